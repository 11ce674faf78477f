import type { Category } from '@/domain/deals/probability';
import type { StageId } from '@/domain/deals/deal';
import type { Answers, PromiseResult, RoomOutcome } from './review';

/** What a deal counts at a moment: for before and after of a ruling. Amounts as decimal text of minor units, for events are JSON. */
export type CardStanding = {
  stage: StageId;
  bp: number;
  category: Category | null;
  outcome: 'open' | 'won' | 'lost';
  amountMinor: string;
  weightedMinor: string;
};

/** The open pipeline of the company at a moment, in minor units as decimal text: what closing compares with opening. */
export type ForecastFigures = {
  currency: string;
  openMinor: string;
  weightedMinor: string;
  commitMinor: string;
  bestCaseMinor: string;
  pipelineMinor: string;
};

/** A rep at the table, with his part of the time. `prepared`: he chose his deals himself; otherwise they were proposed when the room opened. */
export type OpenedSeat = { repId: string; name: string; seconds: number; prepared: boolean };

/** `position` counts from 1 within the rep. */
export type OpenedDeal = { dealId: string; repId: string; position: number; standing: CardStanding };

export type TimerChange = 'start' | 'pause' | 'extend' | 'skip';

/**
 * What can happen in a room, in the order of its life. The database keeps the order: `opened` is the first, each keys on the one before,
 * nothing follows `closed`. State is a fold over these (room.ts), so that whoever missed some catches up by reading on from his last.
 */
export type RoomHappening =
  | {
      kind: 'opened';
      minutes: number;
      seats: OpenedSeat[];
      /** The agenda as it stands from now on, each deal with what it counts at this moment. */
      deals: OpenedDeal[];
      forecast: ForecastFigures;
    }
  | { kind: 'presented'; userId: string | null; name: string }
  | { kind: 'pointed'; repId: string | null; dealId: string | null }
  | { kind: 'timer'; change: TimerChange; repId: string | null; seconds: number }
  | { kind: 'promiseJudged'; dealId: string; result: PromiseResult }
  | { kind: 'challenged'; dealId: string; reason: string }
  | {
      kind: 'ruled';
      dealId: string;
      outcome: RoomOutcome;
      reason: string | null;
      before: CardStanding;
      after: CardStanding;
      dealVersion: number;
    }
  | { kind: 'tookBack'; dealId: string; after: CardStanding; dealVersion: number }
  | { kind: 'answered'; dealId: string; answers: Answers; version: number }
  | {
      kind: 'actionAdded';
      actionId: string;
      dealId: string | null;
      text: string;
      ownerId: string;
      ownerName: string;
      dueOn: string;
    }
  | { kind: 'actionSettled'; actionId: string; state: 'open' | 'done' | 'dropped' }
  | { kind: 'closed'; sha256: string };

/** One event of a review's chain. `seq` starts at 1; `at` is an instant. */
export type RoomEvent = {
  seq: number;
  at: string;
  byUserId: string | null;
  byName: string;
  happening: RoomHappening;
};
