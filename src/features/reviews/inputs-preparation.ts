import { z } from 'zod';
import { EVIDENCE_ANSWERS, RISK_KINDS, TOP_DEALS } from '@/domain/reviews/review';
import { idInput, optionalText } from '@/domain/values/schemas';

/** Whose preparation: left empty the caller's own; only a CRO names another rep. */
const whose = { reviewId: idInput, repId: idInput.nullable().default(null) };

export const preparationInput = z.strictObject(whose);

/** The deals that the rep brings, in the order in which he brings them. None: the proposal stands again. */
export const chooseDealsInput = z.strictObject({
  ...whose,
  dealIds: z
    .array(idInput)
    .max(TOP_DEALS, `At most ${TOP_DEALS} deals.`)
    .refine((ids) => new Set(ids).size === ids.length, 'A deal stands here twice.'),
});

/**
 * Answers about one deal. A key left out stays as it is, null or "" takes the answer back. A next step that names no action, object and
 * day is refused as a whole, so a screen that saves while typing sends one answer at a time.
 */
export const answerInput = z.strictObject({
  reviewId: idInput,
  dealId: idInput,
  /** The version of the answers that was on the screen; null where there were none yet. */
  version: z.int().positive().nullable(),
  nextStep: optionalText(500).optional(),
  evidenceAnswer: z.enum(EVIDENCE_ANSWERS).nullable().optional(),
  evidenceIds: z.array(idInput).max(50).optional(),
  riskKind: z.enum(RISK_KINDS).nullable().optional(),
  riskNote: optionalText(1000).optional(),
});

export const setReadyInput = z.strictObject({ ...whose, ready: z.boolean() });

export const readinessInput = z.strictObject({ reviewId: idInput });
