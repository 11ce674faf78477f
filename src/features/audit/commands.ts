import { closeDeals, insertCleanUp, markUndone, reopenDeals } from '@/data/clean-ups';
import { readStageModel } from '@/data/stage-models';
import { cleanUpPlan } from '@/domain/audit/clean-up';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { cleanUpInput, MOST_DEALS, undoCleanUpInput } from './inputs';
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
    const who = await by(ctx);
    const lostReason = `No activity for more than ${facts.zombieDays} days`;
    const cleanUpId = await insertCleanUp(ctx.unit, who);
    const closed = await closeDeals(ctx.unit, cleanUpId, chosen, { ...who, lostReason });
    return done(
      { cleanUpId, closed },
      {
        subjectKind: 'clean_up',
        subjectId: cleanUpId,
        summary: `Closed ${closed} deals without activity for more than ${facts.zombieDays} days`,
      },
    );
  },
});

export const undoCleanUp = defineCommand({
  name: 'audit.undoCleanUp',
  permission: 'audit.cleanUp',
  input: undoCleanUpInput,
  run: async (ctx, input) => {
    const who = await by(ctx);
    if ((await markUndone(ctx.unit, input.cleanUpId, 'audit', who)) !== 'now') return notFound();
    const { reopened, kept } = await reopenDeals(ctx.unit, input.cleanUpId, who, MOST_DEALS + 1);
    return done(
      { reopened, kept: kept.length },
      {
        subjectKind: 'clean_up',
        subjectId: input.cleanUpId,
        summary: `Undid a clean-up: ${reopened} deals are open again, ${kept.length} changed since were left alone`,
      },
    );
  },
});

async function by(ctx: Context) {
  const model = await readStageModel(ctx.unit, ctx.today);
  return { userId: ctx.actor.userId, at: ctx.now, on: ctx.today, modelVersion: model.version };
}
