import { z } from 'zod';
import { idInput, textInput } from '@/domain/values/schemas';

export const undoInput = z.strictObject({
  dealId: idInput,
  /** The version that the command to undo made. Not needed for an activity or a note, which make none. */
  version: z.int().positive().nullable().default(null),
  /** The activity or note to take back (or the removed note to bring back), instead of the deal's last change. */
  event: idInput.nullable().default(null),
});

export const noteInput = z.strictObject({ dealId: idInput, text: textInput(5000) });

export const removeNoteInput = z.strictObject({ noteId: idInput });
