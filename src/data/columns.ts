import { date, type CalendarDate } from '@/domain/values/calendar-date';

/** The only conversions between columns and domain values. DATE arrives as "2026-03-31" (platform/db/sql.ts). */
export function toDate(column: string | null): CalendarDate | null {
  return column === null ? null : date(column);
}

/** Prisma wants a Date for a DATE column: the day at UTC midnight. */
export function toPrismaDate(day: CalendarDate | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}

/** An instant (ISO, UTC) for a TIMESTAMPTZ column. */
export function toPrismaInstant(instant: string): Date {
  return new Date(instant);
}

/** In a statement: an instant as text to the microsecond (exactInstant), so that a list goes on exactly where it stopped. */
export const exactText = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
