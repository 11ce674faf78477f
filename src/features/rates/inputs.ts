import { z } from 'zod';
import { currencyInput, rateInput } from '@/domain/revenue/rate-input';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';

/** A month as "2026-10". */
const monthInput = z.string().transform((text, ctx): Period => {
  const day = parseCalendarDate(`${text.trim()}-01`);
  if (day !== null && day >= '1900-01-01' && day < '2500-01-01') return periodOf(day);
  ctx.addIssue({ code: 'custom', message: 'Write the month as 2026-10.' });
  return z.NEVER;
});

export const setRateInput = z.strictObject({
  currency: currencyInput,
  month: monthInput,
  rate: rateInput,
  /** The rate of that month that was on the screen, null for none: another one in between is a conflict. Left out: whatever stands. */
  seen: rateInput.nullable().optional(),
  dryRun: z.boolean().default(false),
});

export const ratesInput = z.strictObject({});
