import type { PromiseResult, ReviewOutcome } from '@/domain/reviews/review';

/** What became of a deal in a review. */
export const OUTCOME_WORDS: Record<ReviewOutcome, string> = {
  held: 'Held',
  knocked_down: 'Knocked down',
  moved: 'Moved',
  lost: 'Lost',
  parked: 'Parked',
  not_discussed: 'Not discussed',
};

/** What became of a promise. */
export const PROMISE_WORDS: Record<PromiseResult, string> = {
  kept: 'kept',
  late: 'late',
  dropped: 'dropped',
};
