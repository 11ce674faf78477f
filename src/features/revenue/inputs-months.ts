import { z } from 'zod';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';

/** A month as addresses and forms write it, "2026-10", as a period of the roll-ups. */
const monthInput = z.string().transform((text, ctx) => {
  const first = /^\d{4}-\d{2}$/.test(text) ? parseCalendarDate(`${text}-01`) : null;
  if (first) return periodOf(first);
  ctx.addIssue({ code: 'custom', message: 'A month, such as 2026-10.' });
  return z.NEVER;
});

export const ledgerMonthsInput = z.strictObject({
  /** The month to preview; without it the one that comes next. Only before the first is closed there is a choice. */
  period: monthInput.nullable().default(null),
  /** Holds the closed months and the kept totals against every row of the ledger. */
  recount: z.boolean().default(false),
});

export const closeMonthInput = z.strictObject({
  period: monthInput,
  /** Number of the ledger's rows up to the month's end that the person saw: others in between are a conflict. */
  movements: z.int().min(0).optional(),
});
