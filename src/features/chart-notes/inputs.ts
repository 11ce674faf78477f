import { z } from 'zod';
import { dayInput, idInput, textInput } from '@/domain/values/schemas';

export const listNotesInput = z.strictObject({
  /** From this day on; from the first one unless told. */
  from: dayInput.optional(),
  /** Up to and with this day; up to today unless told. */
  asOf: dayInput.optional(),
});

export const writeNoteInput = z.strictObject({
  /** Which note to change, and the version that was seen; without them a new one is written. */
  noteId: idInput.nullable().default(null),
  version: z.int().positive().nullable().default(null),
  noteOn: dayInput,
  text: textInput(200),
});

export const removeNoteInput = z.strictObject({
  noteId: idInput,
  version: z.int().positive(),
  /** Puts a removed note back. */
  back: z.boolean().default(false),
});
