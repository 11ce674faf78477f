import type { PromiseResult, ReviewOutcome, RiskKind } from '@/domain/reviews/review';

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

/** The same at the beginning of a line, or on a button. */
export const PROMISE_TITLES: Record<PromiseResult, string> = {
  kept: 'Kept',
  late: 'Late',
  dropped: 'Dropped',
};

export const RISK_WORDS: Record<RiskKind, string> = {
  budget: 'Budget approval pending',
  competitor: 'Competitor in a late stage',
  lead_time: 'Hardware lead time longer than expected',
  other: 'Other',
};
