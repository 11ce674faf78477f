import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { previousReview, readAgenda, type AgendaRow } from '@/data/review-agenda';
import { firstHappenings, readLastResults, type LastResult } from '@/data/review-happenings';
import type { ReviewRow } from '@/data/reviews';
import { readStageModel } from '@/data/stage-models';
import { may } from '@/domain/access/permissions';
import { isApplicable } from '@/domain/deals/applicability';
import { missingFor } from '@/domain/deals/gates';
import { judge } from '@/domain/deals/probability';
import { COMMIT_STAGE, OPEN_STAGES, type StageModel } from '@/domain/deals/stages';
import { streamSums } from '@/domain/deals/stream-sums';
import type { LeadTimeBook } from '@/domain/forecast/lead-times';
import { missingAnswers } from '@/domain/reviews/answers';
import { changesBetween } from '@/domain/reviews/changes';
import { leadTimeFacts } from '@/domain/reviews/lead-time';
import { suggestPromise, type Happening } from '@/domain/reviews/promise';
import { lastDayOf } from '@/domain/reviews/proposal';
import { cardStanding } from '@/domain/reviews/standing';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf, fiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';
import type { CardPromise, CardStep, RoomCard } from './room-view';

/** What every card is drawn with. */
type Ground = {
  model: StageModel;
  today: CalendarDate;
  /** The forms that move a deal are the CRO's: nobody else gets what they stand on. */
  mayMove: boolean;
  book: LeadTimeBook;
  /** Last day of the quarter that the review's day lies in. */
  lastDay: CalendarDate;
};

type Around = {
  facts: StoredDeal;
  before: StoredDeal | null;
  last: LastResult | null;
  first: Happening | null;
};

export type Cards = { cards: RoomCard[]; previousHeldOn: CalendarDate | null };

/**
 * The cards of a review's agenda (of one rep only where `repId` is given), in a fixed number of statements whatever their number. Who may
 * see the agenda sees its deals, whoever owns them: the caller has checked that.
 */
export async function readCards(ctx: Context, review: ReviewRow, repId: string | null): Promise<Cards> {
  const agenda = await readAgenda(ctx.unit, review.id, repId);
  const previous = await previousReview(ctx.unit, review);
  const previousHeldOn = previous?.heldOn ?? null;
  if (agenda.length === 0) return { cards: [], previousHeldOn };
  const dealIds = agenda.map(({ dealId }) => dealId);
  const facts = await factsById(ctx, dealIds);
  const before = previous ? await factsById(ctx, dealIds, previous.closedAt) : new Map<string, StoredDeal>();
  const last = await readLastResults(ctx.unit, review, dealIds);
  const first = await firstHappenings(ctx.unit, [...last.values()]);
  const ground = await groundOf(ctx, review);
  const cards = agenda.flatMap((row) => {
    const known = facts.get(row.dealId);
    if (!known) return [];
    const around = {
      facts: known,
      before: before.get(row.dealId) ?? null,
      last: last.get(row.dealId) ?? null,
      first: first.get(row.dealId) ?? null,
    };
    return [card(row, around, ground)];
  });
  return { cards, previousHeldOn };
}

async function factsById(ctx: Context, dealIds: readonly string[], knownAt?: string) {
  const deals = await readDealFacts(ctx.unit, { scope: { kind: 'all' }, dealIds, knownAt });
  return new Map(deals.map((deal) => [deal.id, deal]));
}

async function groundOf(ctx: Context, review: ReviewRow): Promise<Ground> {
  const quarter = fiscalQuarter(review.heldOn, fiscalOf(ctx.tenant));
  return {
    model: await readStageModel(ctx.unit, ctx.today),
    today: ctx.today,
    mayMove: may(ctx.actor, 'reviews.run'),
    book: await readLeadTimeBook(ctx.unit),
    lastDay: lastDayOf(quarter),
  };
}

function card(row: AgendaRow, { facts, before, last, first }: Around, ground: Ground): RoomCard {
  const { model, today } = ground;
  const { nextStep, nextStepOn, evidenceAnswer, evidenceIds, riskKind, riskNote } = row;
  const answers = { nextStep, nextStepOn, evidenceAnswer, evidenceIds, riskKind, riskNote };
  const judgement = judge(facts, model, today);
  return {
    reviewDealId: row.reviewDealId,
    dealId: row.dealId,
    repId: row.repId,
    position: row.position,
    name: row.name,
    customer: row.customer,
    dealVersion: row.dealVersion,
    standing: cardStanding(facts, model, today),
    figureBp: judgement.figureBp,
    why: judgement.why,
    claimBp: facts.claimBp,
    claimOn: facts.claimOn,
    verbalYesOn: facts.verbalYesOn,
    knockedDown: judgement.rulings.map(({ text, missing }) => ({ text, missing })),
    missing: missingFor(facts, COMMIT_STAGE, today, model).filter(({ stage }) => stage === COMMIT_STAGE),
    streams: streamTexts(facts),
    closeOn: facts.closeOn,
    closePast: facts.outcome === 'open' && facts.closeOn !== null && facts.closeOn < today,
    nextStep: facts.nextStep,
    nextStepOn: facts.nextStepOn,
    lastActivityOn: facts.lastActivityOn,
    evidence: evidenceOf(facts, evidenceIds),
    answers,
    answersVersion: row.answersVersion,
    missingAnswers: missingAnswers(answers),
    promise: last ? promiseOf(last, first, today) : null,
    changes: before ? changesBetween(before, facts) : null,
    leadTime: leadTimeFacts(facts, ground.book, ground),
    steps: ground.mayMove ? stepsOf(facts, model, today) : [],
    lineNames: Object.fromEntries(facts.lines.map(({ id, description }) => [id, description])),
  };
}

function streamTexts(facts: StoredDeal): RoomCard['streams'] {
  const { hardware, software, services, unsplit } = streamSums(facts);
  return {
    hardware: hardware.toString(),
    software: software.toString(),
    services: services.toString(),
    unsplit: unsplit.toString(),
  };
}

function evidenceOf(facts: StoredDeal, brought: readonly string[]): RoomCard['evidence'] {
  return facts.evidence
    .filter(({ voided }) => !voided)
    .map(({ id, kind, reference, evidenceOn, amountMinor, hasFile, verified }) => ({
      id,
      kind,
      reference,
      on: evidenceOn,
      hasFile: hasFile === true,
      verified: verified === true,
      amountMinor: amountMinor?.toString() ?? null,
      brought: brought.includes(id),
    }));
}

function promiseOf(last: LastResult, first: Happening | null, today: CalendarDate): CardPromise | null {
  const { nextStep: text, nextStepOn: on, reviewId, heldOn } = last;
  if (text === null) return null;
  return { text, on, reviewId, heldOn, ...suggestPromise({ on }, first, today) };
}

function stepsOf(facts: StoredDeal, model: StageModel, today: CalendarDate): CardStep[] {
  return OPEN_STAGES.map((stage) => ({
    stage,
    label: model.labels[stage],
    probabilityBp: model.probabilityBp[stage],
    applies: isApplicable(facts, stage, model),
    missing: isApplicable(facts, stage, model) ? missingFor(facts, stage, today, model) : [],
  }));
}
