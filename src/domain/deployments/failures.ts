import type { CalendarDate } from '../values/calendar-date';

/** What made devices fail. */
export const FAILURE_CAUSES = ['hardware', 'connectivity', 'software', 'other'] as const;
export type FailureCause = (typeof FAILURE_CAUSES)[number];

/** Devices of a deployment that failed on a day, until all of them worked again; null while some do not. */
export type Failure = {
  cause: FailureCause;
  failedOn: CalendarDate;
  devices: number;
  resolvedOn: CalendarDate | null;
};

/** Some of its devices do not work at the end of the day. */
export function isFailingOn(failure: Failure, day: CalendarDate): boolean {
  return failure.failedOn <= day && (failure.resolvedOn === null || failure.resolvedOn > day);
}

export type FailureSums = { failures: number; devices: number; open: number };

/** What had failed by the end of a day, how many devices, and how many of the failures are not resolved. */
export function failureSums(failures: readonly Failure[], day: CalendarDate): FailureSums {
  const known = failures.filter(({ failedOn }) => failedOn <= day);
  return {
    failures: known.length,
    devices: known.reduce((total, { devices }) => total + devices, 0),
    open: known.filter((failure) => isFailingOn(failure, day)).length,
  };
}
