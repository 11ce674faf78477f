import { z } from 'zod';
import { asOfInput } from '@/domain/values/schemas';
import { filterInput } from './inputs';

export const rangeInput = z.strictObject({
  ...asOfInput,
  ...filterInput,
  past: z.int().min(0).max(12).default(0),
});
