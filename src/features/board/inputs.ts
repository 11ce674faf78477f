import { z } from 'zod';
import { MOST_ITEMS, MOST_MINUTES } from '@/domain/board/agenda';
import { parseMonth } from '@/domain/board/months';
import { BOARD_TOPICS, SENTENCE_LENGTH } from '@/domain/board/topics';
import type { Period } from '@/domain/values/fiscal-calendar';
import { dayInput, idInput, optionalText, textInput } from '@/domain/values/schemas';

/** A month as addresses write it: "2026-10". */
export const monthInput = z.string().transform((text, ctx): Period => {
  const period = parseMonth(text.trim());
  if (period !== null) return period;
  ctx.addIssue({ code: 'custom', message: 'Write the month as 2026-10.' });
  return z.NEVER;
});

const version = z.int().min(0);
const itemKey = z.string().regex(/^[a-z0-9-]{1,40}$/, 'Small letters, digits and hyphens.');

export const listInput = z.strictObject({});
export const monthOnly = z.strictObject({ month: monthInput });
export const planInput = z.strictObject({ month: monthInput, heldOn: dayInput });

/** An empty text takes the sentence back. `version` is the one that was open; 0 where there was none. */
export const sentenceInput = z.strictObject({
  month: monthInput,
  topic: z.enum(BOARD_TOPICS),
  text: optionalText(SENTENCE_LENGTH),
  version,
});

export const seatInput = z.strictObject({ month: monthInput, userId: idInput });
export const attendanceInput = z.strictObject({
  month: monthInput,
  userId: idInput,
  attended: z.boolean().nullable(),
});
/** null takes the answer back. */
export const answerInput = z.strictObject({ month: monthInput, coming: z.boolean().nullable() });
export const timerInput = z.strictObject({
  month: monthInput,
  item: itemKey,
  action: z.enum(['start', 'pause']),
});

const words = {
  text: textInput(400),
  ownerId: idInput.nullable().optional().default(null),
  dueOn: dayInput.nullable().optional().default(null),
};
export const decideInput = z.strictObject({
  month: monthInput,
  kind: z.enum(['decision', 'action']),
  ...words,
});
export const changeDecisionInput = z.strictObject({ id: idInput, version, ...words });
export const settleDecisionInput = z.strictObject({
  id: idInput,
  version,
  state: z.enum(['open', 'done', 'dropped']),
});
export const removeDecisionInput = z.strictObject({ id: idInput, version });

/** `sha256`: the checksum of the page as the person saw it. */
export const closeInput = z.strictObject({ month: monthInput, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const publishAgendaInput = z.strictObject({
  /** The newest version that was open; 0 where there was none. */
  version,
  items: z
    .array(
      z.strictObject({
        key: itemKey,
        title: textInput(120),
        minutes: z.int().min(1).max(MOST_MINUTES),
      }),
    )
    .max(MOST_ITEMS),
  note: optionalText(200),
});
