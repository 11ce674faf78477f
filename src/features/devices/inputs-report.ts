import { z } from 'zod';
import { idInput } from '@/domain/values/schemas';

export const MOST_READINGS = 1_000;

/** What a machine sends. A reading that cannot be is refused by itself, so its texts are only held to a length here. */
export const readingsInput = z.strictObject({
  readings: z
    .array(z.strictObject({ device: z.string().max(1_000), at: z.string().max(100) }))
    .min(1, 'Send at least one reading.')
    .max(MOST_READINGS, `Send at most ${MOST_READINGS} readings at once.`),
});

export const reportInput = readingsInput.extend({ keyId: idInput });
