import { z } from 'zod';
import { SAVE_KINDS, SAVE_OUTCOMES } from '@/domain/devices/silent-churn';
import { dayInput, idInput, optionalText, textInput } from '@/domain/values/schemas';

export const saveListInput = z.strictObject({ asOf: dayInput.optional() });

export const openCaseInput = z.strictObject({
  customerId: idInput,
  kind: z.enum(SAVE_KINDS),
  /** Who takes care of it; whoever opens the case unless told, nobody with null. */
  ownerId: idInput.nullable().optional(),
  note: optionalText(1000),
});

export const assignCaseInput = z.strictObject({
  caseId: idInput,
  version: z.int().min(1),
  ownerId: idInput.nullable(),
});

export const closeCaseInput = z.strictObject({
  caseId: idInput,
  version: z.int().min(1),
  outcome: z.enum(SAVE_OUTCOMES),
  note: textInput(1000),
});
