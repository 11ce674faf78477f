import { z } from 'zod';
import { dayInput, optionalDay, positiveMinor, textInput } from '@/domain/values/schemas';
import { STREAMS } from '@/domain/values/stream';

/** A line as anybody sends it, at every door that takes lines: of a deal, of what a pilot becomes. */
export const lineInput = z.strictObject({
  stream: z.enum(STREAMS),
  recurring: z.boolean().default(false),
  description: textInput(300),
  units: z.int().positive().max(10_000_000).nullable().default(null),
  unitPriceMinor: positiveMinor.nullable().default(null),
  amountMinor: positiveMinor,
  timeAndMaterials: z.boolean().default(false),
  expectedHours: z.int().positive().max(1_000_000).nullable().default(null),
  hoursDone: z.int().min(0).max(1_000_000).nullable().default(null),
  overInstallation: z.boolean().default(false),
  promisedOn: optionalDay,
  product: textInput(200).nullable().default(null),
  supplier: textInput(200).nullable().default(null),
  shipmentPlan: z
    .array(z.strictObject({ units: z.int().positive().max(10_000_000), promisedOn: dayInput }))
    .max(50)
    .readonly()
    .transform((plan) => plan.toSorted((a, b) => (a.promisedOn < b.promisedOn ? -1 : 1)))
    .default([]),
});
