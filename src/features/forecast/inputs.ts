import { z } from 'zod';
import { FORECAST_CATEGORIES, FORECAST_COLUMNS, MEASURES } from '@/domain/forecast/types';
import { asOfInput, idInput } from '@/domain/values/schemas';

/** A person or company; "" is nobody, null everybody. */
const whoInput = z
  .union([idInput, z.literal('')])
  .nullable()
  .default(null);

/** What part of the forecast is looked at (src/domain/forecast/filter.ts): spread into the input of everything that shows one. */
export const filterInput = {
  repId: whoInput,
  customerId: whoInput,
  product: z.string().trim().max(200, 'At most 200 characters.').nullable().default(null),
  category: z.enum(FORECAST_CATEGORIES).nullable().default(null),
};

/** Both clocks, the filter, and how many quarters before the current one are shown too. */
export const forecastInput = z.strictObject({
  ...asOfInput,
  ...filterInput,
  past: z.int().min(0).max(12).default(0),
});

export const forecastRowsInput = forecastInput.extend({
  /** Index of the period as the forecast lists them. */
  period: z.int().min(0).max(20).nullable().default(null),
  column: z.enum(FORECAST_COLUMNS).nullable().default(null),
  measure: z.enum(MEASURES).nullable().default(null),
});
