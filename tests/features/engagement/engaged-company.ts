import { addDays, date } from '@/domain/values/calendar-date';
import { recordContract } from '@/features/contracts/commands';
import { recordDeployment } from '@/features/deployments/commands';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

export const START = '2026-03-02';
/** Its day ninety, and the day after. */
export const DAY_90 = '2026-05-30';
export const DAY_91 = '2026-05-31';

export const on = <T>(day: string, run: () => Promise<T>) => atInstant(`${day}T12:00:00Z`, run);

/**
 * A company that signs twice a month: sites waited for 80 days until the engagement began, and for 20 since. A contract of 1,000 to 1,500 a year
 * begins each month, in no order.
 */
export async function engagedCompany(currency = 'USD'): Promise<TestTenant> {
  const tenant = await makeTenant({ currency });
  await on('2026-06-30', async () => {
    for (let day = -480; day < 80; day += 15) {
      const signedOn = addDays(date(START), day);
      const wait = day + 80 < 0 ? 80 : Math.max(day + 20, 5 - (day % 7)) - day;
      const arrived = addDays(signedOn, Math.min(80, Math.max(wait, 20)));
      const site = { site: `Site ${day}`, kind: 'production' as const, devices: 20, acvMinor: '240000' };
      value(
        await recordDeployment(tenant.as.CRO, {
          customer: `Customer ${day}`,
          ...site,
          signedOn,
          activatedOn: arrived,
          firstValueOn: arrived,
          firstValueKind: 'data',
        }),
      );
    }
    for (let month = 0; month < 20; month += 1) {
      const startOn = addDays(date(START), month * 30 - 520);
      const amountMinor = String(100_000 + ((month * 37) % 11) * 5000);
      const contract = { customer: `Payer ${month}`, stream: 'software' as const, startOn, amountMinor };
      value(await recordContract(tenant.as.CRO, { ...contract, endOn: null, periodMonths: 12 }));
    }
  });
  return tenant;
}
