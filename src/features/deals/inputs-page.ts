import { z } from 'zod';
import { asOfInput, dayInput, idInput, instantInput, optionalText, textInput } from '@/domain/values/schemas';

export const undoInput = z.strictObject({
  dealId: idInput,
  /** The version that the command to undo made. Not needed for an activity or a note, which make none. */
  version: z.int().positive().nullable().default(null),
  /** The activity or note to take back (or the removed note to bring back), instead of the deal's last change. */
  event: idInput.nullable().default(null),
});

export const noteInput = z.strictObject({ dealId: idInput, text: textInput(5000) });

export const removeNoteInput = z.strictObject({ noteId: idInput });

const person = { name: textInput(300), email: optionalText(300), title: optionalText(200) };

export const saveContactInput = z.strictObject({
  dealId: idInput,
  /** null: a new one. */
  contactId: idInput.nullable().default(null),
  ...person,
  /** What the form showed when it was opened: if somebody changed it since, both values are shown. */
  seen: z.strictObject(person).nullable().default(null),
});

export const chooseContactInput = z.strictObject({
  dealId: idInput,
  version: z.int().positive(),
  contactId: idInput,
});

export const dealPageInput = z.strictObject({
  dealId: idInput,
  /** "Changes since": a day, from its start, or the last review that the deal was in; default that review, else seven days ago. */
  since: z.union([z.literal('review'), dayInput]).optional(),
  /** History older than this instant. */
  before: instantInput.optional(),
  ...asOfInput,
});
