import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoomEvent, RoomHappening, TimerChange } from '@/domain/reviews/events';
import { roomOf } from '@/domain/reviews/room';
import { nextSeat, secondsEach, timeLeft } from '@/domain/reviews/timer';
import { chain, chains, instant, opening } from './a-room';

function timer(change: TimerChange, repId: string | null = null): RoomHappening {
  return { kind: 'timer', change, repId, seconds: change === 'extend' ? 60 : 0 };
}
const turnTo = (repId: string | null): RoomHappening => ({ kind: 'pointed', repId, dealId: null });

/** The room after these, each `after` milliseconds later; the opening at 0. */
function room(...steps: [after: number, happening: RoomHappening][]) {
  const rest = steps.map(([after, happening]) => ({ after, happening }));
  return roomOf(chain([{ after: 0, happening: opening(30) }, ...rest]));
}

/** How long the clock ran, reckoned apart from the fold: from each start to the next pause or the end. */
function ranMs(events: readonly RoomEvent[], until: string): number {
  let [since, sum]: [number | null, number] = [null, 0];
  for (const { at, happening } of events) {
    if (happening.kind !== 'timer') continue;
    if (happening.change === 'start') since ??= Date.parse(at);
    if (happening.change === 'pause' && since !== null) [since, sum] = [null, sum + Date.parse(at) - since];
  }
  return since === null ? sum : sum + Date.parse(until) - since;
}

describe('the time of a room', () => {
  test('loses no millisecond and no second, whatever happens', () => {
    fc.assert(
      fc.property(chains, fc.nat(600_000), (events, more) => {
        const last = events.at(-1);
        const state = roomOf(events);
        const end = new Date(Date.parse(last?.at ?? '') + more).toISOString();
        const now = state.phase === 'closed' ? (last?.at ?? '') : end;
        const left = timeLeft(state, end);
        const extended = events.filter(
          ({ happening }) => happening.kind === 'timer' && happening.change === 'extend',
        ).length;
        const whole = (state.minutes + extended) * 60_000;
        const allotted = left.seats.reduce((sum, seat) => sum + seat.allottedMs, 0);
        expect(allotted + state.timer.reserveSeconds * 1000).toBe(whole);
        expect(whole - left.wholeMs).toBe(ranMs(events, now));
        for (const seat of left.seats) expect(seat.leftMs).toBe(seat.allottedMs - seat.spentMs);
        expect(state.timer.reserveSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is split evenly in whole seconds; what is left over belongs to all', () => {
    expect(secondsEach(30, 7)).toBe(257);
    expect(secondsEach(30, 0)).toBe(0);
    const state = roomOf(chain([{ after: 0, happening: opening(5, ['ria', 'ben', 'cai']) }]));
    expect(state.seats.map(({ seconds }) => seconds)).toEqual([100, 100, 100]);
    expect(timeLeft(state, instant(0))).toMatchObject({ running: false, wholeMs: 300_000 });
  });

  test('stands still until it is started, and while it is paused', () => {
    const state = room([60_000, timer('start')], [10_000, timer('pause')]);
    const left = timeLeft(state, instant(500_000));
    expect(left.seats[0]).toMatchObject({ repId: 'ria', spentMs: 10_000, leftMs: 590_000 });
    expect(left.wholeMs).toBe(1_790_000);
  });

  test('is spent by whose turn it is, by nobody while the agenda is looked at', () => {
    const state = room(
      [0, timer('start')],
      [30_000, turnTo('ben')],
      [20_000, turnTo(null)],
      [5000, turnTo('ria')],
    );
    const left = timeLeft(state, instant(56_000));
    expect(left.seats.map(({ spentMs }) => spentMs)).toEqual([31_000, 20_000, 0]);
    expect(left.wholeMs).toBe(1_800_000 - 56_000);
  });

  test('goes on below zero and stops nobody; a minute more is that rep’s, or everybody’s', () => {
    const state = room([0, timer('start')], [0, timer('extend', 'ria')], [0, timer('extend')]);
    const left = timeLeft(state, instant(700_000));
    expect(left.seats[0]).toMatchObject({ allottedMs: 660_000, leftMs: -40_000 });
    expect(left.wholeMs).toBe(1_920_000 - 700_000);
    expect(timeLeft(state, instant(2_000_000)).wholeMs).toBeLessThan(0);
  });

  test('of a skipped rep goes to the others, and his turn to the next one', () => {
    const state = room([0, timer('start')], [100_500, timer('skip', 'ria')]);
    expect(state.cursor).toEqual({ repId: 'ben', dealId: null });
    const left = timeLeft(state, instant(110_500));
    expect(left.seats).toEqual([
      { repId: 'ria', allottedMs: 101_000, spentMs: 100_500, leftMs: 500, skipped: true },
      { repId: 'ben', allottedMs: 849_000, spentMs: 10_000, leftMs: 839_000, skipped: false },
      { repId: 'cai', allottedMs: 849_000, spentMs: 0, leftMs: 849_000, skipped: false },
    ]);
    expect(state.timer.reserveSeconds).toBe(1);
  });

  test('comes back to a skipped rep who is turned to after all; skipping all leaves it to the room', () => {
    const back = room([0, timer('skip', 'ria')], [0, turnTo('ria')]);
    expect(back.timer.skipped).toEqual([]);
    const all = room([0, timer('skip', 'ria')], [0, timer('skip', 'ben')], [0, timer('skip', 'cai')]);
    expect(nextSeat(all, 'ria')).toBeNull();
    expect(all.timer.reserveSeconds).toBe(1800);
    expect(all.cursor.repId).toBeNull();
  });

  test('stops with the close', () => {
    const state = room([0, timer('start')], [60_000, { kind: 'closed', sha256: 'a' }]);
    expect(timeLeft(state, instant(9_000_000))).toMatchObject({ running: false, wholeMs: 1_740_000 });
  });
});
