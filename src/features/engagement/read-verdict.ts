import { readEngagementFacts } from '@/data/engagement-facts';
import { readBaseline } from '@/data/engagement-baselines';
import { readKpiSets } from '@/data/kpi-sets';
import { readTermsVersions } from '@/data/terms';
import { PHASE_DAYS, verdictDay } from '@/domain/engagement/programme';
import { verdictOf, type EngagementVerdict } from '@/domain/engagement/verdict';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { FIRST_SET, inOrder } from '@/domain/kpis/kpi-set';
import { addDays, dayOfInstant, earliest, type CalendarDate } from '@/domain/values/calendar-date';
import type { Context } from '@/platform/operations/context';
import { figuresAt } from './commands-baseline';

const MOST_VERSIONS = 200;

/** The verdict of the engagement that began on `startOn`, as it is today, or as it was at the end of day ninety once that is over. */
export async function readVerdictNow(ctx: Context, startOn: CalendarDate): Promise<EngagementVerdict> {
  const { set, looked } = await setsSince(ctx, startOn);
  const firstDays = await firstDaysTried(ctx, startOn);
  const { currency } = ctx.tenant;
  const question = { startOn, currency, set, looked, firstDays, today: ctx.today };
  const facts = await readEngagementFacts(ctx.unit, question);
  const baseline = await readBaseline(ctx.unit, startOn);
  const { figures } = await figuresAt(ctx, earliest(ctx.today, verdictDay(startOn)));
  const of = (kpi: KpiId, among: readonly (typeof figures)[number][]) =>
    among.find((figure) => figure.kpi === kpi) ?? null;
  return verdictOf(facts, (kpi) => {
    const after = of(kpi, figures);
    if (!after) throw new Error(`No figure of ${kpi}`);
    return { before: of(kpi, baseline?.baseline.figures ?? []), after };
  });
}

/** The company's KPIs, and how many were in the set on any day since the first one. */
async function setsSince(ctx: Context, startOn: CalendarDate): Promise<{ set: KpiId[]; looked: number }> {
  const versions = await readKpiSets(ctx.unit, MOST_VERSIONS);
  const looked = new Set<KpiId>();
  for (const { kpis, recordedAt } of versions) {
    kpis.forEach((kpi) => looked.add(kpi));
    // Older ones were replaced before the first day.
    if (dayOfInstant(recordedAt, ctx.tenant.zone) < startOn)
      return { set: ofNewest(versions), looked: looked.size };
  }
  FIRST_SET.forEach((kpi) => looked.add(kpi));
  return { set: ofNewest(versions), looked: looked.size };
}

/** Those under which a month of the engagement was over, and so to be seen, before another took their place; and the present one. */
async function firstDaysTried({ unit, tenant }: Context, startOn: CalendarDate): Promise<number> {
  const tried = new Set([startOn]);
  const versions = await readTermsVersions(unit);
  versions.forEach(({ startOn: was }, i) => {
    const next = versions[i - 1];
    if (next && addDays(was, PHASE_DAYS) <= dayOfInstant(next.recordedAt, tenant.zone)) tried.add(was);
  });
  return tried.size;
}

function ofNewest(versions: readonly { kpis: KpiId[] }[]): KpiId[] {
  return inOrder(versions[0]?.kpis ?? FIRST_SET);
}
