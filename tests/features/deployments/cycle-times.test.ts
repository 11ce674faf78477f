import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, date, startOfDay } from '@/domain/values/calendar-date';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { recordDeployment } from '@/features/deployments/commands';
import { blockDeployment } from '@/features/deployments/commands-blocks';
import { cycleTimes } from '@/features/deployments/queries-cycle-times';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, PO, QUOTE, shipment, SOFTWARE } from '../deals/a-deal';

const asOf = '2026-08-31';
let tenant: TestTenant;

/** Does something as if on a day. */
function on<T>(day: string, deed: () => Promise<T>): Promise<T> {
  return atInstant(startOfDay(date(day), 'UTC'), deed);
}

/** A deal that was opened on a day and had demo, quote and PO after so many days each. */
async function sold(opened: string, gaps: readonly [number, number, number]) {
  let day = date(opened);
  let deal = await on(day, () => dealOf(tenant, [HARDWARE, SOFTWARE]));
  const steps = [
    ['demo', DEMO],
    ['hardware_quote_sent', QUOTE],
    ['hardware_po_received', PO],
  ] as const;
  for (const [i, [to, evidence]] of steps.entries()) {
    const evidenceOn = addDays(day, gaps[i] ?? 0);
    day = evidenceOn;
    const proof = to === 'hardware_po_received' ? { ...PO, reference: `PO ${deal.dealId}` } : evidence;
    const input = { dealId: deal.dealId, version: deal.version, to, evidence: [{ ...proof, evidenceOn }] };
    deal = { ...deal, ...value(await on(day, () => moveDeal(tenant.as.CRO, input))) };
  }
  return { ...deal, signedOn: day };
}

let first: Awaited<ReturnType<typeof sold>>;

beforeAll(async () => {
  tenant = await makeTenant();
  first = await sold('2026-01-01', [10, 20, 30]);
  await sold('2026-01-05', [4, 6, 20]);
  await sold('2026-04-01', [0, 14, 7]);
  const shipped = { dealId: first.dealId, evidence: [shipment('2026-04-01', 40)] };
  value(await on('2026-04-01', () => recordEvidence(tenant.as.DELIVERY, shipped)));
  const site = { customer: 'Nordic Foods', site: 'Cold store 4', kind: 'production' as const };
  const { deploymentId } = value(
    await recordDeployment(tenant.as.CRO, {
      ...site,
      dealId: first.dealId,
      signedOn: first.signedOn,
      activatedOn: '2026-05-20',
      firstValueOn: '2026-05-30',
      firstValueKind: 'data',
    }),
  );
  const block = { deploymentId, cause: 'customer' as const, fromOn: '2026-04-10', untilOn: '2026-04-30' };
  value(await blockDeployment(tenant.as.DELIVERY, block));
});

describe('cycle times', () => {
  it('say per stage how long the signed deals were in it', async () => {
    const { stages, deals } = value(await cycleTimes(tenant.as.CRO, { asOf }));
    expect(deals).toBe(3);
    expect(stages.map(({ stage, span }) => [stage, span.count, span.done, span.median])).toEqual([
      ['lead', 3, 3, 4],
      ['demo', 3, 3, 14],
      ['hardware_quote_sent', 3, 3, 20],
      ['hardware_po_received', 3, 0, null],
    ]);
  });

  it('agree with the days that the database counts between the moves', async () => {
    const { rows } = await asAdmin((client) =>
      client.query<{ stage: string; days: number[] }>(
        `SELECT from_stage AS stage, array_agg(days ORDER BY days)::int[] AS days FROM (
           SELECT t.from_stage, t.on_date - lag(t.on_date, 1, d.created_on) OVER (PARTITION BY t.deal_id ORDER BY t.on_date, t.at) AS days
           FROM stage_transition t JOIN deal d ON d.tenant_id = t.tenant_id AND d.id = t.deal_id WHERE t.tenant_id = $1) v GROUP BY 1`,
        [tenant.id],
      ),
    );
    for (const stage of ['lead', 'demo', 'hardware_quote_sent'] as const) {
      const { behind } = value(await cycleTimes(tenant.as.CRO, { asOf, stage }));
      const told = rows.find((row) => row.stage === stage)?.days;
      expect((behind ?? []).map(({ days }) => days).toReversed()).toEqual(told);
    }
  });

  it('say per stream how long the signed deals wait for what the stream is paid for', async () => {
    const { streams } = value(await cycleTimes(tenant.as.DELIVERY, { asOf }));
    expect(streams.map(({ stream, span }) => [stream, span.count, span.done])).toEqual([
      ['hardware', 3, 1],
      ['software', 3, 0],
    ]);
    const { behind } = value(await cycleTimes(tenant.as.DELIVERY, { asOf, stream: 'hardware' }));
    expect(behind?.map(({ days, arrived }) => [days, arrived])).toEqual([
      [208, false],
      [131, false],
      [30, true],
    ]);
  });

  it('set the deployment beside the sale, by quarter of signature, and open both', async () => {
    const { quarters, all, blocked } = value(await cycleTimes(tenant.as.CEO, { asOf }));
    expect(
      quarters.map(({ label, sale, deployment }) => [label, sale.median, sale.count, deployment.median]),
    ).toEqual([
      ['Q1 2026', 30, 2, 89],
      ['Q2 2026', 21, 1, null],
    ]);
    expect(all.stretch.ratio).toEqual({ numerator: 119n, denominator: 30n });
    expect(blocked.blocked).toMatchObject({ total: 20, byCause: { customer: 20 } });
    expect([blocked.actual.median, blocked.without.median]).toEqual([89, 69]);
    const { behind } = value(await cycleTimes(tenant.as.CEO, { asOf, quarter: '2026-02-14' }));
    expect(behind?.map(({ kind, days }) => [kind, days])).toEqual([
      ['deal', 60],
      ['deal', 30],
      ['deployment', 89],
    ]);
  });

  it('know nothing of what came after the day, of other companies, and nothing for reps', async () => {
    const early = value(await cycleTimes(tenant.as.CRO, { asOf: '2026-02-10' }));
    expect([early.deals, early.blocked.rows.length]).toEqual([1, 0]);
    const other = await makeTenant();
    const none = value(await cycleTimes(other.as.CRO, { asOf }));
    expect([none.deals, none.stages, none.quarters, none.all.sale.count]).toEqual([0, [], [], 0]);
    expect(refusal(await cycleTimes(tenant.as.REP, { asOf })).code).toBe('not_found');
  });
});
