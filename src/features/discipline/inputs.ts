import { z } from 'zod';

export const MOST_MONTHS = 12;

/** How many months are shown, the running one among them. */
export const disciplineInput = z.strictObject({ months: z.int().min(1).max(MOST_MONTHS).optional() });
