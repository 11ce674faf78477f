import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from './calendar-date';

/** Shapes that every door shares. A day is "2026-03-31", an amount is a whole number of minor units as text or bigint. */
export const dayInput = z.string().transform((text, ctx): CalendarDate => {
  const parsed = parseCalendarDate(text.trim());
  if (parsed) return parsed;
  ctx.addIssue({ code: 'custom', message: 'Write the day as 2027-03-12.' });
  return z.NEVER;
});

export const optionalDay = dayInput.nullable().optional().default(null);

const LARGEST = 1_000_000_000_000_000n;

export const minorInput = z
  .union([z.string().regex(/^-?\d{1,16}$/), z.bigint()])
  .transform((value, ctx): bigint => {
    const minor = BigInt(value);
    if (minor >= -LARGEST && minor <= LARGEST) return minor;
    ctx.addIssue({ code: 'custom', message: 'This amount is too large.' });
    return z.NEVER;
  });

export const positiveMinor = minorInput.refine((minor) => minor >= 0n, 'The amount must not be negative.');

export const idInput = z.guid();

/** Where a page of rows by day goes on: the day and id of the last row seen, "2026-03-31 <id>". */
export const dayCursor = z.string().transform((text, ctx): { on: CalendarDate; id: string } => {
  const [day = '', id = ''] = text.split(' ');
  const on = parseCalendarDate(day);
  if (on && idInput.safeParse(id).success) return { on, id };
  ctx.addIssue({ code: 'custom', message: 'This page does not exist any more. Start at the first one.' });
  return z.NEVER;
});

/** An instant to the microsecond, as a place in a list names it. */
export const exactInstant = z.iso.datetime({ precision: 6 }).regex(/^[12]/);

/** Where a page of rows by instant goes on: the exact instant and id of the last row seen. */
export const instantCursor = z.string().transform((text, ctx): { at: string; id: string } => {
  const [at = '', id = ''] = text.split(' ');
  if (exactInstant.safeParse(at).success && idInput.safeParse(id).success) return { at, id };
  ctx.addIssue({ code: 'custom', message: 'This page does not exist any more. Start at the first one.' });
  return z.NEVER;
});

/** Text as people type it: trimmed, no NUL, at least one character. */
export function textInput(max: number) {
  return z
    .string()
    .transform((text) => text.replaceAll('\u0000', '').trim())
    .pipe(z.string().min(1, 'Please fill this in.').max(max, `At most ${max} characters.`));
}

export function optionalText(max: number) {
  return z
    .string()
    .nullable()
    .optional()
    .transform((text) => text?.replaceAll('\u0000', '').trim() || null)
    .pipe(z.string().max(max, `At most ${max} characters.`).nullable());
}

export const instantInput = z.iso.datetime({ offset: true });

/** The two clocks of every figure: the rules' "today", and the instant whose recorded history is read. */
export const asOfInput = { asOf: dayInput.optional(), knownAt: instantInput.optional() };
