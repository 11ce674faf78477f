import { z } from 'zod';
import { LEAD_TIME_KINDS } from '@/domain/forecast/lead-times';
import { idInput, optionalText, textInput } from '@/domain/values/schemas';

/** "" stands for any product or any supplier. */
const nameOrAny = optionalText(200).transform((name) => name ?? '');
const days = z.int('Whole days.').min(0, 'Not before it began.').max(730, 'At most 730 days.');

export const leadTimesInput = z.strictObject({});

export const dealLeadTimesInput = z.strictObject({ dealId: idInput });

export const setLeadTimeInput = z.strictObject({
  kind: z.enum(LEAD_TIME_KINDS),
  product: nameOrAny,
  supplier: nameOrAny,
  p50Days: days,
  p80Days: days,
  reason: textInput(500),
  /** The version that was on the screen; null where none was. */
  seen: z.int().positive().nullable().default(null),
});

export const removeLeadTimeInput = z.strictObject({
  leadTimeId: idInput,
  version: z.int().positive(),
  reason: textInput(500),
});

const delay = {
  supplier: textInput(200),
  product: nameOrAny,
  days: z
    .int('Whole days.')
    .min(-365, 'At most a year.')
    .max(365, 'At most a year.')
    .refine((many) => many !== 0, 'At least one day.'),
};

export const previewDelayInput = z.strictObject(delay);

export const delaySupplierInput = z.strictObject({ ...delay, reason: textInput(1000) });

export const endDelayInput = z.strictObject({ delayId: idInput });
