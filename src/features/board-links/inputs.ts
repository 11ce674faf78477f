import { z } from 'zod';
import { parseMonth } from '@/domain/board/months';
import type { Period } from '@/domain/values/fiscal-calendar';
import { idInput, textInput } from '@/domain/values/schemas';

/** How long a link opens: a fortnight unless told, a quarter at most. */
export const DAYS_BY_DEFAULT = 14;
export const MOST_DAYS = 90;

const TOKEN_HASH = z.string().regex(/^[0-9a-f]{64}$/);

/** A month as addresses write it: "2026-10". */
const monthKey = z.string().transform((key, ctx): Period => {
  const period = parseMonth(key);
  if (period !== null) return period;
  ctx.addIssue({ code: 'custom', message: 'Write the month as 2026-10.' });
  return z.NEVER;
});

export const linksInput = z.strictObject({ month: monthKey });

const newLinkInput = z.strictObject({
  month: monthKey,
  label: textInput(100),
  days: z
    .number()
    .int()
    .min(1, 'At least one day.')
    .max(MOST_DAYS, `At most ${MOST_DAYS} days.`)
    .default(DAYS_BY_DEFAULT),
});

export type NewLink = z.input<typeof newLinkInput>;

/** What is kept of a new link: never its address. */
export const storeLinkInput = newLinkInput.extend({ tokenHash: TOKEN_HASH });

export const revokeLinkInput = z.strictObject({ linkId: idInput });

export const openLinkInput = z.strictObject({
  tokenHash: TOKEN_HASH,
  /** look: only asked whether it opens something; nothing is logged. */
  as: z.enum(['read', 'preview', 'look']).default('read'),
  browser: z.string().max(60),
  network: z.string().max(60),
});
