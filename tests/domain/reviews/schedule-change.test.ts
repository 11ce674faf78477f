import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeek, nextReviews, reviewInWeek, type Cadence } from '@/domain/reviews/cadence';
import { effectOf, SWITCHED_OFF, type ComingReview } from '@/domain/reviews/schedule-change';
import { addDays, date } from '@/domain/values/calendar-date';

const NOW = '2026-11-22T12:00:00.000Z';
const TUESDAYS: Cadence = { weekday: 2, minuteOfDay: 540, zone: 'Europe/Berlin' };
const FRIDAYS: Cadence = { weekday: 5, minuteOfDay: 840, zone: 'Europe/Berlin' };

function coming(of: Cadence, over: Partial<ComingReview> = {}, weeks = 4): ComingReview[] {
  return nextReviews(of, NOW, weeks).map(({ week, startsAt }) => ({
    id: week,
    week,
    startsAt,
    zone: of.zone,
    state: 'planned',
    skipReason: null,
    prepared: false,
    ...over,
  }));
}

describe('another schedule', () => {
  it('moves every review in its own week', () => {
    const { moved, kept, stopped, resumed } = effectOf(
      coming(TUESDAYS),
      { from: TUESDAYS, to: FRIDAYS, active: true },
      NOW,
    );
    expect(moved.map(({ id, to }) => [id, to.heldOn])).toEqual([
      ['2026-W48', '2026-11-27'],
      ['2026-W49', '2026-12-04'],
      ['2026-W50', '2026-12-11'],
      ['2026-W51', '2026-12-18'],
    ]);
    expect([kept, stopped, resumed]).toEqual([[], [], []]);
  });

  it('leaves what is prepared, what was given a time of its own, and what would land in the past', () => {
    const [first, second, third] = coming(FRIDAYS);
    if (!first || !second || !third) throw new Error('There are four');
    const reviews = [
      first,
      { ...second, prepared: true },
      { ...third, startsAt: '2026-12-10T10:00:00.000Z' },
    ];
    const wednesday = '2026-11-25T12:00:00.000Z';
    const { kept, moved } = effectOf(reviews, { from: FRIDAYS, to: TUESDAYS, active: true }, wednesday);
    expect(kept.map(({ why }) => why)).toEqual(['passed', 'prepared', 'own_time']);
    expect(moved).toEqual([]);
  });

  it('has nothing to say of a review that is where it should be', () => {
    const reviews = coming(TUESDAYS, { prepared: true });
    expect(effectOf(reviews, { from: TUESDAYS, to: TUESDAYS, active: true }, NOW)).toEqual({
      moved: [],
      kept: [],
      stopped: [],
      resumed: [],
    });
  });

  it('moves to another zone with the same clock, even at the same instant', () => {
    const paris = { ...TUESDAYS, zone: 'Europe/Paris' };
    const { moved } = effectOf(coming(TUESDAYS), { from: TUESDAYS, to: paris, active: true }, NOW);
    expect(moved.every(({ from, to }) => from === to.startsAt)).toBe(true);
    expect(moved).toHaveLength(4);
  });

  it('where there was none before moves all that nobody has prepared', () => {
    const { moved } = effectOf(coming(TUESDAYS), { from: null, to: FRIDAYS, active: true }, NOW);
    expect(moved).toHaveLength(4);
  });

  it('leaves a review that somebody skipped, and brings back those that the switch had', () => {
    const [first, second, third] = coming(TUESDAYS, { state: 'skipped', skipReason: SWITCHED_OFF });
    if (!first || !second || !third) throw new Error('There are four');
    const reviews = [first, { ...second, skipReason: 'Trade fair' }, third];
    const change = { from: TUESDAYS, to: FRIDAYS };
    expect(effectOf(reviews, { ...change, active: true }, NOW).resumed.map(({ id }) => id)).toEqual([
      first.id,
      third.id,
    ]);
    expect(effectOf(reviews, { ...change, active: false }, NOW).resumed).toEqual([]);
    const late = effectOf(reviews, { ...change, active: true }, '2026-11-28T00:00:00.000Z');
    expect(late.resumed.map(({ id }) => id)).toEqual([third.id]);
  });

  it('that is off stops what nobody has prepared, wherever it stands', () => {
    const [first, second] = coming(TUESDAYS);
    if (!first || !second) throw new Error('There are four');
    const reviews = [first, { ...second, prepared: true }];
    const { stopped, kept, moved } = effectOf(reviews, { from: TUESDAYS, to: FRIDAYS, active: false }, NOW);
    expect([stopped.map(({ id }) => id), kept.map(({ id }) => id), moved]).toEqual([
      [first.id],
      [second.id],
      [],
    ]);
  });
});

const anyCadence: fc.Arbitrary<Cadence> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  minuteOfDay: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom('UTC', 'Pacific/Auckland', 'America/St_Johns', 'Europe/Berlin', 'Asia/Kathmandu'),
});

describe('whatever is changed to whatever', () => {
  it('each review is named at most once, keeps its week, and never lands in the past', () => {
    const marks = fc.array(fc.record({ prepared: fc.boolean(), skipped: fc.boolean() }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyCadence, anyCadence, marks, fc.boolean(), (from, to, how, active) => {
        const reviews = coming(from).map((review, index): ComingReview => {
          const { prepared = false, skipped = false } = how[index] ?? {};
          return skipped
            ? { ...review, state: 'skipped', skipReason: SWITCHED_OFF }
            : { ...review, prepared };
        });
        const effect = effectOf(reviews, { from, to, active }, NOW);
        const named = [...effect.moved, ...effect.kept, ...effect.stopped, ...effect.resumed].map(
          ({ id }) => id,
        );
        expect(new Set(named).size).toBe(named.length);
        for (const { id, to: target } of [...effect.moved, ...effect.resumed]) {
          expect(target).toEqual(reviewInWeek(to, id));
          expect(target.startsAt > NOW).toBe(true);
        }
        for (const { id } of effect.moved)
          expect(reviews.find((each) => each.id === id)?.prepared).toBe(false);
        // Saved, and changed back: what moved is where it was.
        const after = reviews.map((review) => {
          const moved = effect.moved.find(({ id }) => id === review.id);
          return moved ? { ...review, startsAt: moved.to.startsAt, zone: to.zone } : review;
        });
        const back = effectOf(after, { from: to, to: from, active: true }, NOW);
        for (const { id, to: target } of back.moved)
          expect(target.startsAt).toBe(reviews.find((each) => each.id === id)?.startsAt);
      }),
      { numRuns: 300 },
    );
  });

  it('a day is in the week whose review it can be moved to', () => {
    fc.assert(
      fc.property(anyCadence, fc.integer({ min: 0, max: 4000 }), (of, days) => {
        const week = isoWeek(addDays(date('2020-01-01'), days));
        const { startsAt } = reviewInWeek(of, week);
        expect(nextReviews(of, new Date(Date.parse(startsAt) - 1).toISOString(), 1)[0]?.week).toBe(week);
      }),
      { numRuns: 300 },
    );
  });
});
