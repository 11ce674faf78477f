import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { wallClock } from '@/ui/format/zoned-time';
import type { CompanyWeek } from './queries-week';

export type WeekEntry = { week: CompanyWeek; date: CompanyWeek['dates'][number]; time: string };
export type WeekDay = { day: CalendarDate; today: boolean; entries: WeekEntry[] };

/** Today and the six days after it on the clocks of a zone, each with its reviews by time. */
export function weekDays(weeks: readonly CompanyWeek[], now: string, zone: string): WeekDay[] {
  const today = wallClock(now, zone).day as CalendarDate;
  const all = weeks.flatMap((week) =>
    week.dates.map((date) => ({ week, date, ...wallClock(date.startsAt, zone) })),
  );
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays(today, index);
    const entries = all
      .filter((entry) => entry.day === day)
      .toSorted((a, b) => (a.date.startsAt < b.date.startsAt ? -1 : 1))
      .map(({ week, date, time }) => ({ week, date, time }));
    return { day, today: index === 0, entries };
  });
}

/** "3 of 5 ready", "all 5 ready", a rep's own "you are ready"; empty where nobody has anything to bring. */
export function readyText({ next, role }: Pick<CompanyWeek, 'next' | 'role'>): string {
  if (!next || next.reps === 0) return '';
  if (role === 'REP') return next.ready > 0 ? 'You are ready' : 'You are not ready';
  return next.ready === next.reps ? `All ${next.reps} ready` : `${next.ready} of ${next.reps} ready`;
}
