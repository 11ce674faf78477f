import type { Role } from '@/domain/access/permissions';
import type { EvidenceKind, StageId } from '@/domain/deals/deal';
import type { MissingItem } from '@/domain/deals/gates';
import type { MissingAnswer } from '@/domain/reviews/answers';
import type { DealChangesSince } from '@/domain/reviews/changes';
import type { CardStanding, RoomEvent } from '@/domain/reviews/events';
import type { LeadTimeFacts } from '@/domain/reviews/lead-time';
import type { Answers, Promised, PromiseResult, ReviewState } from '@/domain/reviews/review';
import type { ActionState } from '@/domain/reviews/room';
import type { CalendarDate } from '@/domain/values/calendar-date';

// What reviews.room answers. Plain JSON: amounts are minor units as decimal text.

/** A record on the deal: live, with what makes it whole. */
export type CardEvidence = {
  id: string;
  kind: EvidenceKind;
  reference: string | null;
  on: CalendarDate;
  amountMinor: string | null;
  hasFile: boolean;
  verified: boolean;
  /** The rep names it as his proof. */
  brought: boolean;
};

/** A stage as the deal sees it, with what is missing to enter it: the ground of the form that moves it. */
export type CardStep = {
  stage: StageId;
  label: string;
  probabilityBp: number;
  applies: boolean;
  missing: MissingItem[];
};

export type CardPromise = Promised & {
  reviewId: string;
  heldOn: CalendarDate;
  /** What the record says; null: its day is still to come and nothing has happened. */
  suggested: PromiseResult | null;
  why: string;
};

/** One deal of the agenda, as it stands now. What the room decided about it is in the fold of the events. */
export type RoomCard = {
  reviewDealId: string;
  dealId: string;
  repId: string;
  position: number;
  name: string;
  customer: string | null;
  /** The deal's version: what a ruling says it saw. */
  dealVersion: number;
  standing: CardStanding;
  /** What the stage counts before a claim is knocked down, in basis points. */
  figureBp: number;
  why: string;
  claimBp: number | null;
  claimOn: CalendarDate | null;
  verbalYesOn: CalendarDate | null;
  /** Claims that are knocked down, with what would make them true. */
  knockedDown: { text: string; missing: MissingItem[] }[];
  /** What the commit document lacks; empty: a live PO carries the deal. */
  missing: MissingItem[];
  streams: { hardware: string; software: string; services: string; unsplit: string };
  closeOn: CalendarDate | null;
  closePast: boolean;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  lastActivityOn: CalendarDate | null;
  evidence: CardEvidence[];
  answers: Answers;
  /** Version of the answers. */
  answersVersion: number;
  missingAnswers: MissingAnswer[];
  promise: CardPromise | null;
  /** null: there was no review before, or the deal is newer than it. */
  changes: DealChangesSince | null;
  leadTime: LeadTimeFacts;
  /** For who runs the room; empty for everybody else. */
  steps: CardStep[];
  lineNames: Record<string, string>;
};

export type RoomViewSeat = {
  repId: string;
  name: string;
  /** The rep's user; null: nobody is linked to him. */
  userId: string | null;
  position: number;
  readyAt: string | null;
};

export type RoomMember = { userId: string; name: string; role: Role; repId: string | null };

/** An action as it is now; `version` is what settles it. */
export type RoomActionRow = {
  actionId: string;
  dealId: string | null;
  text: string;
  ownerId: string;
  ownerName: string;
  dueOn: CalendarDate;
  state: ActionState;
  version: number;
};

export type RoomView = {
  review: {
    id: string;
    state: ReviewState;
    week: string | null;
    heldOn: CalendarDate;
    startsAt: string;
    zone: string;
    minutes: number;
    videoLink: string | null;
    skipReason: string | null;
    openedAt: string | null;
    closedAt: string | null;
    version: number;
  };
  me: {
    userId: string | null;
    name: string;
    role: Role;
    /** The caller's own rep, where he has one. */
    repId: string | null;
    /** Runs the room: presents, points, rules. */
    /** The company is read-only. */
    resting: boolean;
    mayRun: boolean;
  };
  seats: RoomViewSeat[];
  /** By seat, then by position. Before the opening and after the close a rep sees his own. */
  cards: RoomCard[];
  /** Everything that happened so far: fold it with roomOf. */
  events: RoomEvent[];
  actions: RoomActionRow[];
  /** Who is in this review, and so can own an action. */
  members: RoomMember[];
  /** The day of the last review before this one, which `changes` counts from; null: there was none. */
  previousHeldOn: CalendarDate | null;
  currency: string;
  /** The server's instant, by which a browser corrects its clock, and the tenant's day. */
  now: string;
  today: CalendarDate;
};

/** What every command of the room answers: the event that it appended, to be folded like one that was heard. */
export type RoomAnswer = { event: RoomEvent };
