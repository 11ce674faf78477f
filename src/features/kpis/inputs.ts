import { z } from 'zod';
import { MOVEMENT_KINDS } from '@/domain/revenue/movements';
import { asOfInput, dayInput, minorInput, textInput } from '@/domain/values/schemas';
import { STREAMS } from '@/domain/values/stream';

/** The day, what was known then, and whether the effect of exchange rates is taken out. */
const clock = { ...asOfInput, constant: z.boolean().default(false) };

export const kpisInput = z.strictObject(clock);

export const deskInput = z.strictObject({ asOf: asOfInput.asOf });

const stream = z.enum(STREAMS).nullable().default(null);
const page = {
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(1000).default(200),
};

/** Which figure to open. What is left out is the dashboard's own window of that figure. */
export const kpiRowsInput = z.discriminatedUnion('kpi', [
  z.strictObject({
    kpi: z.literal('nnarr'),
    ...clock,
    ...page,
    stream,
    kind: z.enum(MOVEMENT_KINDS).nullable().default(null),
    from: dayInput.optional(),
    /** The first day that is out. */
    until: dayInput.optional(),
  }),
  z.strictObject({
    kpi: z.literal('grr'),
    ...clock,
    ...page,
    stream,
    /** Length of the window; the hardware's life unless told. */
    months: z.int().min(1).max(240).optional(),
    /** The window ends at the end of this day, the last of a month. */
    until: dayInput.optional(),
  }),
  z.strictObject({ kpi: z.literal('acv_per_deployment'), ...clock, on: dayInput.optional() }),
  z.strictObject({
    kpi: z.literal('ttfv'),
    ...clock,
    /** Signed from this day on. */
    from: dayInput.optional(),
    /** And before this day. */
    until: dayInput.optional(),
  }),
  z.strictObject({
    kpi: z.literal('days_to_deployment'),
    ...clock,
    /** Activated from this day on. */
    from: dayInput.optional(),
    /** And before this day. */
    until: dayInput.optional(),
  }),
  z.strictObject({
    kpi: z.literal('hardware_failure_rate'),
    ...clock,
    /** Failed from this day on. */
    from: dayInput.optional(),
    /** And before this day. */
    until: dayInput.optional(),
  }),
]);

export const kpiTargetInput = z.strictObject({
  kpi: z.string().max(100),
  effectiveFrom: dayInput.optional(),
  /** Minor units (nnarr, acv_per_deployment), basis points (grr, hardware_failure_rate) or days (ttfv, days_to_deployment). */
  target: minorInput,
});

export const kpiSetInput = z.strictObject({});

export const changeKpiSetInput = z.strictObject({
  /** One to four, by id or name; net new ARR comes first wherever it stands. */
  kpis: z.array(z.string().max(100)).min(1, 'Choose at least one.').max(10),
  reason: textInput(1000),
  /** The version that was on the screen; 0: the set was never changed. */
  version: z.int().min(0),
});

export const engagementInput = z.strictObject({});

export const startEngagementInput = z.strictObject({
  startOn: dayInput,
  /** The version that was on the screen; 0: nobody had said when it began. */
  version: z.int().min(0),
});
