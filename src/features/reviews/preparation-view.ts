import type { EvidenceKind, Outcome, StageId } from '@/domain/deals/deal';
import type { MissingItem } from '@/domain/deals/gates';
import type { Category, Ruling } from '@/domain/deals/probability';
import type { MissingAnswer, Question } from '@/domain/reviews/answers';
import type { LeadTimeFacts } from '@/domain/reviews/lead-time';
import type { Answers, Promised, PromiseResult, ReviewState } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** A record that a rep can bring as proof: live, of the deal itself. */
export type EvidenceOnRecord = {
  id: string;
  kind: EvidenceKind;
  reference: string | null;
  on: CalendarDate;
  amountMinor: bigint | null;
  hasFile: boolean;
  verified: boolean;
  /** It commits the customer by itself: a complete PO, or without hardware a signed order form or SOW. */
  commits: boolean;
};

/** What was promised about the deal in the review before, and what the record says of it. */
export type LastPromise = Promised & {
  reviewId: string;
  heldOn: CalendarDate;
  /** null: its day is still to come and nothing has happened. */
  suggested: PromiseResult | null;
  why: string;
};

export type PreparedDeal = {
  /** 1 to 5, in the order in which they are brought. */
  position: number;
  /** null: proposed, not chosen yet. The first answer, or a choice, takes the proposal as it stands. */
  reviewDealId: string | null;
  /** Version of the answers, to be sent with the next one; null where nothing is stored. */
  version: number | null;
  dealId: string;
  /** Version of the deal itself, for its own commands (evidence, moves). */
  dealVersion: number;
  name: string;
  customer: string | null;
  stage: StageId;
  stageLabel: string;
  /** Not open any more: closed since it was chosen. Nothing is asked about it; it may be swapped. */
  outcome: Outcome;
  currency: string;
  amountMinor: bigint | null;
  /** What of it falls into the review's quarter, and what of that no evidence carries. */
  atStakeMinor: bigint;
  unprovenMinor: bigint;
  /** What it counts, in basis points, and why. */
  bp: number;
  why: string;
  category: Category | null;
  claimBp: number | null;
  verbalYesOn: CalendarDate | null;
  /** Claims that are knocked down, with what would make them true. */
  rulings: Ruling[];
  /** What the commit document lacks; empty once it is on record. */
  missing: MissingItem[];
  closeOn: CalendarDate | null;
  closePast: boolean;
  /** Nothing was decided about it in the last review: it comes first. */
  parked: boolean;
  promise: LastPromise | null;
  /** What the form shows: stored answers, and where there are none what the record suggests. */
  answers: Answers;
  /** Of which questions `answers` shows the record's suggestion: nobody has answered them. They are in `missingAnswers` too. */
  prefilled: Question[];
  missingAnswers: MissingAnswer[];
  evidence: EvidenceOnRecord[];
  leadTime: LeadTimeFacts;
};

/** A deal that can be swapped in, the one that matters most first. */
export type Candidate = {
  dealId: string;
  name: string;
  customer: string | null;
  stage: StageId;
  stageLabel: string;
  amountMinor: bigint | null;
  atStakeMinor: bigint;
  unprovenMinor: bigint;
  closeOn: CalendarDate | null;
  /** Why it stands where it stands: "$120,000 at stake this quarter, 60 % of it unproven". */
  why: string;
};

export type Preparation = {
  review: {
    id: string;
    heldOn: CalendarDate;
    /** An instant; `zone` says whose wall clock it is shown by. */
    startsAt: string;
    zone: string;
    minutes: number;
    videoLink: string | null;
    state: ReviewState;
    skipReason: string | null;
    /** The fiscal quarter that the review's day lies in; `lastDay` is its last day. */
    quarter: { label: string; from: CalendarDate; lastDay: CalendarDate };
  };
  /** null: the caller has no rep of his own (a CRO chooses one from `reps`; a rep asks to be linked). */
  rep: { id: string; name: string } | null;
  /** Whose preparations the caller may open: for a CRO all reps, for a rep himself. */
  reps: { id: string; name: string }[];
  asking: 'rep' | 'cro';
  /** Answers are taken: the review is planned, or open with the rep in it. */
  mayChange: boolean;
  /** The five may be chosen and readiness said: only until the review begins. */
  mayChoose: boolean;
  /** An instant; null: not ready. */
  readyAt: string | null;
  /** `deals` is what the rep chose; false: it is the proposal. */
  chosen: boolean;
  deals: PreparedDeal[];
  candidates: Candidate[];
  /** Chosen deals that belong to somebody else by now: they have left the five, with nothing said about them. */
  handedOver: number;
  /** The days are those of the review's zone. */
  today: CalendarDate;
  currency: string;
};

/** Who is how far. A rep sees himself only. */
export type Readiness = {
  repId: string;
  rep: string;
  readyAt: string | null;
  /** Chosen deals (0: he has not begun, the proposal will be taken), and those of them with all three answers. */
  deals: number;
  answered: number;
};

/** An answer is stored: its next version, all answers about the deal, and what is still missing. */
export type AnswerStored = { version: number; answers: Answers; missing: MissingAnswer[] };
