import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readStageModel } from '@/data/stage-models';
import { readNotices, type KeptTotals, type NewWarning } from '@/data/sweeps';
import { readSettings, type TenantSettings } from '@/data/tenant-settings';
import { mayConcernSweep, NO_NOTICE, sweepVerdict } from '@/domain/audit/sweep';
import { forecast } from '@/domain/forecast/forecast';
import type { ForecastCell, ForecastOptions } from '@/domain/forecast/types';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';

export type PlannedDeal = { id: string; externalId: string | null; name: string };

/** What a night does: deals that it closes, warnings that are due, zombies with a PO for the CRO's desk. */
export type SweepPlan = {
  toClose: PlannedDeal[];
  warnings: (NewWarning & PlannedDeal)[];
  desk: PlannedDeal[];
  settings: TenantSettings;
};

/** The plan for these deals as of a day, by the pure rule and what the rep has heard so far. Changes nothing. */
export async function planSweep(
  ctx: Context,
  asOf: CalendarDate,
  deals: readonly StoredDeal[],
): Promise<SweepPlan> {
  const settings = await readSettings(ctx.unit);
  const { zombieDays, graceDays, leadTimes } = settings;
  const rule = { asOf, zombieDays, graceDays, leadTimes };
  const concerned = deals.filter((facts) => mayConcernSweep(facts, rule));
  const ids = concerned.map(({ id }) => id);
  const notices = await readNotices(ctx.unit, ids, ctx.tenant.zone);
  const plan: SweepPlan = { toClose: [], warnings: [], desk: [], settings };
  for (const facts of concerned) {
    const verdict = sweepVerdict(facts, notices.get(facts.id) ?? NO_NOTICE, rule);
    const { id, externalId, name } = facts;
    const planned = { id, externalId, name };
    if (verdict.kind === 'close') plan.toClose.push(planned);
    if (verdict.kind === 'desk') plan.desk.push(planned);
    if (verdict.kind === 'warn') {
      const { closesOn, warning } = verdict;
      plan.warnings.push({ ...planned, dealId: id, closesOn, warning });
    }
  }
  return plan;
}

/** The whole night of a tenant, with the forecast before and after the closings. */
export async function planNight(ctx: Context, asOf: CalendarDate) {
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope });
  const plan = await planSweep(ctx, asOf, deals);
  const model = await readStageModel(ctx.unit, asOf);
  const book = await readLeadTimeBook(ctx.unit);
  const options = { asOf, fiscal: fiscalOf(ctx.tenant), book, model };
  const closed = new Set(plan.toClose.map(({ id }) => id));
  const left = deals.filter(({ id }) => !closed.has(id));
  return { plan, before: totalsOf(deals, options), after: totalsOf(left, options) };
}

/** The forecast's totals over all periods. A deal that is closed as lost before its PO has no part in them. */
function totalsOf(deals: readonly StoredDeal[], options: ForecastOptions): KeptTotals {
  return kept(forecast(deals, options).totals.total);
}

function kept({ actualMinor, commitMinor, weightedMinor }: ForecastCell): KeptTotals {
  return {
    actualMinor: String(actualMinor),
    commitMinor: String(commitMinor),
    weightedMinor: String(weightedMinor),
  };
}
