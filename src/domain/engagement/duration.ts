import type { Typed } from '../values/typed-values';

const HOW = 'Write it like 1:30, 1.5 (hours), 90m or 1d.';
const CLOCK = /^(\d{1,2}):([0-5]\d)$/;
const PARTS = /^(?:(\d+(?:\.\d+)?)d)?(?:(\d+(?:\.\d+)?)h)?(?:(\d+)(?:m|min))?$/;

/** "1:30", "1.5" and "1,5" (hours), "90m", "1h30m", "2d" in whole minutes of at most a day; nothing is null. */
export function parseDuration(text: string, minutesPerDay: number): Typed<number> {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, '').replace(',', '.');
  if (typed === '') return { ok: true, value: null };
  const minutes = minutesOf(typed, minutesPerDay);
  if (minutes === null) return { ok: false, message: HOW };
  if (minutes < 1) return { ok: false, message: 'At least one minute.' };
  if (minutes > MOST_MINUTES) return { ok: false, message: 'A day has 24 hours. Write one entry a day.' };
  return { ok: true, value: minutes };
}

export const MOST_MINUTES = 1440;

/** A timer that has run longer was forgotten: it is asked how long it really was. */
export const FORGOTTEN_MINUTES = 16 * 60;

function minutesOf(typed: string, minutesPerDay: number): number | null {
  const clock = CLOCK.exec(typed);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (/^\d+(\.\d+)?$/.test(typed)) return Math.round(Number(typed) * 60);
  const parts = PARTS.exec(typed);
  if (!parts) return null;
  const [, days = '0', hours = '0', minutes = '0'] = parts;
  return Math.round(Number(days) * minutesPerDay + Number(hours) * 60 + Number(minutes));
}

/** "1:30", "0:05", "12:00". */
export function durationText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
