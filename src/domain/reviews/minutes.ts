import type { StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { canonical } from '@/domain/values/canonical';
import type { CardStanding, ForecastFigures } from './events';
import type { Answers, Promised, PromiseResult, ReviewOutcome } from './review';

/** Somebody of the review. `acted`: he did something in the room; else he only had a seat. */
export type MinutesPerson = { userId: string | null; name: string; repId: string | null; acted: boolean };

/** A live document that the rep brought. */
export type BroughtEvidence = { kind: string; reference: string | null; on: CalendarDate };

export type MinutesPromise = Promised & {
  /** null: nobody judged it, and its day was still to come. */
  result: PromiseResult | null;
  /** Who judged it in the room; null: nobody did, it is what the record says. */
  judgedBy: string | null;
};

/** One deal of one rep as the review left it. Amounts in minor units as decimal text, figures in basis points. */
export type MinutesDeal = {
  dealId: string;
  name: string;
  customer: string | null;
  position: number;
  /** What was promised in the review before; null: nothing was. */
  promise: MinutesPromise | null;
  answers: Omit<Answers, 'evidenceIds'> & { evidence: BroughtEvidence[] };
  /** All three questions were answered. */
  prepared: boolean;
  /** What the rep brought: a figure, a verbal yes, and what of the amount he brought as commit. */
  claimed: { bp: number | null; verbalYesOn: CalendarDate | null; commitMinor: string };
  /** What of the amount a live PO carries, and which (a signed order form or SOW where there is no hardware). */
  carried: { commitMinor: string; document: BroughtEvidence | null };
  challenge: { reason: string; by: string } | null;
  outcome: ReviewOutcome;
  reason: string | null;
  ruledBy: string | null;
  /** At the start of the review, and at its close. */
  before: CardStanding;
  after: CardStanding;
  closeOn: CalendarDate | null;
  /** How often the close date went to a later day since the review before, and by how many days in sum. */
  pushes: number;
  pushedDays: number;
};

export type MinutesRep = {
  repId: string;
  name: string;
  /** His turn was skipped. */
  skipped: boolean;
  secondsPlanned: number;
  secondsUsed: number;
  deals: MinutesDeal[];
};

/** An action as it stood at the close; what became of it since is beside the minutes, not in them. */
export type MinutesAction = {
  actionId: string;
  dealId: string | null;
  deal: string | null;
  text: string;
  ownerId: string;
  owner: string;
  dueOn: CalendarDate;
  state: 'open' | 'done' | 'dropped';
};

/**
 * The frozen minutes of a closed review: everything a reader needs, names included, so that later changes of deals, people, stage model
 * or settings change nothing in them. Corrections are notes beside them. Only whole numbers; amounts are decimal text of minor units.
 */
export type Minutes = {
  /** The form of these minutes, so that later forms can be told from it. */
  format: 1;
  company: string;
  zone: string;
  review: {
    id: string;
    week: string | null;
    heldOn: CalendarDate;
    startsAt: string;
    openedAt: string;
    closedAt: string;
    closedBy: string;
  };
  /** The stage model's version on the day of the close and what it called its stages. */
  model: { version: number; labels: Record<StageId, string> };
  time: { secondsPlanned: number; secondsUsed: number };
  people: MinutesPerson[];
  forecast: {
    before: ForecastFigures;
    after: ForecastFigures;
    /** After − before. */
    change: ForecastFigures;
  };
  reps: MinutesRep[];
  actions: MinutesAction[];
};

/** `after − before`, figure by figure. Both are of one company, so of one currency. */
export function forecastChange(before: ForecastFigures, after: ForecastFigures): ForecastFigures {
  const minus = (key: Exclude<keyof ForecastFigures, 'currency'>) =>
    (BigInt(after[key]) - BigInt(before[key])).toString();
  return {
    currency: after.currency,
    openMinor: minus('openMinor'),
    weightedMinor: minus('weightedMinor'),
    commitMinor: minus('commitMinor'),
    bestCaseMinor: minus('bestCaseMinor'),
    pipelineMinor: minus('pipelineMinor'),
  };
}

/** The one text of these minutes (domain/values/canonical.ts): the same minutes are the same bytes. */
export function canonicalMinutes(minutes: Minutes): string {
  return canonical(minutes, 'minutes');
}

/** Minutes from their text. The text is one that `canonicalMinutes` wrote: its checksum says so. */
export function parseMinutes(text: string): Minutes {
  return JSON.parse(text) as Minutes;
}

/** What a rep reads after the close: his own part, the actions that are his or about his deals, the company's totals. */
export function partOfRep(minutes: Minutes, who: { repId: string | null; userId: string | null }): Minutes {
  const reps = minutes.reps.filter(({ repId }) => repId === who.repId);
  const deals = new Set(reps.flatMap((rep) => rep.deals.map(({ dealId }) => dealId)));
  const actions = minutes.actions.filter(
    ({ ownerId, dealId }) => ownerId === who.userId || (dealId !== null && deals.has(dealId)),
  );
  // An action of his about a colleague's deal is his to do; the deal's name came with it into the room.
  return { ...minutes, reps, actions };
}
