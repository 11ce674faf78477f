import { z } from 'zod';
import { MOVEMENT_KINDS } from '@/domain/revenue/movements';
import { asOfInput, dayCursor, dayInput, idInput, optionalDay } from '@/domain/values/schemas';
import { STREAMS } from '@/domain/values/stream';

export const ledgerInput = z.strictObject({
  ...asOfInput,
  by: z.enum(['month', 'quarter']).default('month'),
  /** At each currency's constant rate; what exchange rates did is 0 then. */
  constant: z.boolean().default(false),
});

export const movementsInput = z.strictObject({
  from: optionalDay,
  /** The first day that is out. */
  until: optionalDay,
  kind: z.enum(MOVEMENT_KINDS).nullable().default(null),
  stream: z.enum(STREAMS).nullable().default(null),
  customerId: idInput.nullable().default(null),
  /** Only back-dated corrections. */
  corrections: z.boolean().default(false),
  /** Without the rows of exchange rates: `amountMinor` − `fxMinor` of the others is the amount in constant currency. */
  constant: z.boolean().default(false),
  knownAt: asOfInput.knownAt,
  after: dayCursor.nullable().default(null),
  limit: z.int().min(1).max(500).default(50),
});

export const customerRevenueInput = z.strictObject({ customerId: idInput, asOf: dayInput.optional() });

export const customersOnInput = z.strictObject({
  on: dayInput.optional(),
  stream: z.enum(STREAMS).nullable().default(null),
  knownAt: asOfInput.knownAt,
  /** At each currency's constant rate. */
  constant: z.boolean().default(false),
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(1000).default(200),
});
