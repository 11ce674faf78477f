import { z } from 'zod';
import { BLOCK_CAUSES } from '@/domain/deployments/blocks';
import { FAILURE_CAUSES } from '@/domain/deployments/failures';
import { dayInput, idInput, optionalDay, optionalText } from '@/domain/values/schemas';

export const blockInput = z.strictObject({
  deploymentId: idInput,
  cause: z.enum(BLOCK_CAUSES),
  fromOn: dayInput,
  /** The first day on which it went on; left out while it lasts. */
  untilOn: optionalDay,
  note: optionalText(1000),
});

export const unblockInput = z.strictObject({
  blockId: idInput,
  version: z.int().positive(),
  /** The first day on which it went on; null: it lasts still, an end was a mistake. */
  untilOn: dayInput.nullable(),
});

export const removeBlockInput = z.strictObject({ blockId: idInput, version: z.int().positive() });

export const failInput = z.strictObject({
  deploymentId: idInput,
  failedOn: dayInput,
  devices: z.int().min(1).max(100_000_000),
  cause: z.enum(FAILURE_CAUSES),
  /** The day on which all of them worked again; left out while some do not. */
  resolvedOn: optionalDay,
  note: optionalText(1000),
});

export const resolveFailureInput = z.strictObject({
  failureId: idInput,
  version: z.int().positive(),
  /** The day on which all of them worked again; null: some still do not. */
  resolvedOn: dayInput.nullable(),
});

export const removeFailureInput = z.strictObject({ failureId: idInput, version: z.int().positive() });
