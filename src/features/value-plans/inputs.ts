import { z } from 'zod';
import { STEP_PHASES } from '@/domain/deployments/value-plan';
import { dayInput, idInput, optionalDay, optionalText, textInput } from '@/domain/values/schemas';

const version = z.int().positive();
const title = textInput(300);
const phase = z.enum(STEP_PHASES);

export const showPlanInput = z.strictObject({ deploymentId: idInput, asOf: dayInput.optional() });
export const ofDeploymentInput = z.strictObject({ deploymentId: idInput });

export const addStepInput = z.strictObject({
  deploymentId: idInput,
  title,
  phase,
  ownerId: idInput.nullable().default(null),
  dueOn: optionalDay,
  note: optionalText(1000),
});

/** A field left out stays, null empties it. */
export const changeStepInput = z.strictObject({
  stepId: idInput,
  version,
  title: title.optional(),
  phase: phase.optional(),
  ownerId: idInput.nullable().optional(),
  dueOn: dayInput.nullable().optional(),
  note: textInput(1000).nullable().optional(),
});

export const stepInput = z.strictObject({ stepId: idInput, version });

/** `doneOn` null: it is not done after all. */
export const doneStepInput = z.strictObject({ stepId: idInput, version, doneOn: dayInput.nullable() });

/** `reason` null: taken back, once there is such a step. */
export const explainInput = z.strictObject({
  deploymentId: idInput,
  version,
  reason: textInput(1000).nullable(),
});

export const templateInput = z.strictObject({});

export const publishTemplateInput = z.strictObject({
  /** The version that was on the screen; null: nobody had published one. */
  after: z.int().positive().nullable(),
  steps: z
    .array(z.strictObject({ title, phase, days: z.int().min(0).max(1000) }))
    .min(1, 'A plan needs at least one step.')
    .max(30, 'At most 30 steps.'),
});
