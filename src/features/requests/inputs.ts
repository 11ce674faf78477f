import { z } from 'zod';
import { REQUEST_ANSWERS } from '@/domain/board/requests';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { exactInstant, idInput, optionalDay, optionalText, textInput } from '@/domain/values/schemas';

/** Where a page of requests goes on: after a waiting one ("open 2026-11-05 <instant> <id>") or a settled one ("settled <instant> <id>"). */
const requestPlace = z.string().transform((text, ctx): RequestPlace => {
  const [list, ...keys] = text.split(' ');
  const [id = '', at = '', due = ''] = keys.toReversed();
  const dated = due === 'infinity' || parseCalendarDate(due) !== null;
  if (exactInstant.safeParse(at).success && idInput.safeParse(id).success) {
    if (list === 'open' && keys.length === 3 && dated) return { list, due, at, id };
    if (list === 'settled' && keys.length === 2) return { list, at, id };
  }
  ctx.addIssue({ code: 'custom', message: 'This page does not exist any more. Start at the first one.' });
  return z.NEVER;
});

/** `due` is a day or "infinity"; `at` is exact to the microsecond, as the database has it. */
export type RequestPlace =
  { list: 'open'; due: string; at: string; id: string } | { list: 'settled'; at: string; id: string };

export const listRequestsInput = z.strictObject({
  after: requestPlace.nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});

export const askRequestInput = z.strictObject({ text: textInput(500), dueOn: optionalDay });

const request = { requestId: idInput, version: z.int().min(1) };

export const withdrawRequestInput = z.strictObject(request);

/** A yes stands for itself; a no comes with its reason. */
export const answerRequestInput = z
  .strictObject({ ...request, answer: z.enum(REQUEST_ANSWERS), text: optionalText(500) })
  .refine(({ answer, text }) => answer === 'yes' || text !== null, {
    message: 'Say why not, in a sentence.',
    path: ['text'],
  });
