import { z } from 'zod';
import { MOVEMENT_KINDS } from '@/domain/revenue/movements';
import { dayCursor } from '@/domain/values/schemas';
import { windowInput } from './inputs-overview';

const filterInput = {
  ...windowInput,
  kind: z.enum(MOVEMENT_KINDS).nullable().default(null),
  /** Only back-dated corrections. */
  corrections: z.boolean().default(false),
  /** With the pairs of which nothing ever counted: rows that were taken back on their own day. */
  undone: z.boolean().default(false),
};

export const movementsPageInput = z.strictObject({
  ...filterInput,
  after: dayCursor.nullable().default(null),
});

export const revenueExportInput = z.strictObject(filterInput);
