import type { CalendarDate } from '../values/calendar-date';
import type { Stream } from '../values/stream';

/** `notJudged` says why the rule could not be applied; then `raised` is false and means nothing. */
export type KpiAlarm = { raised: boolean; reasons: string[]; notJudged: string | null };

/** What a figure stands on: printed beside it everywhere. */
export type KpiBasis = {
  window: string;
  cohort: string;
  /** The end of this day is when the figure was measured. */
  measuredOn: CalendarDate;
  streams: readonly Stream[];
  currency: string;
  leftOut: LeftOut[];
  notes: string[];
};

export type LeftOut = { what: string; count: number; why: string };

export function alarmOf(reasons: readonly string[]): KpiAlarm {
  return { raised: reasons.length > 0, reasons: [...reasons], notJudged: null };
}

export function notJudged(why: string): KpiAlarm {
  return { raised: false, reasons: [], notJudged: why };
}

/** Said beside amounts at constant currency. */
export function ratesNote({ constant }: { constant: boolean }): string[] {
  return constant
    ? ['At constant currency: each foreign currency counts at the first rate that was used of it; FX is 0.']
    : [];
}

/** Only what was really left out is printed. */
export function leftOut(...parts: LeftOut[]): LeftOut[] {
  return parts.filter((part) => part.count > 0);
}
