import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { forecastQuery } from '@/features/forecast/queries';
import { listForecastSnapshots, missingSnapshots, showSnapshot } from '@/features/forecast/queries-snapshots';
import { SNAPSHOT_HANDLERS, snapshotJobs } from '@/features/forecast/snapshot-jobs';
import { takeMissingSnapshots } from '@/features/forecast/take-missing-snapshots';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const MONDAY = '2026-11-16';
const NEXT_MONDAY = '2026-11-23';
let tenant: TestTenant;
const at = <T>(instant: string, work: () => Promise<T>) => atInstant(instant, work);
const take = (asOf: string, instant = `${asOf}T08:00:00Z`, of = tenant) =>
  at(instant, () => takeSnapshot(of.as.CRO, { asOf }));

/** Ria's deal with a PO, and one of nobody; what is told later is not known at the first Monday. */
async function tell(of: TestTenant): Promise<void> {
  await at('2026-11-10T10:00:00Z', async () => {
    const ordered = value(
      await createDeal(of.as.CRO, {
        name: 'Ordered',
        customer: 'Harbour',
        contact: 'Bo',
        repId: of.repId,
        closeOn: '2026-11-01',
        lines: [{ stream: 'hardware', description: '100 gateways', units: 100, amountMinor: '5000000' }],
      }),
    );
    const evidence = [
      { kind: 'demo' as const, evidenceOn: '2026-08-01' },
      { kind: 'quote' as const, reference: 'Q', evidenceOn: '2026-08-10', amountMinor: '5000000' },
      { kind: 'po' as const, reference: 'PO-7', evidenceOn: '2026-11-02', amountMinor: '5000000' },
    ];
    value(await moveDeal(of.as.CRO, { ...ordered, to: 'hardware_po_received', evidence }));
  });
  const early = await at('2026-11-12T10:00:00Z', async () =>
    value(
      await createDeal(of.as.CRO, {
        name: 'Early',
        amountMinor: '100000',
        closeOn: '2026-12-10',
        customer: 'Quay',
      }),
    ),
  );
  await at('2026-11-17T10:00:00Z', async () => {
    value(await editDeal(of.as.CRO, { ...early, amountMinor: '900000' }));
  });
}

beforeAll(async () => {
  tenant = await makeTenant();
  await tell(tenant);
});

describe('a snapshot', () => {
  it('is the forecast as it was known when its day began, however late it is taken', async () => {
    const late = value(await take(MONDAY, '2026-11-27T15:00:00Z'));
    expect(late).toMatchObject({ asOf: MONDAY, deals: 2, taken: true });
    const kept = value(await showSnapshot(tenant.as.CRO, { snapshotId: late.snapshotId }));
    const then = value(await forecastQuery(tenant.as.CRO, { asOf: MONDAY, knownAt: '2026-11-16T00:00:00Z' }));
    expect(kept.periods).toEqual(then.periods);
    expect(kept.totals).toEqual(then.totals);
    expect(kept.findings).toEqual(then.findings);
    expect(kept).toMatchObject({ knownAt: '2026-11-16T00:00:00.000Z', modelVersion: 1, quarterStart: false });
    expect(kept.totals.unsplit.pipelineMinor).toBe(100_000n);
  });

  it('is taken once: asked again its day has it already', async () => {
    const again = value(await take(MONDAY));
    expect(again.taken).toBe(false);
    const { snapshots } = value(await listForecastSnapshots(tenant.as.CRO, {}));
    expect(snapshots.filter(({ asOf }) => asOf === MONDAY).map(({ id }) => id)).toEqual([again.snapshotId]);
  });

  it('is taken once by many at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => take(NEXT_MONDAY)));
    expect(answers.filter((answer) => answer.ok && answer.value.taken)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('conflict');
    const { snapshots } = value(await listForecastSnapshots(tenant.as.CRO, { from: NEXT_MONDAY }));
    expect(snapshots).toHaveLength(1);
  });

  it('is never changed nor removed by the application', async () => {
    const write = (sql: string) =>
      withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) => unit.execute(sql, [tenant.id]));
    for (const sql of [
      'UPDATE forecast_snapshot SET deals = 0 WHERE tenant_id = $1',
      'DELETE FROM forecast_snapshot_part WHERE tenant_id = $1',
    ])
      await expect(write(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('says what is wrong when what is stored was tampered with', async () => {
    const other = await makeTenant();
    await tell(other);
    const { snapshotId } = value(await take(MONDAY, undefined, other));
    await asAdmin((client) =>
      client.query(`UPDATE forecast_snapshot_part SET payload = '\\x00' WHERE snapshot_id = $1`, [
        snapshotId,
      ]),
    );
    await expect(showSnapshot(other.as.CRO, { snapshotId })).rejects.toThrow('not what was written');
  });

  it('shows a rep the deals that were his, and a viewer the totals', async () => {
    const { snapshotId } = value(await take(MONDAY));
    const own = value(await showSnapshot(tenant.as.REP, { snapshotId }));
    expect(own.deals).toBe(1);
    expect(own.totals.hardware.commitMinor).toBe(5_000_000n);
    expect(own.totals.unsplit.pipelineMinor).toBe(0n);
    const seen = value(await showSnapshot(tenant.as.VIEWER, { snapshotId }));
    expect(seen).toMatchObject({ deals: 2, mayOpenDeals: false });
    expect(refusal(await showSnapshot(tenant.as.DELIVERY, { snapshotId })).code).toBe('not_found');
  });

  it('is read in parts that add up to the whole', async () => {
    const { snapshotId } = value(await take(MONDAY));
    const sum = async (filters: object[]) => {
      let total = 0n;
      for (const filter of filters)
        total += value(await showSnapshot(tenant.as.CRO, { snapshotId, ...filter })).totals.total
          .weightedMinor;
      return total;
    };
    const whole = await sum([{}]);
    expect(whole).toBe(3_510_000n);
    expect(await sum([{ repId: tenant.repId }, { repId: '' }])).toBe(whole);
    expect(await sum([{ category: 'commit' }, { category: 'bestCase' }, { category: 'pipeline' }])).toBe(
      whole,
    );
  });

  it('is refused ahead of its day, on other days, and to who may not freeze', async () => {
    expect(refusal(await take('2026-11-30', '2026-11-27T10:00:00Z')).message).toContain('has not begun');
    expect(refusal(await take('2026-11-18')).message).toContain('as-of date');
    expect(value(await take('2026-10-01', '2026-11-27T10:00:00Z'))).toMatchObject({ deals: 0, taken: true });
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await takeSnapshot(tenant.as[role], { asOf: MONDAY })).code).toBe('not_found');
  });
});

describe('days that nobody worked on', () => {
  it('are made up for exactly, oldest first, and once', async () => {
    const late = await makeTenant();
    await tell(late);
    const sunday = '2027-01-10T12:00:00Z';
    const due = await at(sunday, async () => value(await missingSnapshots(late.operator, {})).days);
    expect(due).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
      '2027-01-01',
      '2027-01-04',
    ]);
    expect(await at(sunday, async () => value(await takeMissingSnapshots(late.operator)))).toEqual({
      taken: 9,
    });
    expect(await at(sunday, async () => value(await takeMissingSnapshots(late.operator)))).toEqual({
      taken: 0,
    });
    const { snapshots } = value(await listForecastSnapshots(late.as.CEO, {}));
    expect(snapshots.filter(({ quarterStart }) => quarterStart).map(({ asOf }) => asOf)).toEqual([
      '2027-01-01',
    ]);
    const first = snapshots.at(-1);
    const kept = value(await showSnapshot(late.as.CRO, { snapshotId: first?.id ?? '' }));
    expect(kept.totals.unsplit.pipelineMinor).toBe(100_000n);
  });
});

describe('the job', () => {
  const facts = { name: 'A', currency: 'USD', fiscalStartMonth: 1, fiscalCalendar: 'months' as const };
  const company = {
    ...facts,
    id: 'a',
    slug: 'a',
    zone: 'Europe/Berlin',
    isDemo: false,
    state: 'active' as const,
  };
  const keys = (instant: string, over = {}) =>
    snapshotJobs([{ ...company, ...over }], instant).map(({ key }) => key);

  it('is one for each company and due day, from ten minutes into the day where it is', () => {
    expect(keys('2026-11-22T23:09:59Z')).toEqual(['a 2026-11-16']);
    expect(keys('2026-11-22T23:10:00Z')).toEqual(['a 2026-11-23']);
    expect(keys('2026-11-27T12:00:00Z')).toEqual(['a 2026-11-23']);
    expect(keys('2027-01-01T12:00:00Z')).toEqual(['a 2027-01-01']);
    expect(keys('2026-11-22T23:10:00Z', { isDemo: true })).toEqual([]);
  });

  it('takes what is missing, and called again nothing', async () => {
    const worked = await makeTenant();
    await tell(worked);
    const work = () =>
      at('2026-12-01T12:00:00Z', async () => SNAPSHOT_HANDLERS.snapshot?.({ slug: worked.slug }));
    await work();
    await work();
    const { snapshots } = value(await listForecastSnapshots(worked.as.VIEWER, {}));
    expect(snapshots.map(({ asOf }) => asOf)).toEqual(['2026-11-30', '2026-11-23', '2026-11-16']);
  });
});
