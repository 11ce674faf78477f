import type { CalendarDate } from '@/domain/values/calendar-date';
import { ratioOf, type RatioOrNone } from '@/domain/values/ratio';

/** What the trend of honesty measures, in the order of the page. */
export const TREND_MEASURES = ['commit', 'promises', 'pushes', 'knockedDown', 'prepared'] as const;
export type TrendMeasure = (typeof TREND_MEASURES)[number];

/** Fewer reviews than this are noise: they are shown, and the page says how many are missing. */
export const LEAST_REVIEWS = 6;
export const MOST_REVIEWS = 12;

/** What the deals of a rep, or of a team, came to in one closed review. Amounts in minor units of the company's currency. */
export type TrendFigures = {
  deals: number;
  amountMinor: bigint;
  /** What was brought as commit, and what of it a live PO carried. */
  claimedMinor: bigint;
  evidencedMinor: bigint;
  /** Next steps promised in an earlier review: kept + late + dropped + those whose day was still to come. */
  promises: number;
  kept: number;
  late: number;
  dropped: number;
  notDue: number;
  /** How often close dates went to a later day since the review before, and by how many days in sum. */
  pushes: number;
  pushedDays: number;
  knockedDown: number;
  /** Deals that came with all three answers. */
  prepared: number;
};

/** A closed review of the window. */
export type TrendReview = { reviewId: string; heldOn: CalendarDate };

/** A rep's figures in one of the reviews. */
export type TrendRow = TrendFigures & { reviewId: string; repId: string; rep: string };

/** Figures at a review; null where nobody brought a deal. */
export type TrendPoint = TrendReview & { figures: TrendFigures | null };

export type RepTrend = { repId: string; name: string; points: TrendPoint[]; total: TrendFigures };

export const NO_FIGURES: TrendFigures = {
  deals: 0,
  amountMinor: 0n,
  claimedMinor: 0n,
  evidencedMinor: 0n,
  promises: 0,
  kept: 0,
  late: 0,
  dropped: 0,
  notDue: 0,
  pushes: 0,
  pushedDays: 0,
  knockedDown: 0,
  prepared: 0,
};

export function sumFigures(list: readonly TrendFigures[]): TrendFigures {
  return list.reduce<TrendFigures>(
    (sum, one) => ({
      deals: sum.deals + one.deals,
      amountMinor: sum.amountMinor + one.amountMinor,
      claimedMinor: sum.claimedMinor + one.claimedMinor,
      evidencedMinor: sum.evidencedMinor + one.evidencedMinor,
      promises: sum.promises + one.promises,
      kept: sum.kept + one.kept,
      late: sum.late + one.late,
      dropped: sum.dropped + one.dropped,
      notDue: sum.notDue + one.notDue,
      pushes: sum.pushes + one.pushes,
      pushedDays: sum.pushedDays + one.pushedDays,
      knockedDown: sum.knockedDown + one.knockedDown,
      prepared: sum.prepared + one.prepared,
    }),
    NO_FIGURES,
  );
}

/** The sum of all rows at each review, in the order of the reviews: of one rep's rows his trend, of everybody's the team's. */
export function trendPoints(reviews: readonly TrendReview[], rows: readonly TrendRow[]): TrendPoint[] {
  return reviews.map((review) => {
    const found = rows.filter(({ reviewId }) => reviewId === review.reviewId);
    return { ...review, figures: found.length > 0 ? sumFigures(found) : null };
  });
}

/** Each rep's own trend over the same reviews, by name. */
export function repTrends(reviews: readonly TrendReview[], rows: readonly TrendRow[]): RepTrend[] {
  const names = new Map(rows.map(({ repId, rep }) => [repId, rep]));
  const trends = [...names].map(([repId, name]) => {
    const own = rows.filter((row) => row.repId === repId);
    return { repId, name, points: trendPoints(reviews, own), total: sumFigures(own) };
  });
  return trends.toSorted((a, b) => a.name.localeCompare(b.name) || a.repId.localeCompare(b.repId));
}

/** How much of what was claimed as commit a live PO carried. */
export function evidencedShare({ claimedMinor, evidencedMinor }: TrendFigures): RatioOrNone {
  return ratioOf(evidencedMinor, claimedMinor, 'no commit was claimed');
}

/** Promises whose day had come. */
export function duePromises({ kept, late, dropped }: TrendFigures): number {
  return kept + late + dropped;
}

export function keptShare(figures: TrendFigures): RatioOrNone {
  return ratioOf(BigInt(figures.kept), BigInt(duePromises(figures)), 'no promise was due');
}

export function preparedShare({ prepared, deals }: TrendFigures): RatioOrNone {
  return ratioOf(BigInt(prepared), BigInt(deals), 'no deal was brought');
}

/** A review in which somebody brought deals. */
export type KnownPoint = TrendReview & { figures: TrendFigures };

/** The first and the last review of the window that have figures; null where there are not two. */
export function firstAndLast(points: readonly TrendPoint[]): { first: KnownPoint; last: KnownPoint } | null {
  const known = points.flatMap(({ figures, ...review }): KnownPoint[] =>
    figures ? [{ ...review, figures }] : [],
  );
  const [first, last] = [known[0], known.at(-1)];
  return first && last && first !== last ? { first, last } : null;
}
