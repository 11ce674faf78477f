import { AsyncLocalStorage } from 'node:async_hooks';
import { dayOfInstant, type CalendarDate } from '@/domain/values/calendar-date';

/** An instant in UTC, ISO 8601 with milliseconds. */
export type Instant = string;

const fixed = new AsyncLocalStorage<Instant>();

/** The only reading of the machine's clock. COMMITPOINT_CLOCK fixes it for demonstrations and tests. */
export function now(): Instant {
  return fixed.getStore() ?? process.env.COMMITPOINT_CLOCK ?? new Date().toISOString();
}

/** Runs `work` as if it were `instant`: how the demo's history is told through the real commands. */
export function atInstant<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
  return fixed.run(new Date(instant).toISOString(), work);
}

/** The tenant's calendar day now. */
export function today(zone: string): CalendarDate {
  return dayOfInstant(now(), zone);
}

/** Milliseconds for measuring durations; never for business time. */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => performance.now() - started;
}

export function later(instant: Instant, seconds: number): Instant {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
