import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { BACK_TEST_HANDLERS, backTestJobs } from '@/features/forecast/back-test-jobs';
import { replayWeek } from '@/features/forecast/commands-back-test';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { backTestQuery, replayDaysQuery } from '@/features/forecast/queries-back-test';
import { sourceClaimsQuery } from '@/features/forecast/queries-source-claims';
import { replayMissing } from '@/features/forecast/replay-missing';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-07-06T08:00:00Z';
const asNow = <T>(work: () => Promise<T>) => atInstant(NOW, work);
let tenant: TestTenant;

const weeks = () =>
  asAdmin(async (client) => {
    const found = await client.query<Record<'on' | 'basis' | 'ours' | 'plain', string>>(
      `SELECT week_on::text AS on, basis, ours::text, plain::text FROM back_test_week WHERE tenant_id = $1 ORDER BY 1`,
      [tenant.id],
    );
    return found.rows;
  });

/** A hardware deal quoted in January, ordered in March for a shipment in June; told as it happened. */
async function tellHistory() {
  const lines = [
    { stream: 'hardware' as const, description: '100 gateways', units: 100, amountMinor: '1000000' },
  ];
  const quoted = await atInstant('2026-01-12T09:00:00Z', async () => {
    const named = { name: 'Cold chain', customer: 'A', contact: 'Bo', lines, closeOn: '2026-03-20' };
    const deal = value(await createDeal(tenant.as.CRO, named));
    const evidence = [
      { kind: 'demo' as const, evidenceOn: '2026-01-08' },
      { kind: 'quote' as const, reference: 'Q', evidenceOn: '2026-01-12', amountMinor: '1000000' },
    ];
    return value(await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_quote_sent', evidence }));
  });
  const ordered = await atInstant('2026-03-18T09:00:00Z', async () => {
    const evidence = [
      { kind: 'po' as const, reference: 'PO-1', evidenceOn: '2026-03-18', amountMinor: '1000000' },
    ];
    const { dealId, version } = quoted;
    return value(await moveDeal(tenant.as.CRO, { dealId, version, to: 'hardware_po_received', evidence }));
  });
  await atInstant('2026-06-15T09:00:00Z', async () => {
    const evidence = [{ kind: 'shipment' as const, evidenceOn: '2026-06-15', units: 100 }];
    const { dealId, version } = ordered;
    value(await moveDeal(tenant.as.CRO, { dealId, version, to: 'hardware_shipped', evidence }));
  });
}

/** What had been ordered and had shipped before anybody told it. */
async function tellPast() {
  const lines = [{ stream: 'hardware' as const, description: '50 probes', units: 50, amountMinor: '500000' }];
  const evidence = [
    { kind: 'demo' as const, evidenceOn: '2025-11-03' },
    { kind: 'quote' as const, reference: 'Q-0', evidenceOn: '2025-11-03', amountMinor: '500000' },
    { kind: 'po' as const, reference: 'PO-0', evidenceOn: '2025-11-03', amountMinor: '500000' },
    { kind: 'shipment' as const, evidenceOn: '2025-12-10', units: 50 },
  ];
  await atInstant('2026-01-12T10:00:00Z', async () => {
    const named = { name: 'Told late', customer: 'B', contact: 'Al', lines, closeOn: '2025-11-03' };
    const deal = value(await createDeal(tenant.as.CRO, named));
    value(await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_shipped', evidence }));
  });
}

beforeAll(async () => {
  tenant = await makeTenant();
  await tellHistory();
  await tellPast();
});

describe('the back-test', () => {
  it('is empty before anything was replayed, and says what is missing', async () => {
    const { quarters, days, replayable } = value(await asNow(() => backTestQuery(tenant.as.CRO, {})));
    expect(quarters).toEqual([]);
    expect(days).toEqual({ all: 37, recorded: 0, rewound: 0, missing: 37 });
    expect(replayable).toHaveLength(37);
    expect(value(await asNow(() => backTestQuery(tenant.as.VIEWER, {}))).replayable).toEqual([]);
  });

  it('replays by what was recorded where the database knew, and rewinds where it did not', async () => {
    expect(value(await asNow(() => replayMissing(tenant.operator)))).toEqual({ days: 37 });
    const made = await weeks();
    expect(made.map(({ on, basis }) => [on, basis]).slice(11, 13)).toEqual([
      ['2026-01-12', 'rewound'],
      ['2026-01-19', 'recorded'],
    ]);
    expect(value(await asNow(() => replayDaysQuery(tenant.as.CRO, {}))).missing).toEqual([]);
  });

  it('holds both models against what shipped: the plain table has the money a quarter too early', async () => {
    const { quarters, marks, days } = value(await asNow(() => backTestQuery(tenant.as.CEO, {})));
    expect(days).toEqual({ all: 37, recorded: 25, rewound: 12, missing: 0 });
    const [told, , second] = quarters;
    // Told in January, dated in November and December.
    expect(told).toMatchObject({ label: 'Q4 2025', actualMinor: 500_000n });
    expect(told?.marks.week9).toMatchObject({ basis: 'rewound', plain: { forecastMinor: 500_000n } });
    expect(second).toMatchObject({ label: 'Q2 2026', actualMinor: 1_000_000n, byWordMinor: 0n });
    // Shipped 84 days after the PO of 18 March: 70 % of it in the second quarter. The table had signed it in the first.
    expect(second?.marks.start).toMatchObject({
      on: '2026-04-01',
      basis: 'recorded',
      ours: { forecastMinor: 700_000n },
      plain: { forecastMinor: 0n },
    });
    expect(marks.find(({ id }) => id === 'start')?.nearer).toMatchObject({ ours: 1, plain: 0 });
  });

  it('is the same when it is done again, and a week is one row', async () => {
    const before = await weeks();
    const weekOn = '2026-04-06';
    expect(value(await asNow(() => replayWeek(tenant.as.CRO, { weekOn })))).toMatchObject({
      basis: 'recorded',
    });
    expect(await weeks()).toEqual(before);
  });

  it('refuses days that are no part of it, and people who take no snapshots', async () => {
    const wrong = await asNow(() => replayWeek(tenant.as.CRO, { weekOn: '2026-04-07' }));
    expect(refusal(wrong).message).toContain('Mondays');
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await replayWeek(tenant.as[role], { weekOn: '2026-04-06' })).code).toBe('not_found');
  });

  it('comes by itself, once a day, and goes on where it stood', async () => {
    const after = `DELETE FROM back_test_week WHERE tenant_id = $1 AND week_on > '2026-05-01'`;
    await asAdmin((client) => client.query(after, [tenant.id]));
    const before = await weeks();
    const facts = { id: tenant.id, slug: tenant.slug, zone: 'UTC', isDemo: false };
    const jobs = backTestJobs([facts, { ...facts, isDemo: true }], NOW);
    expect(jobs).toEqual([
      { queue: 'back-test', key: `${tenant.id} 2026-07-06`, data: { slug: tenant.slug } },
    ]);
    await asNow(async () => BACK_TEST_HANDLERS['back-test']?.({ slug: tenant.slug }));
    const again = await weeks();
    expect(again).toHaveLength(37);
    expect(again.slice(0, before.length)).toEqual(before);
  });

  it('takes a forecast that was kept as it was frozen, and computes nothing again', async () => {
    const read = async () => value(await asNow(() => backTestQuery(tenant.as.CRO, {})));
    const replayed = await read();
    await asAdmin((client) => client.query('DELETE FROM back_test_week WHERE tenant_id = $1', [tenant.id]));
    value(await asNow(() => takeSnapshot(tenant.operator, { asOf: '2026-04-01' })));
    const kept = await read();
    expect(kept.days).toEqual({ all: 37, recorded: 1, rewound: 0, missing: 36 });
    expect(kept.quarters.at(-1)?.marks.start).toEqual(replayed.quarters.at(-1)?.marks.start);
  });
});

describe("the source's claims", () => {
  const then = { asOf: '2026-06-01', knownAt: '2026-06-01T08:00:00Z' };

  it("follow both clocks and the filter, and are the reader's own", async () => {
    const all = value(await sourceClaimsQuery(tenant.as.CRO, then));
    expect(all).toMatchObject({ claims: [], ours: { commit: { deals: 1, amountMinor: 1_000_000n } } });
    const other = value(await sourceClaimsQuery(tenant.as.CRO, { ...then, product: 'Other' }));
    expect(other.ours.commit.deals).toBe(0);
    expect(value(await sourceClaimsQuery(tenant.as.REP, then)).ours.commit.deals).toBe(0);
  });
});
