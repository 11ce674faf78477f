import type { Cadence } from '@/domain/reviews/cadence';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** "Tuesdays at 09:00, Europe/Berlin". */
export function cadenceText({ weekday, minuteOfDay, zone }: Cadence): string {
  return `${WEEKDAYS[weekday - 1] ?? ''}s at ${timeText(minuteOfDay)}, ${zone}`;
}

/** A minute of the day as a clock shows it: "09:00". */
export function timeText(minuteOfDay: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
