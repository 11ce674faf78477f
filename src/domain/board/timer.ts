import { millisecondsBetween } from '../values/calendar-date';

/**
 * The clock of the hour as it is stored: which item runs since when, and the whole seconds that each item has used before. Everybody reckons
 * the same time from it, after any reload; null items: nothing runs.
 */
export type BoardTimer = { item: string | null; since: string | null; used: Record<string, number> };

export const NO_TIME: BoardTimer = { item: null, since: null, used: {} };

/** start: this item runs from now on, whatever ran before. pause: nothing runs. */
export type TimerAction = 'start' | 'pause';

/** The clock after an action at an instant. Starting what runs, or pausing what rests, changes nothing: two clicks are one. */
export function timed(timer: BoardTimer, action: TimerAction, item: string, now: string): BoardTimer {
  if (action === 'start' && timer.item === item) return timer;
  if (action === 'pause' && timer.item === null) return timer;
  const used = usedAt(timer, now);
  return action === 'start' ? { item, since: now, used } : { item: null, since: null, used };
}

/** Whole seconds that each item has used at an instant. A clock that went backwards takes nothing away. */
export function usedAt({ item, since, used }: BoardTimer, now: string): Record<string, number> {
  if (item === null || since === null) return { ...used };
  const more = Math.max(0, Math.floor(millisecondsBetween(since, now) / 1000));
  return { ...used, [item]: (used[item] ?? 0) + more };
}
