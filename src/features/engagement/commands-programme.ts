import {
  insertProgrammeSteps,
  lockProgrammeStep,
  writeProgrammeStep,
  type LockedStep,
} from '@/data/programme-plan';
import { readEngagement } from '@/data/engagements';
import { PHASE_NAMES } from '@/domain/engagement/programme';
import type { ConflictDetails } from '@/domain/values/conflict';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { addStepInput, changeStepInput, doneStepInput, removeStepInput } from './inputs';

const by = (ctx: Context) => ({ userId: ctx.actor.userId, at: ctx.now });

/** Adds a step to the plan, behind those of its month. Refusals: 'rule' (no engagement yet). */
export const addProgrammeStep = defineCommand({
  name: 'programme.addStep',
  permission: 'engagement.write',
  input: addStepInput,
  run: async (ctx, step) => {
    if (!(await readEngagement(ctx.unit)))
      return refuse('rule', 'The plan begins with the engagement, and nobody has said when that began.', {
        remedy: 'Set its first day.',
      });
    const [stepId = ''] = await insertProgrammeSteps(ctx.unit, [step], by(ctx));
    const summary = `Added to ${PHASE_NAMES[step.phase].toLowerCase()}: ${step.text}`;
    return done({ stepId, version: 1 }, entry(stepId, summary, null, step));
  },
});

/** Changes a step's words, month or day. Refusals: not found, 'conflict' with both values, 'rule' (nothing changed). */
export const changeProgrammeStep = defineCommand({
  name: 'programme.changeStep',
  permission: 'engagement.write',
  input: changeStepInput,
  run: async (ctx, { stepId, version, ...changes }) => {
    const found = await lockedStep(ctx, stepId, { version, removed: false });
    if (!found.ok) return found;
    const { phase, text, dueOn } = found.value;
    if (phase === changes.phase && text === changes.text && dueOn === changes.dueOn)
      return refuse('rule', 'Nothing has changed.');
    return save(ctx, found.value, { ...found.value, ...changes }, `Changed the step ${changes.text}`);
  },
});

/** Takes a step out of the plan, or puts it back open. Refusals: not found, 'conflict'. */
export const removeProgrammeStep = defineCommand({
  name: 'programme.removeStep',
  permission: 'engagement.write',
  input: removeStepInput,
  run: async (ctx, { stepId, version, back }) => {
    const found = await lockedStep(ctx, stepId, { version, removed: back });
    if (!found.ok) return found;
    const { text } = found.value;
    const state = back ? ('open' as const) : ('removed' as const);
    const summary = back ? `Put back the step ${text}` : `Removed the step ${text}`;
    return save(ctx, found.value, { ...found.value, state }, summary);
  },
});

/** Ticks a step off, or says that it is not done after all. Refusals: not found, 'conflict', 'rule' (it stands so already). */
export const doneProgrammeStep = defineCommand({
  name: 'programme.doneStep',
  permission: 'engagement.write',
  input: doneStepInput,
  run: async (ctx, { stepId, version, done: isDone }) => {
    const found = await lockedStep(ctx, stepId, { version, removed: false });
    if (!found.ok) return found;
    const { text, state: before } = found.value;
    const state = isDone ? ('done' as const) : ('open' as const);
    if (state === before) return refuse('rule', 'Nothing has changed.');
    const summary = isDone ? `Done: ${text}` : `Not done after all: ${text}`;
    return save(ctx, found.value, { ...found.value, state }, summary);
  },
});

/** A step as the reader saw it. */
async function lockedStep(
  ctx: Context,
  stepId: string,
  { version, removed }: { version: number; removed: boolean },
): Promise<Result<LockedStep>> {
  const step = await lockProgrammeStep(ctx.unit, stepId);
  if (!step) return notFound();
  if (step.version === version && (step.state === 'removed') === removed) return ok(step);
  const details: ConflictDetails = {
    version: step.version,
    changedBy: step.by,
    changedAt: step.recordedAt,
    theirs: said(step),
    seen: null,
  };
  return refuse('conflict', 'Somebody changed this step while you had the plan open.', {
    remedy: 'Look at it again and decide.',
    details,
  });
}

async function save(ctx: Context, before: LockedStep, next: LockedStep, summary: string) {
  await writeProgrammeStep(ctx.unit, next, by(ctx));
  return done(
    { stepId: next.id, version: before.version + 1 },
    entry(next.id, summary, said(before), said(next)),
  );
}

function said({ phase, text, dueOn, state }: LockedStep): Record<string, unknown> {
  return { phase, text, dueOn, state };
}

function entry(
  stepId: string,
  summary: string,
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
) {
  return {
    subjectKind: 'programme_step',
    subjectId: stepId,
    summary,
    before: before ?? undefined,
    after: { ...after },
  };
}
