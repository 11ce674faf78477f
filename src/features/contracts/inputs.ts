import { z } from 'zod';
import {
  dayInput,
  idInput,
  optionalDay,
  optionalText,
  positiveMinor,
  textInput,
} from '@/domain/values/schemas';
import { STREAMS } from '@/domain/values/stream';

const contractFields = {
  stream: z.enum(STREAMS),
  plan: optionalText(200),
  externalId: optionalText(200),
  dealId: idInput.nullable().default(null),
  signedOn: optionalDay,
  startOn: dayInput,
  /** The first unpaid day; without it the contract is open-ended. */
  endOn: optionalDay,
  amountMinor: positiveMinor,
  /** The amount is paid each so many months: 1 monthly, 12 yearly. */
  periodMonths: z.int().min(1, 'At least one month.').max(240, 'At most 240 months.'),
};

/** Without `contractId` a new contract of `customer` (by name); with it a whole new version of that one. */
export const recordContractInput = z.strictObject({
  contractId: idInput.optional(),
  version: z.int().min(1).optional(),
  customer: textInput(300),
  ...contractFields,
});

export const removeContractInput = z.strictObject({
  contractId: idInput,
  version: z.int().min(1),
  reason: textInput(500),
});
