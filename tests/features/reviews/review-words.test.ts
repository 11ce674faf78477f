import { describe, expect, it } from 'vitest';
import { NO_FIGURES, type TrendFigures, type TrendMeasure, type TrendPoint } from '@/domain/reviews/trend';
import { date, millisecondsBetween } from '@/domain/values/calendar-date';
import { outcomeCounts, reviewDay, reviewTime } from '@/features/reviews/list-words';
import { readTrendAddress, trendHref } from '@/features/reviews/trend-address';
import { trendChart } from '@/features/reviews/trend-chart';
import { untilText } from '@/features/reviews/until-text';
import { changeSentence, measureText, windowText } from '@/features/reviews/trend-words';

const NBSP = '\u00a0';

describe('when a review is', () => {
  it('is a weekday and a time on the wall clock of its zone', () => {
    expect(reviewDay(date('2026-11-24'))).toBe('Tuesday, 24 Nov 2026');
    expect(reviewTime('2026-11-24T08:00:00.000Z', 'Europe/Berlin')).toBe('09:00');
    expect(reviewTime('2026-07-21T07:00:00.000Z', 'Europe/Berlin')).toBe('09:00');
  });

  it.each([
    ['2026-11-27T09:00:00Z', 'in 5 days'],
    ['2026-11-23T10:00:00Z', 'in 25 hours'],
    ['2026-11-22T10:30:00Z', 'in 1 hour'],
    ['2026-11-22T09:20:00Z', 'in 20 minutes'],
    ['2026-11-22T09:00:30Z', 'now'],
    ['2026-11-22T08:50:00Z', 'was due 10 minutes ago'],
  ])('%s is %s', (startsAt, text) => {
    expect(untilText(millisecondsBetween('2026-11-22T09:00:00Z', startsAt))).toBe(text);
  });

  it('came to the outcomes that there were, and no others', () => {
    const outcomes = { held: 3, knocked_down: 1, moved: 0, lost: 0, parked: 0, not_discussed: 2 };
    expect(outcomeCounts(outcomes).map(({ text }) => text)).toEqual([
      '3 held',
      '1 knocked down',
      '2 not discussed',
    ]);
  });
});

const then: TrendFigures = {
  ...NO_FIGURES,
  deals: 10,
  claimedMinor: 40_000_000n,
  evidencedMinor: 12_000_000n,
  promises: 11,
  kept: 4,
  late: 2,
  dropped: 4,
  notDue: 1,
  pushes: 5,
  pushedDays: 60,
  knockedDown: 3,
  prepared: 6,
};
const now: TrendFigures = {
  ...then,
  evidencedMinor: 30_000_000n,
  kept: 8,
  late: 1,
  dropped: 1,
  notDue: 0,
  pushes: 0,
  pushedDays: 0,
};
const points: TrendPoint[] = [
  { reviewId: 'a', heldOn: date('2026-09-28'), figures: then },
  { reviewId: 'b', heldOn: date('2026-10-05'), figures: null },
  { reviewId: 'c', heldOn: date('2026-10-12'), figures: now },
];

describe('what changed', () => {
  it.each<[TrendMeasure, string]>([
    ['commit', `Evidence carried: $120k of $400k (30${NBSP}%) then, $300k of $400k (75${NBSP}%) now.`],
    [
      'promises',
      'Kept promises: 4 of 10, 2 late, 4 dropped, 1 not due yet then, 8 of 10, 1 late, 1 dropped now.',
    ],
    ['pushes', 'Close dates pushed: 5 pushes, 60 days then, none now.'],
    ['knockedDown', 'Knocked down: 3 of 10 deals, as in the first of these reviews.'],
    ['prepared', 'Prepared in full: 6 of 10 deals, as in the first of these reviews.'],
  ])('%s', (measure, sentence) => {
    expect(changeSentence(measure, points, 'USD')).toBe(sentence);
  });

  it('is nothing with one review', () => {
    expect(changeSentence('promises', points.slice(0, 1), 'USD')).toMatch(/Two reviews/);
  });

  it('begins with the first review that has a figure', () => {
    const before = { reviewId: 'z', heldOn: date('2026-09-21'), figures: { ...NO_FIGURES, deals: 4 } };
    for (const measure of ['commit', 'promises'] as const)
      expect(changeSentence(measure, [before, ...points], 'USD')).toBe(
        changeSentence(measure, points, 'USD'),
      );
  });

  it('says n/a and why where there is nothing to divide by', () => {
    expect(measureText('commit', NO_FIGURES, 'USD')).toBe('n/a, no commit was claimed');
    expect(measureText('promises', NO_FIGURES, 'USD')).toBe('n/a, no promise was due');
    expect(measureText('promises', { ...NO_FIGURES, promises: 2, notDue: 2 }, 'USD')).toBe(
      'n/a, 2 not due yet',
    );
  });

  it('names the window and what is missing to it', () => {
    expect(windowText(points, 3)).toBe(
      '28 Sep – 12 Oct, 3 reviews. 3 reviews more make 6: fewer say little.',
    );
    expect(windowText(points, 0)).toBe('28 Sep – 12 Oct, 3 reviews.');
    expect(windowText([], 6)).toBe('No review has been closed yet.');
  });
});

describe('the picture', () => {
  it('has a point for each review, a gap where there is no figure, and the exact words in its table', () => {
    const chart = trendChart('promises', points, 'USD');
    if (chart?.kind !== 'trend') throw new Error('There is no trend');
    expect(chart.spec.points.map(({ label, value }) => [label, value])).toEqual([
      ['28 Sep', 0.4],
      ['5 Oct', null],
      ['12 Oct', 0.8],
    ]);
    expect(chart.spec.points[1]?.text).toBe('n/a, no deal was brought');
  });

  it('tells two reviews of one day apart', () => {
    const twice = [points[0], { ...points[0], reviewId: 'z' }].flatMap((point) =>
      point ? point : [],
    ) as TrendPoint[];
    const chart = trendChart('pushes', twice, 'USD');
    expect(chart?.kind === 'trend' && chart.spec.points.map(({ label }) => label)).toEqual([
      '28 Sep',
      '28 Sep (2)',
    ]);
  });

  it('is not drawn where no review has a figure', () => {
    expect(trendChart('commit', [{ ...(points[0] as TrendPoint), figures: NO_FIGURES }], 'USD')).toBeNull();
  });
});

describe('the address of the trend', () => {
  const id = '0199a000-0000-7000-8000-000000000001';

  it('holds rep, window and measure, and leaves out what is usual', () => {
    const address = { repId: id, reviews: 12, behind: 'pushes' as const };
    const href = trendHref('acme', address);
    expect(readTrendAddress(Object.fromEntries(new URL(href, 'http://x').searchParams))).toEqual(address);
    expect(trendHref('acme', { repId: null, reviews: 8, behind: null })).toBe('/t/acme/reviews/trend');
  });

  it('reads what nobody gave out as nothing', () => {
    expect(readTrendAddress({ rep: 'x', reviews: '99', behind: 'wages' })).toEqual({
      repId: null,
      reviews: 12,
      behind: null,
    });
    expect(readTrendAddress({ reviews: ['6'], rep: [id] })).toEqual({
      repId: null,
      reviews: 8,
      behind: null,
    });
  });
});
