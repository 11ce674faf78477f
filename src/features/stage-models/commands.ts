import type { z } from 'zod';
import { insertSignature, insertStageModel, readStageModelVersions } from '@/data/stage-model-versions';
import { stageModel } from '@/domain/deals/stage-model';
import { dayText } from '@/domain/values/calendar-date';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';

import { publishModelInput, signModelInput } from './inputs';
import { stateOf } from './queries';

/**
 * Publishes the next version of the table and signs it as its CRO. Nothing of it can be changed afterwards, and forecasts of days before
 * keep their version. Refusals: 'invalid' (the table, or a day that is past), 'conflict' (another version was published meanwhile).
 */
export const publishStageModel = defineCommand({
  name: 'stageModels.publish',
  permission: 'stageModel.write',
  input: publishModelInput,
  run: (ctx, input) => publishVersion(ctx, input, 'signed'),
});

/** The same for a version that was read in another company of the same CRO: nobody has signed it, and nobody's signature is copied. */
export const publishCopiedModel = defineCommand({
  name: 'templates.takeStageModel',
  permission: 'templates.copy',
  input: publishModelInput,
  run: (ctx, input) => publishVersion(ctx, input, 'unsigned'),
});

async function publishVersion(
  ctx: Context,
  { effectiveFrom, note, basedOn, ...draft }: z.output<typeof publishModelInput>,
  as: 'signed' | 'unsigned',
) {
  const [latest] = await readStageModelVersions(ctx.unit, { limit: 1 });
  const version = (latest?.model.version ?? 0) + 1;
  if (version !== basedOn + 1) {
    return refuse('conflict', `Version ${version - 1} was published while you were writing yours.`, {
      remedy: 'Look at it, then start from it.',
    });
  }
  const made = stageModel(version, draft);
  if (!made.ok) return made;
  if (effectiveFrom < ctx.today) {
    return refuse('invalid', 'A version begins today or later: past forecasts keep theirs.', {
      fields: { effectiveFrom: `Today is ${dayText(ctx.today)}.` },
    });
  }
  const by = { userId: ctx.actor.userId, at: ctx.now };
  const id = await insertStageModel(ctx.unit, { model: made.value, effectiveFrom, note }, by);
  if (as === 'signed' && ctx.actor.userId !== null) await sign(ctx, id, 'CRO');
  return done(
    { version, effectiveFrom },
    {
      subjectKind: 'stage_model',
      subjectId: id,
      summary: `Published version ${version} of the stage model, from ${effectiveFrom}`,
      before: latest?.model,
      after: made.value,
    },
  );
}

/** Signs a version once in the actor's role: the CEO endorses it, the CRO signs one that has no CRO's signature yet. */
export const signStageModel = defineCommand({
  name: 'stageModels.sign',
  permission: 'stageModel.sign',
  input: signModelInput,
  run: async (ctx, input) => {
    const { role, name } = ctx.actor;
    if (role !== 'CRO' && role !== 'CEO') return notFound();
    const versions = await readStageModelVersions(ctx.unit, { from: input.version });
    const version = versions.find(({ model }) => model.version === input.version);
    if (!version) return notFound();
    if (stateOf(version, versions, ctx.today) === 'over')
      return refuse(
        'rule',
        `Version ${input.version} has been replaced. Only the table that counts is signed.`,
      );
    if (!(await sign(ctx, version.id, role))) {
      const signed = version.signatures.find((signature) => signature.role === role);
      const when = signed ? ` by ${signed.name} on ${dayText(signed.signedOn)}` : '';
      return refuse('conflict', `Version ${input.version} is signed already${when}. A signature stands.`);
    }
    return done(
      { version: input.version, role, name, signedOn: ctx.today },
      {
        subjectKind: 'stage_model',
        subjectId: version.id,
        summary: `${role === 'CEO' ? 'Endorsed' : 'Signed'} version ${input.version} of the stage model`,
      },
    );
  },
});

function sign(ctx: Context, modelId: string, role: 'CRO' | 'CEO'): Promise<boolean> {
  const { userId, name } = ctx.actor;
  return insertSignature(ctx.unit, modelId, { role, userId, name, on: ctx.today, at: ctx.now });
}
