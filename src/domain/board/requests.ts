import type { CalendarDate } from '@/domain/values/calendar-date';

export const REQUEST_ANSWERS = ['yes', 'no'] as const;
export type RequestAnswer = (typeof REQUEST_ANSWERS)[number];

/** A request of the CRO to the CEO, by its days. `answeredOn` is null as long as there is no answer. */
export type RequestDays = {
  state: 'open' | 'answered' | 'withdrawn';
  dueOn: CalendarDate | null;
  answeredOn: CalendarDate | null;
};

/** `overdue` waits past its day, `late` was answered after it; a request without a day is never either. */
export type RequestStanding = 'waiting' | 'overdue' | 'answered' | 'late' | 'withdrawn';

/** How a request stands on a day. Its own day still counts as in time. */
export function requestStanding(
  { state, dueOn, answeredOn }: RequestDays,
  today: CalendarDate,
): RequestStanding {
  if (state === 'withdrawn') return 'withdrawn';
  if (state === 'answered') return dueOn && answeredOn && answeredOn > dueOn ? 'late' : 'answered';
  return dueOn && today > dueOn ? 'overdue' : 'waiting';
}
