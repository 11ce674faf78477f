import { z } from 'zod';
import { WATERFALL_MEASURES, WATERFALL_STEPS } from '@/domain/forecast/waterfall';
import { asOfInput, dayInput, idInput } from '@/domain/values/schemas';
import { filterInput } from './inputs';

/**
 * Two forecasts: a snapshot, or a day as it was known at its end; and a snapshot or now, which is that of the page's own clocks. Without
 * `from`: the snapshot of last week, else the day a week ago.
 */
export const compareForecastsInput = z.strictObject({
  ...asOfInput,
  ...filterInput,
  from: z.union([idInput, dayInput]).nullable().default(null),
  to: z.union([idInput, z.literal('now')]).default('now'),
  measure: z.enum(WATERFALL_MEASURES).default('forecast'),
  /** First day of a quarter that both show; 'current' is that of the later day; null: all periods. */
  quarter: z
    .union([dayInput, z.literal('current')])
    .nullable()
    .default(null),
  /** Moves of this reason alone. */
  step: z.enum(WATERFALL_STEPS).nullable().default(null),
  /** How many moves at most, the largest first. */
  limit: z.int().min(0).max(500).default(200),
});
