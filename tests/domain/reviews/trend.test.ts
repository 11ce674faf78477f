import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evidencedShare,
  firstAndLast,
  keptShare,
  NO_FIGURES,
  preparedShare,
  repTrends,
  sumFigures,
  trendPoints,
  type TrendFigures,
  type TrendReview,
  type TrendRow,
} from '@/domain/reviews/trend';
import { addDays, date } from '@/domain/values/calendar-date';

const REVIEWS: TrendReview[] = Array.from({ length: 6 }, (_, i) => ({
  reviewId: `review-${i}`,
  heldOn: addDays(date('2026-09-07'), 7 * i),
}));

/** Figures as a review writes them: every promise has one end or none yet, evidence is never more than the amount. */
const figures: fc.Arbitrary<TrendFigures> = fc
  .record({
    deals: fc.integer({ min: 1, max: 5 }),
    amount: fc.bigInt({ min: 0n, max: 10_000_000n }),
    claimed: fc.bigInt({ min: 0n, max: 100n }),
    evidenced: fc.bigInt({ min: 0n, max: 100n }),
    ends: fc.array(fc.constantFrom('kept', 'late', 'dropped', 'notDue'), { maxLength: 5 }),
    pushes: fc.integer({ min: 0, max: 9 }),
    pushedDays: fc.integer({ min: 0, max: 300 }),
    knockedDown: fc.integer({ min: 0, max: 5 }),
    prepared: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ amount, claimed, evidenced, ends, ...rest }) => {
    const claimedMinor = (amount * claimed) / 100n;
    const of = (end: string) => ends.filter((one) => one === end).length;
    return {
      ...rest,
      amountMinor: amount,
      claimedMinor,
      evidencedMinor: (claimedMinor * evidenced) / 100n,
      promises: ends.length,
      kept: of('kept'),
      late: of('late'),
      dropped: of('dropped'),
      notDue: of('notDue'),
    };
  });

/** Rows of up to three reps, at most one a review and rep. */
const rows: fc.Arbitrary<TrendRow[]> = fc
  .uniqueArray(
    fc.record({ review: fc.constantFrom(...REVIEWS), rep: fc.constantFrom('Ria', 'Sam', 'Kai'), figures }),
    { maxLength: 18, selector: ({ review, rep }) => `${review.reviewId} ${rep}` },
  )
  .map((list) =>
    list.map(({ review, rep, figures: own }) => ({
      ...own,
      reviewId: review.reviewId,
      repId: `id of ${rep}`,
      rep,
    })),
  );

describe('the trend', () => {
  it('of the team is the sum of the reps, at every review and over all of them', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const team = trendPoints(REVIEWS, all);
        const reps = repTrends(REVIEWS, all);
        for (const [i, point] of team.entries()) {
          const parts = reps.flatMap(({ points }) => points[i]?.figures ?? []);
          expect(point.figures ?? NO_FIGURES).toEqual(sumFigures(parts));
          expect(point.figures === null).toBe(parts.length === 0);
        }
        expect(sumFigures(reps.map(({ total }) => total))).toEqual(sumFigures(all));
      }),
    );
  });

  it('keeps every promise under one end, and evidence within claim and amount, however rows are added up', () => {
    fc.assert(
      fc.property(rows, (all) => {
        for (const { kept, late, dropped, notDue, promises, ...sum } of [...all, sumFigures(all)]) {
          expect(kept + late + dropped + notDue).toBe(promises);
          expect(sum.evidencedMinor <= sum.claimedMinor).toBe(true);
          expect(sum.evidencedMinor <= sum.amountMinor).toBe(true);
        }
      }),
    );
  });

  it('has a point for each review of the window in their order, with a gap where nobody brought a deal', () => {
    fc.assert(
      fc.property(rows, (all) => {
        for (const { points } of repTrends(REVIEWS, all)) {
          expect(points.map(({ reviewId }) => reviewId)).toEqual(REVIEWS.map(({ reviewId }) => reviewId));
        }
      }),
    );
  });

  it('lists reps by name', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const names = repTrends(REVIEWS, all).map(({ name }) => name);
        expect(names).toEqual(names.toSorted());
      }),
    );
  });
});

describe('shares', () => {
  it('say why there is none where there is nothing to divide by, and are never 0 then', () => {
    expect(evidencedShare(NO_FIGURES)).toEqual({ ratio: null, reason: 'no commit was claimed' });
    expect(keptShare(NO_FIGURES)).toEqual({ ratio: null, reason: 'no promise was due' });
    expect(preparedShare(NO_FIGURES)).toEqual({ ratio: null, reason: 'no deal was brought' });
  });

  it('are of what was claimed, promised and brought', () => {
    const one = {
      ...NO_FIGURES,
      deals: 5,
      claimedMinor: 400n,
      evidencedMinor: 100n,
      promises: 12,
      kept: 4,
      late: 5,
      dropped: 1,
      notDue: 2,
      prepared: 3,
    };
    expect(evidencedShare(one).ratio).toEqual({ numerator: 100n, denominator: 400n });
    expect(keptShare(one).ratio).toEqual({ numerator: 4n, denominator: 10n });
    expect(preparedShare(one).ratio).toEqual({ numerator: 3n, denominator: 5n });
  });
});

describe('then and now', () => {
  const at = (i: number, figures: TrendFigures | null) => ({
    ...(REVIEWS[i] ?? { reviewId: '', heldOn: date('2026-01-01') }),
    figures,
  });
  const some = { ...NO_FIGURES, deals: 1 };

  it('are the first and the last review with deals; gaps are passed over', () => {
    const points = [at(0, null), at(1, some), at(2, null), at(3, { ...some, deals: 4 }), at(4, null)];
    const found = firstAndLast(points);
    expect(found?.first.reviewId).toBe('review-1');
    expect(found?.last).toMatchObject({ reviewId: 'review-3', figures: { deals: 4 } });
  });

  it('are not there with one review or none', () => {
    expect(firstAndLast([])).toBeNull();
    expect(firstAndLast([at(0, some), at(1, null)])).toBeNull();
  });
});
