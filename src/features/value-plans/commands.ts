import { findDeployment } from '@/data/deployments';
import {
  findStep,
  insertPlan,
  insertSteps,
  insertTemplate,
  lockPlan,
  readSteps,
  templateInForce,
  writeReason,
  writeStep,
  type PlanRow,
  type StepFields,
  type StepRow,
} from '@/data/value-plans';
import { may } from '@/domain/access/permissions';
import { refuseTemplate, refuseWithoutEarlyStep, stepsFrom } from '@/domain/deployments/value-plan';
import type { ConflictDetails } from '@/domain/values/conflict';
import { notFound, ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import { findMember } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import {
  addStepInput,
  changeStepInput,
  doneStepInput,
  explainInput,
  ofDeploymentInput,
  publishTemplateInput,
  stepInput,
} from './inputs';

const by = (ctx: Context) => ({ userId: ctx.actor.userId, at: ctx.now });

/** Begins the plan of a deployment that was not handed over, from the template. Refusals: not found, 'rule' (there is one). */
export const beginPlan = defineCommand({
  name: 'valuePlans.begin',
  permission: 'valuePlans.write',
  input: ofDeploymentInput,
  run: async (ctx, { deploymentId }) => {
    const deployment = await findDeployment(ctx.unit, deploymentId);
    if (!deployment) return notFound();
    if (await lockPlan(ctx.unit, deploymentId))
      return refuse('rule', 'This deployment has a plan already. Reload to see it.');
    const template = await templateInForce(ctx.unit);
    const steps = stepsFrom(template.steps, deployment.signedOn).map((step) => ({
      ...step,
      ownerId: ctx.actor.userId,
      note: null,
    }));
    await insertPlan(ctx.unit, { deploymentId, templateVersion: template.version }, steps, by(ctx));
    return done({ deploymentId }, entry(deploymentId, `Began the value plan of ${deployment.site}`));
  },
});

/** Adds a step. Refusals: not found, 'rule' (no plan yet), 'invalid' (an owner who cannot have it). */
export const addStep = defineCommand({
  name: 'valuePlans.addStep',
  permission: 'valuePlans.write',
  input: addStepInput,
  run: async (ctx, { deploymentId, ...step }) => {
    if (!(await findDeployment(ctx.unit, deploymentId))) return notFound();
    const plan = await lockPlan(ctx.unit, deploymentId);
    if (!plan)
      return refuse('rule', 'This deployment has no plan yet.', {
        remedy: 'Begin it from the template, then add to it.',
      });
    const stranger = await refuseOwner(ctx, step.ownerId);
    if (stranger) return stranger;
    const [stepId = ''] = await insertSteps(ctx.unit, deploymentId, [step], by(ctx));
    return done(
      { stepId, version: 1 },
      entry(deploymentId, `Added the step ${step.title}`, { after: { ...step } }),
    );
  },
});

/** Changes a step. Refusals: not found, 'conflict' with both values, 'invalid' (owner), 'rule' (the plan's only early step). */
export const changeStep = defineCommand({
  name: 'valuePlans.changeStep',
  permission: 'valuePlans.write',
  input: changeStepInput,
  run: async (ctx, { stepId, version, ...changes }) => {
    const found = await lockedStep(ctx, stepId, version);
    if (!found.ok) return found;
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const next: StepRow = { ...found.value.step, ...given };
    const stranger = await refuseOwner(ctx, changes.ownerId ?? null);
    if (stranger) return stranger;
    return saveStep(ctx, found.value, next, `Changed the step ${next.title}`);
  },
});

/** Says on which day a step was done, or that it is not done after all. Refusals as of changeStep, 'invalid' for a day to come. */
export const doneStep = defineCommand({
  name: 'valuePlans.doneStep',
  permission: 'valuePlans.write',
  input: doneStepInput,
  run: async (ctx, { stepId, version, doneOn }) => {
    if (doneOn !== null && doneOn > ctx.today)
      return refuse('invalid', 'This has not happened yet: choose today or an earlier day.', {
        fields: { doneOn: 'This day is still to come.' },
      });
    const found = await lockedStep(ctx, stepId, version);
    if (!found.ok) return found;
    const { step } = found.value;
    const summary =
      doneOn === null ? `Not done after all: ${step.title}` : `Done on ${doneOn}: ${step.title}`;
    return saveStep(ctx, found.value, { ...step, doneOn }, summary);
  },
});

/** Takes a step out of the plan. Refusals as of changeStep. */
export const removeStep = defineCommand({
  name: 'valuePlans.removeStep',
  permission: 'valuePlans.write',
  input: stepInput,
  run: async (ctx, { stepId, version }) => {
    const found = await lockedStep(ctx, stepId, version);
    if (!found.ok) return found;
    const { step } = found.value;
    return saveStep(ctx, found.value, { ...step, state: 'removed' }, `Removed the step ${step.title}`);
  },
});

/** Puts a removed step back. Refusals: not found, 'conflict'. */
export const restoreStep = defineCommand({
  name: 'valuePlans.restoreStep',
  permission: 'valuePlans.write',
  input: stepInput,
  run: async (ctx, { stepId, version }) => {
    const found = await lockedStep(ctx, stepId, version, 'removed');
    if (!found.ok) return found;
    const { step } = found.value;
    return saveStep(ctx, found.value, { ...step, state: 'live' }, `Put back the step ${step.title}`);
  },
});

/**
 * The CRO says why a plan has no step that gives value before the hardware is there, or takes that back. Refusals: not found, 'conflict',
 * 'rule' (taken back while there is no such step).
 */
export const explainPlan = defineCommand({
  name: 'valuePlans.explain',
  permission: 'valuePlans.rule',
  input: explainInput,
  run: async (ctx, { deploymentId, version, reason }) => {
    const plan = await lockPlan(ctx.unit, deploymentId);
    if (!plan) return notFound();
    if (plan.version !== version)
      return refuse('conflict', 'Somebody changed this plan while you had it open.', {
        remedy: 'Look at it again and decide.',
        details: bothValues(plan.version, { reason: plan.noEarlyStepReason }, plan.reasonBy),
      });
    const missing = refuseWithoutEarlyStep(await readSteps(ctx.unit, deploymentId), reason);
    if (missing) return missing;
    const next = await writeReason(ctx.unit, plan, reason, by(ctx));
    const summary = reason === null ? 'Took back why there is no early step' : `No early step: ${reason}`;
    return done(
      { deploymentId, version: next },
      entry(deploymentId, summary, { before: { reason: plan.noEarlyStepReason }, after: { reason } }),
    );
  },
});

/** Publishes the steps of new plans as the next version; plans that have begun stay as they are. Refusals: 'rule' (no early step), 'conflict'. */
export const publishTemplate = defineCommand({
  name: 'valuePlans.publishTemplate',
  permission: 'valuePlans.rule',
  input: publishTemplateInput,
  run: async (ctx, { after, steps: given }) => {
    const template = await templateInForce(ctx.unit);
    if (template.version !== after)
      return refuse('conflict', 'Somebody published another version while you had this one open.', {
        remedy: 'Look at theirs, then publish yours on top of it.',
        details: bothValues(template.version ?? 0, { steps: template.steps }, template.by),
      });
    const refused = refuseTemplate(given);
    if (refused) return refused;
    const version = (template.version ?? 0) + 1;
    const steps = given.toSorted((a, b) => a.days - b.days);
    await insertTemplate(ctx.unit, version, steps, by(ctx));
    return done(
      { version },
      {
        subjectKind: 'value_template',
        subjectId: null,
        summary: `Published version ${version} of the value plan’s template`,
        before: { steps: template.steps },
        after: { steps },
      },
    );
  },
});

function entry(
  deploymentId: string,
  summary: string,
  values: { before?: Record<string, unknown>; after?: Record<string, unknown> } = {},
) {
  return { subjectKind: 'deployment', subjectId: deploymentId, summary, ...values };
}

function bothValues(version: number, theirs: Record<string, unknown>, changedBy: string | null) {
  const details: ConflictDetails = { version, changedBy, changedAt: null, theirs, seen: null };
  return details;
}

/** A step's owner may change plans: somebody of delivery, or the CRO. */
async function refuseOwner(
  ctx: Context,
  ownerId: string | null,
): Promise<{ ok: false; refusal: Refusal } | null> {
  if (ownerId === null) return null;
  const member = await findMember(ctx.unit.connection, ctx.tenant.id, ownerId);
  if (member && may(member.role, 'valuePlans.write')) return null;
  return refuse('invalid', 'A step belongs to somebody of delivery or to the CRO.', {
    fields: { ownerId: 'Choose another owner.' },
  });
}

type Locked = { plan: PlanRow; step: StepRow };

/** A step that is as the reader saw it, its plan locked. */
async function lockedStep(
  ctx: Context,
  stepId: string,
  version: number,
  state: 'live' | 'removed' = 'live',
): Promise<Result<Locked>> {
  const known = await findStep(ctx.unit, stepId);
  const plan = known ? await lockPlan(ctx.unit, known.deploymentId) : null;
  const step = plan ? await findStep(ctx.unit, stepId) : null;
  if (!plan || !step) return notFound();
  if (step.version === version && step.state === state) return ok({ plan, step });
  const { title, phase, ownerId, dueOn, doneOn, note } = step;
  const theirs = { title, phase, ownerId, dueOn, doneOn, note, state: step.state };
  return refuse('conflict', 'Somebody changed this step while you had it open.', {
    remedy: 'Look at it again and decide.',
    details: bothValues(step.version, theirs, null),
  });
}

async function saveStep(ctx: Context, { plan, step }: Locked, next: StepRow, summary: string) {
  const others = (await readSteps(ctx.unit, step.deploymentId)).filter(({ id }) => id !== step.id);
  const steps = next.state === 'live' ? [...others, next] : others;
  const missing = refuseWithoutEarlyStep(steps, plan.noEarlyStepReason);
  if (missing) return missing;
  const version = await writeStep(ctx.unit, next, by(ctx));
  return done(
    { stepId: step.id, version },
    entry(step.deploymentId, summary, { before: said(step), after: said(next) }),
  );
}

function said(step: StepFields & Pick<StepRow, 'doneOn' | 'state'>): Record<string, unknown> {
  const { title, phase, ownerId, dueOn, doneOn, note, state } = step;
  return { title, phase, ownerId, dueOn, doneOn, note, state };
}
