import { dayText, type CalendarDate } from '@/domain/values/calendar-date';

/** The day of a next step where its sentence does not already say it in full ("… by 24 Nov 2026"): "by Wednesday" needs it beside. */
export function dayUnsaid(sentence: string, on: CalendarDate | null): CalendarDate | null {
  return on !== null && sentence.includes(dayText(on)) ? null : on;
}
