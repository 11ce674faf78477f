import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import { readStageModel } from '@/data/stage-models';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { dealAmount } from '@/domain/deals/amount';
import { NO_SUMS, plusSums, streamSums } from '@/domain/deals/stream-sums';
import { weightedMinor } from '@/domain/deals/weight';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { withUnit } from '@/platform/db/unit-of-work';
import { anyDeal, day } from '../../domain/deals/deal-facts';
import { storeFacts, type KeptDeal } from '../../support/store-facts';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
const KNOWN = '2026-11-02T00:00:00Z';

beforeAll(async () => {
  tenant = await makeTenant();
  const kept: fc.Arbitrary<KeptDeal> = fc.record({
    facts: fc
      .record({ deal: anyDeal, minor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), big: fc.boolean() })
      .map(({ deal, minor, big }) => ({
        ...deal,
        externalId: null,
        amountMinor: big ? minor : deal.amountMinor,
      })),
    repId: fc.constantFrom(null, tenant.repId),
    removed: fc.integer({ min: 0, max: 20 }).map((n) => n === 0),
    activities: fc.constant([]).map(() => []),
    moves: fc.constant([]).map(() => []),
    excuses: fc.constant([]).map(() => []),
  });
  const deals = fc.sample(kept, { numRuns: 400, seed: 7 });
  await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) => storeFacts(unit, deals));
});

/** The open pipeline deal by deal, as the rules have it. */
async function byRules(asOf: CalendarDate, repId?: string) {
  return withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
    const scope = repId === undefined ? { kind: 'all' as const } : { kind: 'own' as const, repId };
    const model = await readStageModel(unit, asOf);
    const open = await readDealFacts(unit, { scope, outcomes: ['open'] });
    return {
      count: open.length,
      amountMinor: open.reduce((sum, deal) => sum + (dealAmount(deal) ?? 0n), 0n),
      weights: open.reduce<Record<string, bigint>>((sums, deal) => {
        const before = sums[deal.stage] ?? 0n;
        return { ...sums, [deal.stage]: before + weightedMinor(deal, model, asOf) };
      }, {}),
      byStream: open.reduce((sums, deal) => plusSums(sums, streamSums(deal)), NO_SUMS),
    };
  });
}

describe('the totals of the pipeline', () => {
  it.each([
    ['long ago', -400],
    ['today', 0],
    ['in a year', 365],
  ])('are what the rules add up deal by deal, %s', async (_name, offset) => {
    const asOf = day(offset);
    for (const [caller, repId] of [
      [tenant.as.CRO, undefined],
      [tenant.as.REP, tenant.repId],
    ] as const) {
      const rules = await byRules(asOf, repId);
      for (const clock of [{ asOf }, { asOf, knownAt: KNOWN }]) {
        const shown = value(await pipelineQuery(caller, clock));
        expect(shown.open).toEqual({ count: rules.count, amountMinor: rules.amountMinor });
        expect(shown.byStream).toEqual(rules.byStream);
        const weights = shown.byStage.map(({ stage, weightedMinor: minor }) => [stage, minor]);
        expect(Object.fromEntries(weights)).toEqual(rules.weights);
      }
    }
  });

  it('follow a filter', async () => {
    const all = value(await pipelineQuery(tenant.as.CRO, { asOf: day(0) }));
    const own = value(await pipelineQuery(tenant.as.CRO, { asOf: day(0), repId: tenant.repId }));
    const lead = value(await pipelineQuery(tenant.as.CRO, { asOf: day(0), stage: 'lead' }));
    expect(own).toMatchObject({ open: value(await pipelineQuery(tenant.as.REP, { asOf: day(0) })).open });
    expect(lead.byStage).toEqual(all.byStage.filter(({ stage }) => stage === 'lead'));
    expect(value(await pipelineQuery(tenant.as.CRO, { search: '100%_' })).open.count).toBe(0);
  });
});
