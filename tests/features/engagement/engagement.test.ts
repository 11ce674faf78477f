import { beforeAll, describe, expect, it } from 'vitest';
import { readEngagementFacts } from '@/data/engagement-facts';
import { readBaseline } from '@/data/engagement-baselines';
import { readProgrammeStand } from '@/data/programme-steps';
import { date } from '@/domain/values/calendar-date';
import { recordContract } from '@/features/contracts/commands';
import { freezeEngagementBaseline } from '@/features/engagement/commands-baseline';
import { speakVerdict } from '@/features/engagement/commands-verdict';
import { ENGAGEMENT_HANDLERS, engagementJobs } from '@/features/engagement/jobs';
import { engagementPage } from '@/features/engagement/queries';
import { workEngagement } from '@/features/engagement/work-night';
import { changeKpiSet, startEngagement } from '@/features/kpis/commands-set';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { asAdmin } from '../../support/database';
import { DAY_90, DAY_91, engagedCompany, on, START } from './engaged-company';

const inUnit = <T>(tenant: TestTenant, run: (unit: Unit) => Promise<T>) =>
  withUnit({ tenantId: tenant.id, mode: 'read' }, run);
const begin = (tenant: TestTenant, startOn = START, version = 0) =>
  startEngagement(tenant.as.CRO, { startOn, version });
const pageOf = async (tenant: TestTenant) => {
  const { begun } = value(await engagementPage(tenant.as.CEO, {}));
  if (!begun) throw new Error('Nothing has begun');
  return begun;
};

describe('the baseline', () => {
  it('is frozen with the first day: later corrections leave it as it is, to the byte', async () => {
    const tenant = await engagedCompany();
    await on('2026-03-05', async () => value(await begin(tenant)));
    const before = await inUnit(tenant, (unit) => readBaseline(unit, date(START)));
    expect(before?.baseline).toMatchObject({ format: 1, asOf: START, currency: 'USD' });
    const figure = (kpi: string) => before?.baseline.figures.find((one) => one.kpi === kpi);
    expect(figure('acv_per_deployment')).toMatchObject({ exact: '240000', text: 'USD 2,400' });
    expect(figure('ttfv')).toMatchObject({ exact: '80', text: '80 days' });
    expect(before?.baseline.figures).toHaveLength(6);
    await on('2026-03-06', async () => {
      const late = { customer: 'Late', stream: 'software' as const, startOn: '2025-10-01', endOn: null };
      value(await recordContract(tenant.as.CRO, { ...late, amountMinor: '99900000', periodMonths: 12 }));
    });
    expect(await inUnit(tenant, (unit) => readBaseline(unit, date(START)))).toEqual(before);
    expect(
      refusal(await on('2026-03-07', () => freezeEngagementBaseline(tenant.as.CRO, {}))).message,
    ).toContain('frozen already');
  });

  it('of a corrected first day is its own; of a day to come it waits for the night of that day', async () => {
    const tenant = await makeTenant();
    await on('2026-03-05', async () => {
      value(await begin(tenant));
      value(await begin(tenant, '2026-03-04', 1));
      value(await begin(tenant, '2026-03-09', 2));
    });
    const versions = await asAdmin((client) =>
      client.query(
        'SELECT version, start_on::text FROM engagement_baseline WHERE tenant_id = $1 ORDER BY 1',
        [tenant.id],
      ),
    );
    expect(versions.rows).toEqual([
      { version: 1, start_on: START },
      { version: 2, start_on: '2026-03-04' },
    ]);
    expect(value(await on('2026-03-08', () => workEngagement(tenant.operator)))).toEqual({
      baseline: false,
      verdict: false,
    });
    expect(refusal(await on('2026-03-08', () => freezeEngagementBaseline(tenant.as.CRO, {}))).code).toBe(
      'rule',
    );
    expect(value(await on('2026-03-09', () => workEngagement(tenant.operator)))).toEqual({
      baseline: true,
      verdict: false,
    });
    expect((await inUnit(tenant, (unit) => readBaseline(unit, date('2026-03-09'))))?.version).toBe(3);
  });

  it('can be changed by nobody', async () => {
    const tenant = await makeTenant();
    await on(START, async () => value(await begin(tenant)));
    await expect(
      withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
        unit.execute(`UPDATE engagement_baseline SET body = '{}' WHERE tenant_id = $1`, [unit.tenantId]),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('the verdict', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await engagedCompany();
    await on(START, async () => value(await begin(tenant)));
  });

  it('is not spoken before day ninety; until then the page shows how it comes along', async () => {
    const early = refusal(await on('2026-05-29', () => speakVerdict(tenant.as.CRO, {})));
    expect(early.message).toBe(
      'Day 90 is 30 May 2026: 1 day from now. A verdict before it would be a guess.',
    );
    await on('2026-04-10', async () => {
      const { day, phase, soFar, spoken } = await pageOf(tenant);
      expect({ day, phase, spoken }).toEqual({ day: 40, phase: 2, spoken: null });
      expect(soFar?.kpis.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'not_judged'));
      expect(soFar?.kpis[0]?.months).toHaveLength(13);
    });
  });

  it('finds the shorter waits, and is frozen for ever', async () => {
    const spoken = value(await on(DAY_90, () => speakVerdict(tenant.as.CRO, {})));
    expect(spoken.fit).toBe('right');
    expect(spoken.text).toContain('Time to first value shows a clear improvement');
    // Nor is another one to be had by another first day, on the same day.
    expect(refusal(await on(DAY_90, () => begin(tenant, '2026-03-01', 1)))).toMatchObject({
      code: 'rule',
      message: 'The verdict of day 90 is spoken, so the first day stands.',
    });
    const shown = await on(DAY_91, () => pageOf(tenant));
    expect(shown).toMatchObject({ day: 91, phase: 'after', soFar: null });
    expect(shown.spoken?.verdict).toMatchObject({ format: 1, dayOn: DAY_90, clear: ['ttfv'], looked: 4 });
    const ttfv = shown.spoken?.verdict.kpis.find(({ kpi }) => kpi === 'ttfv');
    expect(ttfv).toMatchObject({ state: 'clear', before: '80 days' });
    expect(refusal(await on(DAY_91, () => speakVerdict(tenant.as.CRO, {})))).toMatchObject({
      code: 'conflict',
    });
    expect(value(await on(DAY_91, () => workEngagement(tenant.operator))).verdict).toBe(false);
    const stand = await inUnit(tenant, (unit) =>
      readProgrammeStand(unit, { asOf: date(DAY_91), zone: 'UTC' }),
    );
    expect(stand).toMatchObject({ day: 91, phase: 'after', verdict: { fit: 'right', clear: ['ttfv'] } });
    const asked = { asOf: date('2026-05-29'), zone: 'UTC' };
    expect((await inUnit(tenant, (unit) => readProgrammeStand(unit, asked)))?.verdict).toBeNull();
  });

  it('is the CRO’s to speak', async () => {
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await on(DAY_90, () => speakVerdict(tenant.as[role], {}))).code).toBe('not_found');
    expect(value(await engagementPage(tenant.as.VIEWER, {})).may).toEqual({
      write: false,
      readTime: false,
      readTerms: false,
    });
    expect(refusal(await engagementPage(tenant.as.REP, {})).code).toBe('not_found');
  });

  it('is spoken by the night after day ninety where nobody did, and says so where nothing can be told', async () => {
    const young = await makeTenant();
    await on(START, async () => value(await begin(young)));
    expect(value(await on(DAY_90, () => workEngagement(young.operator))).verdict).toBe(false);
    await on(DAY_91, async () => {
      await ENGAGEMENT_HANDLERS.engagement?.({ slug: young.slug });
      const { spoken } = await pageOf(young);
      expect(spoken?.verdict).toMatchObject({ fit: 'open', clear: [] });
      expect(spoken?.by).toBeNull();
    });
  });

  it('asks more of each KPI where others were tried', async () => {
    const swapped = await makeTenant();
    await on(START, async () => value(await begin(swapped)));
    const change = { kpis: ['nnarr', 'ttfv', 'hardware_failure_rate'], reason: 'Devices break', version: 0 };
    await on('2026-04-01', async () => value(await changeKpiSet(swapped.as.CRO, change)));
    const { soFar } = await on('2026-04-02', () => pageOf(swapped));
    expect(soFar).toMatchObject({ looked: 5, kpis: [{ kpi: 'nnarr', barPpm: 10_000 }, {}, {}] });
  });

  it('asks more of each KPI where another first day was tried for a month, and not where it was put right', async () => {
    const moved = await makeTenant();
    await on(START, async () => value(await begin(moved)));
    await on('2026-03-20', async () => value(await begin(moved, '2026-03-09', 1)));
    expect((await on('2026-03-21', () => pageOf(moved))).soFar).toMatchObject({ firstDays: 1 });
    await on('2026-04-20', async () => value(await begin(moved, '2026-04-01', 2)));
    const { soFar } = await on('2026-04-21', () => pageOf(moved));
    expect(soFar).toMatchObject({ looked: 4, firstDays: 2, kpis: [{ barPpm: 6250 }, {}, {}, {}] });
  });

  it('is asked for by one job a night and company, and by none for show', () => {
    const company = { id: 'a', slug: 'a', zone: 'America/New_York', isDemo: false };
    expect(engagementJobs([company, { ...company, isDemo: true }], '2026-05-31T06:00:00Z')).toEqual([
      { queue: 'engagement', key: 'a 2026-05-30', data: { slug: 'a' } },
    ]);
  });
});

describe('the facts of a verdict', () => {
  it('add up to the ledger: by thirty days, with corrections in the month that they are about', async () => {
    const tenant = await makeTenant();
    const contract = { stream: 'software' as const, endOn: null, periodMonths: 12 };
    await on('2026-06-01', async () => {
      const record = async (
        customer: string,
        startOn: string,
        amountMinor: string,
        endOn: string | null = null,
      ) => value(await recordContract(tenant.as.CRO, { ...contract, customer, startOn, amountMinor, endOn }));
      await record('Old', '2023-01-10', '600000');
      await record('Gone', '2024-01-10', '400000', '2026-03-10');
      await record('New', '2026-04-05', '50000');
    });
    const facts = await inUnit(tenant, (unit) =>
      readEngagementFacts(unit, {
        startOn: date(START),
        currency: 'USD',
        set: [],
        looked: 4,
        firstDays: 1,
        today: date('2026-07-01'),
      }),
    );
    expect(facts).toMatchObject({ asOf: DAY_90, ledgerFrom: '2023-01-01' });
    const block = (index: number) => facts.blocks.find((one) => one.index === index);
    expect(block(-15)).toMatchObject({ netNewMinor: 0n, openingMinor: 1_000_000n });
    expect(block(0)).toMatchObject({ netNewMinor: -400_000n, lostMinor: 400_000n, openingMinor: 1_000_000n });
    expect(block(1)).toMatchObject({ netNewMinor: 50_000n, lostMinor: 0n, openingMinor: 600_000n });
    expect(block(2)).toMatchObject({ openingMinor: 650_000n });
  });
});
