import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { archiveTenant } from '@/features/company-life/commands';
import { recordDeployment } from '@/features/deployments/commands';
import { setRate } from '@/features/rates/commands';
import { changeTerms } from '@/features/terms/commands';
import { showCompensation, showTerms } from '@/features/terms/queries';
import { recordTime } from '@/features/time/commands';
import { exportTime } from '@/features/time/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { engage, TERMS } from './the-terms';

const NOW = '2026-05-15T12:00:00Z';
const now = <T>(work: () => Promise<T>) => atInstant(NOW, work);

async function site(tenant: TestTenant, activatedOn: string, acvMinor: string | null) {
  const dates = { signedOn: activatedOn, shippedOn: activatedOn, installedOn: activatedOn, activatedOn };
  const facts = { customer: 'Acme', site: `Hall ${activatedOn}`, kind: 'production' as const, devices: 10 };
  value(await recordDeployment(tenant.as.CRO, { ...facts, ...dates, acvMinor }));
}

/** A day rate of 150,000 yen or 300 dinar, and one site of 9 million yen or 9,000 dinar above a floor of a third less. */
describe.each([
  {
    currency: 'JPY',
    dayRateMinor: '150000',
    acv: '9000000',
    floor: '6000000',
    pay: 300_000n,
    rate: '150',
    usd: 1_000_000n,
  },
  {
    currency: 'KWD',
    dayRateMinor: '300000',
    acv: '9000000',
    floor: '6000000',
    pay: 300_000n,
    rate: '0.3',
    usd: 1_000_000n,
  },
])('terms in $currency', ({ currency, dayRateMinor, acv, floor, pay, rate, usd }) => {
  it('pay in its own minor units, and compare in dollars at the rate that is kept', async () => {
    const tenant = await makeTenant({ currency });
    await now(() => site(tenant, '2026-02-01', acv));
    await engage(tenant, { dayRateMinor, variableShareBp: 1000, variableFloorMinor: floor });
    await now(async () => {
      value(await setRate(tenant.as.CRO, { currency: 'USD', month: '2026-05', rate }));
      const { preview } = value(await showCompensation(tenant.as.CEO, {}));
      expect(preview.quarters.map(({ payMinor }) => payMinor)).toContain(pay);
      const { cost, versions } = value(await showTerms(tenant.as.CEO, {}));
      expect(cost.daysMinor).toBe(10n * BigInt(dayRateMinor));
      expect(versions[0]?.dayRateMinor).toBe(BigInt(dayRateMinor));
      const days = value(await showCompensation(tenant.as.CEO, { shareBp: 0 })).preview;
      expect(days.quarters.every(({ payMinor }) => payMinor === 0n)).toBe(true);
      const month = (cost.daysMinor ?? 0n) + (cost.variableMinor ?? 0n);
      expect(cost.monthMinor).toBe(month);
      const withoutVariable = (usd * month) / (cost.daysMinor ?? 1n);
      const off = (cost.monthUsdMinor ?? 0n) - withoutVariable;
      expect(off >= -1n && off <= 1n).toBe(true);
    });
  });

  it('are invoiced by the file in its own units', async () => {
    const tenant = await makeTenant({ currency });
    await engage(tenant, { dayRateMinor });
    await now(async () => {
      value(await recordTime(tenant.as.CRO, { workedOn: '2026-05-04', minutes: 720, kind: 'work' }));
      const { pieces } = value(await exportTime(tenant.as.CEO, { month: '2026-05', format: 'xlsx' }));
      const sheet = read(Buffer.concat(pieces.map((piece) => Buffer.from(piece)))).Sheets['Summary'];
      const rows = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) : [];
      const exact = currency === 'JPY' ? 225_000 : 450;
      expect(rows[0]).toEqual(['May 2026', 'Days', `Amount, ${currency}`]);
      expect(rows.find(([label]) => label === 'Used')).toEqual(['Used', 1.5, exact]);
    });
  });
});

describe('terms at their ends', () => {
  it('of no day, no hour and no visit are possible, and cost nothing', async () => {
    const tenant = await makeTenant();
    await engage(tenant, { contractedDays: 0, weeklyMinutes: 0, visitsPerYear: 0 });
    const { cost } = value(await now(() => showTerms(tenant.as.CEO, {})));
    expect(cost.daysMinor).toBe(0n);
    expect(cost.alternatives.map(({ standing }) => standing)).not.toContain('above');
  });

  it.each([
    [{ contractedDays: 3101 }, 'contractedDays'],
    [{ contractedDays: -1 }, 'contractedDays'],
    [{ minutesPerDay: 0 }, 'minutesPerDay'],
    [{ weeklyMinutes: 10_081 }, 'weeklyMinutes'],
    [{ visitsPerYear: 367 }, 'visitsPerYear'],
    [{ variableShareBp: 10_001 }, 'variableShareBp'],
    [{ variableCapMinor: '1' }, 'variableShareBp'],
    [{ endOn: '2026-01-04' }, 'endOn'],
    [{ crmAccessOn: '2026-05-16' }, 'crmAccessOn'],
    [{ crmAccess: 'not_asked' as const }, 'crmAccessOn'],
    [{ crmAccessOn: null }, 'crmAccessOn'],
  ])('%j is refused at %s, and nothing is written', async (terms, field) => {
    const tenant = await makeTenant();
    const version = await engage(tenant);
    await now(async () => {
      const refused = refusal(await changeTerms(tenant.as.CRO, { ...TERMS, version, ...terms }));
      expect(refused).toMatchObject({ code: 'invalid' });
      expect(Object.keys(refused.fields ?? {})).toEqual([field]);
      expect(value(await showTerms(tenant.as.CEO, {})).terms?.version).toBe(version);
    });
  });

  it('are saved once by a double click, and not at all by an archived company', async () => {
    const tenant = await makeTenant();
    const version = await engage(tenant);
    const save = (seen: number, days: number) =>
      now(() => changeTerms(tenant.as.CRO, { ...TERMS, version: seen, contractedDays: days }));
    const both = await Promise.all([save(version, 800), save(version, 800)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    value(await now(() => archiveTenant(tenant.as.CRO, {})));
    expect(refusal(await save(version + 1, 900)).code).toBe('rule');
    expect(value(await now(() => showTerms(tenant.as.CEO, {}))).terms).toMatchObject({
      contractedDays: 800,
      version: version + 1,
    });
  });

  it('have no variable part where no deployment has an ACV', async () => {
    const tenant = await makeTenant();
    await now(() => site(tenant, '2026-02-01', null));
    await engage(tenant, { variableShareBp: 1000, variableFloorMinor: '100' });
    const { preview } = value(await now(() => showCompensation(tenant.as.CEO, {})));
    expect(preview.quarters.find(({ label }) => label === 'Q1 2026')).toMatchObject({
      withoutAcv: 1,
      meanMinor: null,
      payMinor: 0n,
    });
  });
});
