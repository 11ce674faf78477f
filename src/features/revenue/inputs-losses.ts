import { z } from 'zod';
import { END_REASONS } from '@/domain/revenue/contract-life';
import { windowInput } from './inputs-overview';

/** `reason` 'none': those that nobody has given a reason for. */
export const lossesInput = z.strictObject({
  ...windowInput,
  kind: z.enum(['contraction', 'churn']).nullable().default(null),
  reason: z
    .enum([...END_REASONS, 'none'])
    .nullable()
    .default(null),
});
