import { z } from 'zod';
import { idInput, textInput } from '@/domain/values/schemas';

export const closingInput = z.strictObject({ reviewId: idInput });
export const closeInput = z.strictObject({ reviewId: idInput });
export const minutesInput = z.strictObject({ reviewId: idInput });
export const correctInput = z.strictObject({ reviewId: idInput, text: textInput(2000) });
export const minutesMailInput = z.strictObject({ reviewId: idInput, userId: idInput });
export const minutesRecipientsInput = z.strictObject({ reviewId: idInput });
