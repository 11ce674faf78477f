import { z } from 'zod';
import { idInput, textInput } from '@/domain/values/schemas';

const area = z.enum(['pipeline']).default('pipeline');

export const listViewsInput = z.strictObject({ area });

export const saveViewInput = z.strictObject({
  area,
  /** Which view to change, and the version that was seen; without them a new one is saved. */
  viewId: idInput.nullable().default(null),
  version: z.int().positive().nullable().default(null),
  name: textInput(80),
  /** The query of the address, as URLSearchParams writes it. */
  query: z
    .string()
    .max(2000)
    .regex(/^[\w.~*%=&+-]*$/, 'This is not the query of an address.'),
  shared: z.boolean().default(false),
  isDefault: z.boolean().default(false),
});

export const removeViewInput = z.strictObject({ viewId: idInput, version: z.int().positive() });
