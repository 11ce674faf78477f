import { z } from 'zod';
import { idInput, textInput } from '@/domain/values/schemas';

export const keysInput = z.strictObject({});

export const newKeyInput = z.strictObject({ name: textInput(100) });

/** What is kept of a new key: never the key itself. */
export const storeKeyInput = newKeyInput.extend({
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  prefix: z.string().regex(/^cp_[A-Za-z0-9_-]{6}$/),
});

export const revokeKeyInput = z.strictObject({ keyId: idInput });
