import type { CalendarDate } from '@/domain/values/calendar-date';
import { dateText } from './dates';
import { NONE } from './money';

/** A calendar date as a <time>: "12 Mar 2027". */
export function Day({ date }: { date: CalendarDate | null }) {
  if (date === null) return <span className="text-faint">{NONE}</span>;
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {dateText(date)}
    </time>
  );
}
