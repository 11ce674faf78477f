import { z } from 'zod';
import { END_REASONS } from '@/domain/revenue/contract-life';
import { currencyInput, rateInput } from '@/domain/revenue/rate-input';
import {
  asOfInput,
  dayInput,
  idInput,
  optionalDay,
  optionalText,
  positiveMinor,
  textInput,
} from '@/domain/values/schemas';
import { STREAMS } from '@/domain/values/stream';

const periodMonths = z.int().min(1, 'At least one month.').max(240, 'At most 240 months.');

/** Without `currency` the company's. `rate` is needed once for each contract in another currency, unless there is a monthly rate. */
const priceFields = {
  amountMinor: positiveMinor,
  /** The amount is paid each so many months: 1 monthly, 12 yearly. */
  periodMonths,
  currency: currencyInput.nullable().default(null),
  rate: rateInput.nullable().default(null),
};

const reasonFields = {
  endReason: z.enum(END_REASONS).nullable().default(null),
  endNote: optionalText(1000),
  /** The deployment that it is put down to. */
  endDeploymentId: idInput.nullable().default(null),
};

/** The contract as it was on the screen: somebody else's change in between is a conflict. */
const seen = { contractId: idInput, version: z.int().min(1) };
/** Answers what the ledger would book, and does nothing. */
const dryRun = { dryRun: z.boolean().default(false) };
const several = z
  .array(z.strictObject(seen))
  .min(1)
  .max(100)
  .refine((list) => new Set(list.map((one) => one.contractId)).size === list.length, 'Each contract once.');

/**
 * Without `contractId` a new contract of `customer` (by name); with it a whole new version of that one: what it says is what was true all
 * along. Of the terms that may be left out the stored ones stay.
 */
export const recordContractInput = z.strictObject({
  contractId: idInput.optional(),
  version: z.int().min(1).optional(),
  customer: textInput(300),
  stream: z.enum(STREAMS),
  plan: optionalText(200),
  externalId: optionalText(200),
  dealId: idInput.nullable().default(null),
  signedOn: optionalDay,
  startOn: dayInput,
  /** The first unpaid day; without it the contract is open-ended. */
  endOn: optionalDay,
  ...priceFields,
  freeUntilOn: dayInput.nullable().optional(),
  autoRenews: z.boolean().optional(),
  endReason: z.enum(END_REASONS).nullable().optional(),
  endNote: optionalText(1000),
  ...dryRun,
});

export const removeContractInput = z.strictObject({ ...seen, reason: textInput(500), ...dryRun });

/** From `on` the contract costs something else. In another currency it keeps its value: only `amountMinor` and `currency` are said. */
export const changePriceInput = z.strictObject({
  ...seen,
  on: dayInput,
  ...priceFields,
  ...reasonFields,
  ...dryRun,
});

/** What is left out stays as it is: from the old end on, at the same price. `endOn` null: open-ended. */
export const renewInput = z.strictObject({
  ...seen,
  on: optionalDay,
  endOn: optionalDay,
  signedOn: optionalDay,
  amountMinor: positiveMinor.nullable().default(null),
  periodMonths: periodMonths.nullable().default(null),
  rate: rateInput.nullable().default(null),
  freeUntilOn: optionalDay,
  autoRenews: z.boolean().optional(),
  ...reasonFields,
  ...dryRun,
});

export const pauseInput = z.strictObject({
  ...seen,
  on: dayInput,
  /** The first day that is paid for again; null: nobody knows yet. */
  resumeOn: optionalDay,
  /** The end moves out by the days paused. */
  extend: z.boolean().default(false),
  ...reasonFields,
  ...dryRun,
});

export const coTermInput = z.strictObject({ contracts: several, endOn: dayInput, ...dryRun });

/** `on`: the first unpaid day; the contract's own end says that it is not renewed. */
export const endInput = z.strictObject({ ...seen, on: dayInput, ...reasonFields, ...dryRun });

export const giveReasonInput = z.strictObject({ ...seen, ...reasonFields });

/** Who answers for the renewal; null: nobody. */
export const assignInput = z.strictObject({ contracts: several, ownerId: idInput.nullable() });

export const undoInput = z.strictObject(seen);

export const renewalsInput = z.strictObject({ asOf: asOfInput.asOf });

export const ofCustomerInput = z.strictObject({ customerId: idInput, asOf: asOfInput.asOf });
