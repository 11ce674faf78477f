import { z } from 'zod';
import { TIME_KINDS } from '@/domain/engagement/days';
import { MOST_MINUTES } from '@/domain/engagement/duration';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';
import { dayCursor, dayInput, idInput, optionalText } from '@/domain/values/schemas';

/** A month as addresses write it, "2026-10". */
const monthInput = z.string().transform((text, ctx): Period => {
  const first = /^\d{4}-\d{2}$/.test(text) ? parseCalendarDate(`${text}-01`) : null;
  if (first) return periodOf(first);
  ctx.addIssue({ code: 'custom', message: 'A month, such as 2026-10.' });
  return z.NEVER;
});

/** The month that runs unless told. */
export const timeListInput = z.strictObject({
  month: monthInput.optional(),
  after: dayCursor.nullable().default(null),
  limit: z.int().min(1).max(500).default(100),
});

export const timeExportInput = z.strictObject({
  month: monthInput.optional(),
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
});

const minutes = z
  .int()
  .min(1, 'At least one minute.')
  .max(MOST_MINUTES, 'A day has 24 hours. Write one entry a day.');

const said = {
  kind: z.enum(TIME_KINDS),
  note: optionalText(500),
  /** Whether it uses up days that are paid. */
  billable: z.boolean().default(true),
};

export const recordTimeInput = z.strictObject({ workedOn: dayInput, minutes, ...said });

const which = { entryId: idInput, version: z.int().min(1) };

export const changeTimeInput = z.strictObject({ ...which, workedOn: dayInput, minutes, ...said });

export const entryInput = z.strictObject(which);

export const startTimerInput = z.strictObject(said);

/** `minutes`: how long it really was, where the timer was forgotten. */
export const stopTimerInput = z.strictObject({ ...which, minutes: minutes.optional() });
