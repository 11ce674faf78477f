import { z } from 'zod';
import { asOfInput, idInput, textInput } from '@/domain/values/schemas';
import { filterInput } from './inputs';

const slipInput = z.strictObject({
  supplier: textInput(200),
  product: z.string().trim().max(200, 'At most 200 characters.').default(''),
  days: z.int().min(0).max(365).default(0),
});

/** What is supposed (src/domain/forecast/what-if.ts), of the part of the forecast that is looked at. */
export const whatIfInput = z.strictObject({
  ...asOfInput,
  ...filterInput,
  supplierSlips: z.array(slipInput).max(5, 'At most five suppliers at once.').default([]),
  loseDealIds: z.array(idInput).max(100, 'At most a hundred deals at once.').default([]),
  dropWithoutPo: z.boolean().default(false),
  cleanUp: z.boolean().default(false),
});
