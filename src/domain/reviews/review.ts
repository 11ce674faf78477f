import type { CalendarDate } from '@/domain/values/calendar-date';

/** A review is planned by the schedule or by hand, opened once, and closed for ever; or it is skipped, with the reason. */
export const REVIEW_STATES = ['planned', 'open', 'closed', 'skipped'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a rep brings: never more. */
export const TOP_DEALS = 5;

export const RISK_KINDS = ['budget', 'competitor', 'lead_time', 'other'] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

/** What proves that the deal closes this quarter: linked records, or the honest answer that there is nothing yet. */
export const EVIDENCE_ANSWERS = ['linked', 'none_yet'] as const;
export type EvidenceAnswer = (typeof EVIDENCE_ANSWERS)[number];

/** What a challenge ends in. Parked: nothing is decided, the deal comes first on the next agenda. */
export const ROOM_OUTCOMES = ['held', 'knocked_down', 'moved', 'lost', 'parked'] as const;
export type RoomOutcome = (typeof ROOM_OUTCOMES)[number];
export type ReviewOutcome = RoomOutcome | 'not_discussed';

/** Whether what was promised in the last review happened. */
export const PROMISE_RESULTS = ['kept', 'late', 'dropped'] as const;
export type PromiseResult = (typeof PROMISE_RESULTS)[number];

/** The next step that a rep named in the review before, and its day. */
export type Promised = { text: string; on: CalendarDate | null };

/** A rep's three answers about one deal. What is null is not answered. */
export type Answers = {
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  evidenceAnswer: EvidenceAnswer | null;
  evidenceIds: readonly string[];
  riskKind: RiskKind | null;
  riskNote: string | null;
};

/** Why nothing can be done in the room of a review in this state: what it is, and the way. null: the room is open. */
export function whyNoRoom(state: ReviewState): { message: string; remedy: string } | null {
  switch (state) {
    case 'open':
      return null;
    case 'planned':
      return { message: 'This review is not open yet.', remedy: 'The CRO opens it when it begins.' };
    case 'closed':
      return {
        message: 'This review is closed: its minutes are final.',
        remedy: 'Add a correction: it stands beside the minutes.',
      };
    case 'skipped':
      return { message: 'This review was skipped.', remedy: 'Call another one, or wait for the next.' };
  }
}
