import { beforeAll, describe, expect, it } from 'vitest';
import { planBoard } from '@/features/board/commands-plan';
import { boardShow } from '@/features/board/queries';
import { portfolioCompany } from '@/features/portfolio/queries';
import { recordTime } from '@/features/time/commands';
import { listTime } from '@/features/time/queries';
import { showCompensation } from '@/features/terms/queries';
import { recordDeployment } from '@/features/deployments/commands';
import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { addDays, date } from '@/domain/values/calendar-date';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { engage } from '../terms/the-terms';
import { close } from './a-month';

const NOW = '2026-11-20T12:00:00Z';
const fiscal = { startMonth: 2, kind: 'weeks' as const };
const now = <T>(work: () => Promise<T>) => atInstant(NOW, work);
let tenant: TestTenant;

/** A company whose quarters have thirteen weeks, from February on: none of them ends with a month. */
beforeAll(async () => {
  tenant = await makeTenant({ fiscalStartMonth: 2 });
  await asAdmin((client) =>
    client.query(`UPDATE tenant SET fiscal_calendar = 'weeks' WHERE id = $1`, [tenant.id]),
  );
  await engage(tenant, { variableShareBp: 1000, variableFloorMinor: '1000000' });
});

const show = (month: string) => now(async () => value(await boardShow(tenant.as.CEO, { month })).page);

describe('a company of 4-4-5 weeks', () => {
  it('has its own quarters on the page, around the last day of the calendar month', async () => {
    for (const [month, last] of [
      ['2026-09', '2026-09-30'],
      ['2026-10', '2026-10-31'],
      ['2026-07', '2026-07-31'],
    ] as const) {
      const { asOf, forecast } = await show(month);
      expect(asOf).toBe(last);
      const running = fiscalQuarter(addDays(date(last), 1), fiscal, 0);
      const before = fiscalQuarter(addDays(date(last), 1), fiscal, -1);
      expect(forecast.quarter).toEqual({ label: running.label, from: running.from, until: running.until });
      expect(forecast.completed).toMatchObject({
        quarter: before.label,
        from: before.from,
        until: running.from,
      });
      // Thirteen weeks from a Monday, and not from the first of a month.
      expect(new Date(`${running.from}T00:00:00Z`).getUTCDay()).toBe(1);
    }
  });

  it('closes its months by the calendar, and says the same quarters ever after', async () => {
    await now(async () => {
      value(await planBoard(tenant.as.CRO, { month: '2026-10', heldOn: '2026-11-05' }));
      const before = await show('2026-10');
      value(await close(tenant, '2026-10'));
      const { closed, ...frozen } = await show('2026-10');
      expect(closed).not.toBeNull();
      expect({ ...frozen, closed: null }).toEqual(before);
    });
  });

  it('counts days by the calendar month, and visits by its own quarter', async () => {
    const quarter = fiscalQuarter(date('2026-11-20'), fiscal, 0);
    const firstDay = quarter.from;
    const dayBefore = addDays(firstDay, -10);
    await now(async () => {
      for (const workedOn of [dayBefore, firstDay])
        value(await recordTime(tenant.as.CRO, { workedOn, minutes: 480, kind: 'visit' }));
      const { visits } = value(await listTime(tenant.as.CRO, {}));
      expect(visits).toMatchObject({ quarter: quarter.label, made: 1 });
    });
  });

  it('pays by the quarters of its KPIs, which are of whole months', async () => {
    await now(async () => {
      for (const [site, day] of [
        ['October', '2026-10-31'],
        ['November', '2026-11-01'],
      ] as const)
        value(
          await recordDeployment(tenant.as.CRO, {
            customer: 'Acme',
            site,
            kind: 'production',
            devices: 5,
            acvMinor: '3000000',
            signedOn: day,
            activatedOn: day,
          }),
        );
      const { preview } = value(await showCompensation(tenant.as.CEO, {}));
      const [before, running] = preview.quarters.slice(-2);
      expect(before).toMatchObject({ until: '2026-11-01', deployments: [{ site: 'October' }] });
      expect(running).toMatchObject({ from: '2026-11-01', deployments: [{ site: 'November' }] });
      expect([before?.payMinor, running?.payMinor]).toEqual([200_000n, 200_000n]);
    });
  });

  it('stands in the portfolio with what it needs, and no variance of a quarter that was never frozen', async () => {
    const { standing } = await now(async () => value(await portfolioCompany(tenant.as.CRO, {})));
    expect(standing).toMatchObject({ variance: null, days: { contracted: 1000 } });
    expect(standing?.needs.map(({ id }) => id)).not.toContain('variance');
  });
});
