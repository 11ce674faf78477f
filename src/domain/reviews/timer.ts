import { millisecondsBetween } from '@/domain/values/calendar-date';
import type { RoomHappening, TimerChange } from './events';

type Happened<K extends RoomHappening['kind']> = Extract<RoomHappening, { kind: K }>;

export type RoomSeat = {
  repId: string;
  name: string;
  prepared: boolean;
  /** Seconds that are his to spend. */
  seconds: number;
};

/** What "one more minute" adds. */
export const TIMER_EXTENSION_SECONDS = 60;

/** Every millisecond that the clock ran is spent by the rep whose turn it was, or by nobody in particular. */
export type RoomTimer = {
  /** The instant since which the clock runs; null: paused, or not started. */
  runningSince: string | null;
  /** Whose time runs; null: nobody's. */
  repId: string | null;
  spentMs: Record<string, number>;
  spentByNobodyMs: number;
  /** Seconds that belong to no seat: what could not be split, and time added for all. */
  reserveSeconds: number;
  skipped: string[];
};

/** The part of a room that has to do with its time. */
export type TimedRoom = {
  phase: 'waiting' | 'open' | 'closed';
  seats: RoomSeat[];
  cursor: { repId: string | null; dealId: string | null };
  timer: RoomTimer;
};

/** The presenter turns to a rep, a deal or to nobody: from this instant on the running time is that rep's. */
export function pointed<S extends TimedRoom>(
  state: S,
  { repId, dealId }: Omit<Happened<'pointed'>, 'kind'>,
  at: string,
): S {
  const now = settled(state, at);
  const { timer } = now;
  const skipped = timer.skipped.filter((id) => id !== repId);
  return { ...now, cursor: { repId, dealId }, timer: { ...timer, repId, skipped } };
}

export function timed<S extends TimedRoom>(
  state: S,
  { change, repId, seconds }: Omit<Happened<'timer'>, 'kind'>,
  at: string,
): S {
  const now = settled(state, at);
  const { timer } = now;
  const whose: Record<TimerChange, () => S> = {
    start: () => ({ ...now, timer: { ...timer, runningSince: at } }),
    pause: () => ({ ...now, timer: { ...timer, runningSince: null } }),
    extend: () => extended(now, repId, seconds),
    skip: () => (repId === null ? now : skipped(now, repId)),
  };
  return whose[change]();
}

function extended<S extends TimedRoom>(state: S, repId: string | null, seconds: number): S {
  if (!state.seats.some((seat) => seat.repId === repId)) {
    const reserveSeconds = state.timer.reserveSeconds + seconds;
    return { ...state, timer: { ...state.timer, reserveSeconds } };
  }
  return {
    ...state,
    seats: state.seats.map((seat) =>
      seat.repId === repId ? { ...seat, seconds: seat.seconds + seconds } : seat,
    ),
  };
}

/** A rep whose turn is left out: his rest goes evenly to the others, and if it was his turn, to the next. */
function skipped<S extends TimedRoom>(state: S, repId: string): S {
  const { timer } = state;
  const seat = state.seats.find((other) => other.repId === repId);
  if (!seat || timer.skipped.includes(repId)) return state;
  const out = [...timer.skipped, repId];
  const rest = Math.max(0, Math.floor(seat.seconds - (timer.spentMs[repId] ?? 0) / 1000));
  const others = state.seats.filter((other) => !out.includes(other.repId));
  const share = others.length === 0 ? 0 : Math.floor(rest / others.length);
  const seats = state.seats.map((other) => {
    if (other.repId === repId) return { ...other, seconds: other.seconds - rest };
    return others.includes(other) ? { ...other, seconds: other.seconds + share } : other;
  });
  const reserveSeconds = timer.reserveSeconds + rest - share * others.length;
  const next = { ...state, seats, timer: { ...timer, skipped: out, reserveSeconds } };
  if (state.cursor.repId !== repId) return next;
  const turn = nextSeat(next, repId)?.repId ?? null;
  return { ...next, cursor: { repId: turn, dealId: null }, timer: { ...next.timer, repId: turn } };
}

/** Whose turn comes after this rep's, round the table; null: nobody's who is not skipped. */
export function nextSeat(state: TimedRoom, repId: string | null): RoomSeat | null {
  const at = state.seats.findIndex((seat) => seat.repId === repId);
  const round = [...state.seats.slice(at + 1), ...state.seats.slice(0, at + 1)];
  return round.find((seat) => !state.timer.skipped.includes(seat.repId)) ?? null;
}

/** The running time put down to whose it is, up to this instant; the clock runs on from there. */
export function settled<S extends TimedRoom>(state: S, at: string): S {
  const { timer } = state;
  if (timer.runningSince === null) return state;
  const ran = Math.max(0, millisecondsBetween(timer.runningSince, at));
  const spent = timer.repId === null ? null : { [timer.repId]: (timer.spentMs[timer.repId] ?? 0) + ran };
  return {
    ...state,
    timer: {
      ...timer,
      runningSince: at,
      spentMs: { ...timer.spentMs, ...spent },
      spentByNobodyMs: timer.spentByNobodyMs + (spent === null ? ran : 0),
    },
  };
}

/** Milliseconds; over time is negative. */
export type TimeLeft = {
  running: boolean;
  wholeMs: number;
  seats: { repId: string; allottedMs: number; spentMs: number; leftMs: number; skipped: boolean }[];
};

/** What is left of the room's time and of each rep's at an instant. Time is shown, it stops nobody. */
export function timeLeft(state: TimedRoom, now: string): TimeLeft {
  const { seats, timer } = state.phase === 'open' ? settled(state, now) : state;
  const times = seats.map(({ repId, seconds }) => {
    const [allottedMs, spentMs] = [seconds * 1000, timer.spentMs[repId] ?? 0];
    return {
      repId,
      allottedMs,
      spentMs,
      leftMs: allottedMs - spentMs,
      skipped: timer.skipped.includes(repId),
    };
  });
  const allotted = times.reduce((sum, seat) => sum + seat.allottedMs, timer.reserveSeconds * 1000);
  const spent = Object.values(timer.spentMs).reduce((sum, ms) => sum + ms, timer.spentByNobodyMs);
  return { running: timer.runningSince !== null, wholeMs: allotted - spent, seats: times };
}

/** The review's time split over so many reps, in whole seconds. */
export function secondsEach(minutes: number, reps: number): number {
  return reps === 0 ? 0 : Math.floor((minutes * 60) / reps);
}
