import { z } from 'zod';
import { REQUEST_ANSWERS } from '@/domain/board/requests';
import { idInput, optionalDay, optionalText, textInput } from '@/domain/values/schemas';

export const listRequestsInput = z.strictObject({});

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
