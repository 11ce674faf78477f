import type { KpiId } from '@/domain/kpis/kpi-data';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { verdictOf, type Headlines } from '@/domain/engagement/verdict';
import { madeHistory, type Effect, type Kind } from './made-histories';

/** Headlines do not matter to the test. */
export const NO_HEADLINE = (kpi: KpiId): Headlines => {
  const { name, unit } = KPI_DEFINITIONS[kpi];
  return { before: null, after: { kpi, name, unit, exact: null, text: 'n/a', reason: null } };
};

/** In what share of `many` made histories each KPI shows a clear improvement, and at least one of the four. */
export function shares(many: number, effect: Effect, kind: Kind) {
  const clear = { nnarr: 0, grr: 0, acv_per_deployment: 0, ttfv: 0 } as Record<KpiId, number>;
  let [atLeastOne, notJudged] = [0, 0];
  for (let seed = 1; seed <= many; seed += 1) {
    const verdict = verdictOf(madeHistory(seed, effect, kind), NO_HEADLINE);
    for (const kpi of verdict.clear) clear[kpi] += 1 / many;
    if (verdict.fit === 'right') atLeastOne += 1 / many;
    notJudged += verdict.kpis.filter(({ state }) => state === 'not_judged').length / many / 4;
  }
  return { ...clear, atLeastOne, notJudged };
}
