import { z } from 'zod';
import { REVENUE_WINDOWS } from '@/domain/revenue/window';
import { asOfInput, idInput, optionalDay } from '@/domain/values/schemas';
import { STREAMS } from '@/domain/values/stream';

/** What every page of revenue may be narrowed to. `until` is the first day that is out. */
export const windowInput = {
  asOf: asOfInput.asOf,
  window: z.enum(REVENUE_WINDOWS).default('quarters'),
  from: optionalDay,
  until: optionalDay,
  stream: z.enum(STREAMS).nullable().default(null),
  customerId: idInput.nullable().default(null),
  constant: z.boolean().default(false),
};

export const overviewInput = z.strictObject({
  ...windowInput,
  by: z.enum(['month', 'quarter']).nullable().default(null),
});
