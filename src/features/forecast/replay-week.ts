import { readHistorySpan, readKeptWeeks, readReplayedWeeks } from '@/data/back-test-weeks';
import { readDealFacts } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readFreshness, readSourceStages } from '@/data/sources';
import { readStageModel } from '@/data/stage-models';
import type { ReplayBasis, ReplayedWeek } from '@/domain/forecast/back-test';
import { standardBook } from '@/domain/forecast/lead-times';
import { replay } from '@/domain/forecast/replay';
import { replayPlan } from '@/domain/forecast/replay-plan';
import { rewindAll } from '@/domain/forecast/rewind';
import { negotiationStages } from '@/domain/imports/negotiation';
import { addDays, addMonths, earliest, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';

/** Fourteen quarters: the tested twelve, the one before them, and the one that runs. */
const KEPT_MONTHS = 42;

/**
 * What of the company's past can be replayed, and what of it stands. A forecast that was kept on its day is the replay of that day: it is
 * taken as it was frozen and never computed again.
 */
export async function readReplay(ctx: Context) {
  const span = await readHistorySpan(ctx.unit);
  const ground = { today: ctx.today, fiscal: fiscalOf(ctx.tenant), zone: ctx.tenant.zone };
  if (span === null) return { recorded: null, weeks: [], plan: replayPlan(null, [], ground) };
  const importedAt = (await readFreshness(ctx.unit))?.committedAt ?? null;
  const stored = await readReplayedWeeks(ctx.unit);
  const kept = await readKeptWeeks(ctx.unit, addMonths(earliest(span.lastOn, ctx.today), -KEPT_MONTHS));
  const recorded = { ...span, importedAt, kept: new Set(kept.map(({ on }) => on)) };
  const weeks = [...stored.filter(({ on }) => !recorded.kept.has(on)), ...kept];
  return { recorded, weeks, plan: replayPlan(recorded, stored, ground) };
}

/** Both models as of a past day, by what was recorded at its beginning or by what is dated before it. */
export async function replayOf(
  ctx: Context,
  on: CalendarDate,
  basis: ReplayBasis,
): Promise<{ week: ReplayedWeek; modelVersion: number }> {
  const { options, deals } = basis === 'recorded' ? await recordedOn(ctx, on) : await rewoundTo(ctx, on);
  const replayed = replay(deals, { ...options, asOf: on, fiscal: fiscalOf(ctx.tenant) });
  const week = { on, basis, deals: deals.length, ...replayed };
  return { week, modelVersion: options.model.version };
}

async function recordedOn(ctx: Context, on: CalendarDate) {
  const knownAt = startOfDay(on, ctx.tenant.zone);
  const model = await readStageModel(ctx.unit, on, knownAt);
  const book = await readLeadTimeBook(ctx.unit, knownAt);
  const negotiation = negotiationStages(await readSourceStages(ctx.unit, knownAt));
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, knownAt });
  return { deals, options: { model, book, negotiation } };
}

/** Lead times learned since are left aside: nobody knew them. */
async function rewoundTo(ctx: Context, on: CalendarDate) {
  const model = await readStageModel(ctx.unit, on);
  const { standard } = await readLeadTimeBook(ctx.unit);
  const negotiation = negotiationStages(await readSourceStages(ctx.unit));
  const all = await readDealFacts(ctx.unit, { scope: ctx.scope });
  const deals = rewindAll(all, addDays(on, -1), model);
  return { deals, options: { model, book: standardBook(standard.p50, standard.p80), negotiation } };
}
