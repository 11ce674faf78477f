import type { CorrectionRow, Neighbour } from '@/data/review-minutes';
import type { Minutes } from '@/domain/reviews/minutes';

/** What became of an action since the close. */
export type ActionSince = {
  state: 'open' | 'done' | 'dropped';
  settledAt: string | null;
  /** The version that settling it names; only where the reader may settle it. */
  settles?: number;
};

/** What reviews.minutes answers: the minutes as this reader may see them, and what stands beside them. */
export type ShownMinutes = {
  reviewId: string;
  /** A rep's own part, or all of it. */
  minutes: Minutes;
  whole: boolean;
  sha256: string;
  /** The checksum is that of the stored minutes. */
  intact: boolean;
  /** By action id. */
  since: Record<string, ActionSince>;
  corrections: CorrectionRow[];
  previous: Neighbour | null;
  next: Neighbour | null;
};
