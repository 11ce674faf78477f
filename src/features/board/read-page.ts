import { readBoardDecisions, type BoardDecisionRow } from '@/data/board-decisions';
import { readAskedExceptions, readModelSignatures, readUntoldCorrections } from '@/data/board-pages';
import { closedBefore, reviewBefore, type BoardReviewRow } from '@/data/board-reviews';
import { readBoardAgenda } from '@/data/board-agendas';
import { readBoardSeats } from '@/data/board-seats';
import { readBoardSentences } from '@/data/board-sentences';
import { readProgrammeStand } from '@/data/programme-steps';
import { readStageModel } from '@/data/stage-models';
import { boardPageOf, type BoardFacts } from '@/domain/board/build';
import type { DecisionFact } from '@/domain/board/decisions';
import { measuredOn } from '@/domain/board/months';
import type { BoardPage, BoardProgramme } from '@/domain/board/page';
import { NO_TIME, usedAt, type BoardTimer } from '@/domain/board/timer';
import { PHASE_NAMES } from '@/domain/engagement/programme';
import { dayOfInstant, type CalendarDate } from '@/domain/values/calendar-date';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { readBoardForecast } from '@/features/forecast/queries-board';
import { readBoardKpis } from '@/features/kpis/queries-board';
import type { Context } from '@/platform/operations/context';

/** The stored clock, whole: a review that nobody has started has an empty one. */
export function timerOf({ timer }: Pick<BoardReviewRow, 'timer'>): BoardTimer {
  return { ...NO_TIME, ...timer };
}

/** The page of a month from the figures of its last day, of the running month from today's. `review`: what is planned for it, if anything is. */
export async function readLivePage(
  ctx: Context,
  period: Period,
  review: BoardReviewRow | null,
): Promise<BoardPage> {
  return boardPageOf({ ...(await readFacts(ctx, period, review)), closed: null });
}

/** The page as it is seen before the close, and as the close freezes it: the clock stopped, and who closed it when. From one reading. */
export async function readClosingPages(
  ctx: Context,
  review: BoardReviewRow,
): Promise<{ seen: BoardPage; frozen: BoardPage }> {
  const facts = await readFacts(ctx, review.period, review);
  const used = usedAt(timerOf(review), ctx.now);
  const closed = { by: ctx.actor.name, at: ctx.now };
  return { seen: boardPageOf({ ...facts, closed: null }), frozen: boardPageOf({ ...facts, used, closed }) };
}

async function readFacts(
  ctx: Context,
  period: Period,
  review: BoardReviewRow | null,
): Promise<Omit<BoardFacts, 'closed'>> {
  const { unit, tenant } = ctx;
  const asOf = measuredOn(period, ctx.today);
  const before = await reviewBefore(unit, period);
  return {
    company: tenant.name,
    currency: tenant.currency,
    zone: tenant.zone,
    period,
    asOf,
    judgedOn: ctx.today,
    heldOn: review?.heldOn ?? null,
    kpis: await readBoardKpis(ctx, asOf),
    sentences: await sentencesOf(ctx, review),
    forecast: await readBoardForecast(ctx, asOf),
    programme: await programmeOf(ctx, asOf),
    lastMonth: before ? { period: before.period, items: await decisionsOf(ctx, before.id) } : null,
    thisMonth: review ? await decisionsOf(ctx, review.id) : [],
    agenda: review?.agenda ?? (await readBoardAgenda(unit)).items,
    used: review ? timerOf(review).used : {},
    attendance: review ? await seatsOf(ctx, review.id) : [],
    endorsement: await endorsementOf(ctx),
    exceptions: await readAskedExceptions(unit, { from: startOfPeriod(period), to: asOf, zone: tenant.zone }),
    corrections: await correctionsOf(ctx, period),
  };
}

async function sentencesOf(ctx: Context, review: BoardReviewRow | null): Promise<BoardFacts['sentences']> {
  if (!review) return {};
  const rows = await readBoardSentences(ctx.unit, review.id);
  return Object.fromEntries(rows.flatMap(({ topic, text }) => (text === '' ? [] : [[topic, text]])));
}

async function decisionsOf(ctx: Context, reviewId: string): Promise<DecisionFact[]> {
  const rows = await readBoardDecisions(ctx.unit, reviewId);
  return rows.flatMap((row) => factOf(row, ctx.tenant.zone));
}

function factOf(row: BoardDecisionRow, zone: string): DecisionFact[] {
  const { id, kind, text, owner, dueOn, state, settledAt } = row;
  if (state === 'removed') return [];
  const settledOn = settledAt === null ? null : dayOfInstant(settledAt, zone);
  return [{ id, kind, text, owner, dueOn, state, settledOn }];
}

async function seatsOf(ctx: Context, reviewId: string): Promise<BoardPage['attendance']> {
  const seats = await readBoardSeats(ctx.unit, reviewId);
  return seats.map(({ userId, name, role, answer, attended }) => ({ userId, name, role, answer, attended }));
}

/** The model that is in force when the month is looked at: that is the one which the CEO endorses. */
async function endorsementOf(ctx: Context): Promise<BoardPage['endorsement']> {
  const { version } = await readStageModel(ctx.unit, ctx.today);
  return { modelVersion: version, signatures: await readModelSignatures(ctx.unit, version) };
}

async function correctionsOf(ctx: Context, period: Period): Promise<BoardFacts['corrections']> {
  const last = await closedBefore(ctx.unit, period);
  const months = await readUntoldCorrections(ctx.unit, period);
  return { since: last ? dayOfInstant(last.closedAt, ctx.tenant.zone) : null, months };
}

async function programmeOf(ctx: Context, asOf: CalendarDate): Promise<BoardProgramme | null> {
  const stand = await readProgrammeStand(ctx.unit, { asOf, zone: ctx.tenant.zone });
  if (!stand) return null;
  const { day, startOn, phase, steps, verdict } = stand;
  return {
    day,
    startOn,
    phase: typeof phase === 'number' ? { number: phase, name: PHASE_NAMES[phase] } : null,
    stepsDone: steps.done,
    stepsOpen: steps.open,
    verdict: verdict ? { text: verdict.text, spokenOn: verdict.dayOn } : null,
  };
}
