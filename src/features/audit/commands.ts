import { closeDeals, reopenDeals } from '@/data/clean-ups';
import { readStageModel } from '@/data/stage-models';
import { cleanUpPlan } from '@/domain/audit/clean-up';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { cleanUpInput, undoCleanUpInput } from './inputs';
import { auditFacts } from './queries';

/** Closes zombies as lost, those named and no others; a deal with a valid PO is never among them (docs/metrics.md, "Audit"). */
export const cleanUp = defineCommand({
  name: 'audit.cleanUp',
  permission: 'audit.cleanUp',
  input: cleanUpInput,
  run: async (ctx, input) => {
    const { facts, options } = await auditFacts(ctx, input);
    const allowed = new Set(cleanUpPlan(facts.deals, facts, options).toClose.map(({ id }) => id));
    const chosen = input.dealIds.filter((id) => allowed.has(id));
    if (chosen.length === 0)
      return refuse('rule', 'None of these deals is a zombie any more. Reload the audit.');
    const closed = await closeDeals(ctx.unit, chosen, await by(ctx));
    return done(closed, {
      subjectKind: 'clean_up',
      subjectId: closed.cleanUpId,
      summary: `Closed ${closed.closed} deals without activity for more than ${facts.zombieDays} days`,
    });
  },
});

export const undoCleanUp = defineCommand({
  name: 'audit.undoCleanUp',
  permission: 'audit.cleanUp',
  input: undoCleanUpInput,
  run: async (ctx, input) => {
    const undone = await reopenDeals(ctx.unit, input.cleanUpId, await by(ctx));
    if (!undone) return notFound();
    return done(undone, {
      subjectKind: 'clean_up',
      subjectId: input.cleanUpId,
      summary: `Undid a clean-up: ${undone.reopened} deals are open again, ${undone.kept} changed since were left alone`,
    });
  },
});

async function by(ctx: Context) {
  const model = await readStageModel(ctx.unit, ctx.today);
  return { userId: ctx.actor.userId, at: ctx.now, on: ctx.today, modelVersion: model.version };
}
