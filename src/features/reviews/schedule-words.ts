import type { KeptBecause, ScheduleEffect } from '@/domain/reviews/schedule-change';
import { momentText } from '@/ui/format/dates';
import { timeText, WEEKDAYS } from './cadence-words';

const KEPT: Record<KeptBecause, string> = {
  prepared: 'somebody prepares it',
  own_time: 'it was given a time of its own',
  passed: 'its new time has passed',
};

/** What a change of the schedule does to the reviews to come, a line each, in the order of their times now. */
export function effectLines({ moved, kept, stopped, resumed }: ScheduleEffect, zone: string): string[] {
  const at = (instant: string) => momentText(instant, zone);
  const lines = [
    ...moved.map(({ from, to }) => ({ on: from, text: `${at(from)} moves to ${at(to.startsAt)}` })),
    ...kept.map(({ startsAt, why }) => ({ on: startsAt, text: `${at(startsAt)} stays: ${KEPT[why]}` })),
    ...stopped.map(({ startsAt }) => ({ on: startsAt, text: `${at(startsAt)} is skipped` })),
    ...resumed.map(({ to }) => ({ on: to.startsAt, text: `${at(to.startsAt)} takes place again` })),
  ];
  return lines.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map(({ text }) => text);
}

/** The schedule's fields in the words of the screen. */
export const SCHEDULE_LABELS: Record<string, string> = {
  weekday: 'Day',
  minuteOfDay: 'Time',
  zone: 'Time zone',
  minutes: 'Length',
  videoLink: 'Video link',
  active: 'Every week',
};

/** One field's value as people read it. */
export function scheduleText(field: string, value: unknown): string {
  if (field === 'weekday') return WEEKDAYS[Number(value) - 1] ?? '';
  if (field === 'minuteOfDay') return timeText(Number(value));
  if (field === 'minutes') return `${Number(value)} minutes`;
  if (field === 'active') return value ? 'On' : 'Off';
  return typeof value === 'string' && value !== '' ? value : 'None';
}
