import { closeDeals, lockForClosing, markUndone, reopenDeals } from '@/data/clean-ups';
import { readDealFacts } from '@/data/deal-facts';
import { readStageModel } from '@/data/stage-models';
import { finishSweeps, insertWarnings, keepTotals, lockSweep, openSweep, type SweepRow } from '@/data/sweeps';
import { notFound, refuse } from '@/domain/values/result';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { BATCH_DEALS, closeBatchInput, finishSweepInput, sweepInput, undoSweepInput } from './inputs';
import { planNight, planSweep } from './plan';

// A sweep is several commands, each a transaction, so that it can be killed between any two and started again: `beginSweep` makes the
// day's one record, writes the warnings and says what to close, `closeBatch` closes some of it, `finishSweep` ends it. run-sweep.ts goes
// through them.

type Begun = {
  sweepId: string;
  state: 'running' | 'finished' | 'undone';
  toClose: string[];
  /** Zombies with a PO; unknown of a sweep that had ended before. */
  desk: number | null;
};

/** Begins the sweep of a day, or goes on with the one that was begun. One that has ended is left as it is. */
export const beginSweep = defineCommand<typeof sweepInput, Begun>({
  name: 'sweeps.begin',
  permission: 'audit.cleanUp',
  input: sweepInput,
  statementTimeout: 120_000,
  run: async (ctx, input) => {
    const asOf = input.asOf ?? ctx.today;
    if (asOf > ctx.today)
      return refuse('rule', 'A sweep cannot run ahead of its day. A dry run shows what it would do.');
    const sweep = await openSweep(ctx.unit, asOf, { userId: ctx.actor.userId, at: ctx.now });
    if (stateOf(sweep) !== 'running')
      return done({ ...begun(sweep), toClose: [], desk: null }, entry(sweep, 'Found the sweep done'));
    const { plan, before, after } = await planNight(ctx, asOf);
    await insertWarnings(ctx.unit, plan.warnings, { on: asOf, at: ctx.now });
    await keepTotals(ctx.unit, sweep.id, { before, after });
    const ids = plan.toClose.map(({ id }) => id);
    const answer = { ...begun(sweep), toClose: ids, desk: plan.desk.length };
    return done(answer, entry(sweep, `Began a sweep: ${ids.length} deals to close`));
  },
});

/** Closes a batch of a running sweep: of the deals named those that the rule closes now, whatever was planned. */
export const closeBatch = defineCommand({
  name: 'sweeps.closeBatch',
  permission: 'audit.cleanUp',
  input: closeBatchInput,
  run: async (ctx, { sweepId, dealIds }) => {
    const sweep = await lockSweep(ctx.unit, sweepId);
    if (!sweep) return notFound();
    if (stateOf(sweep) !== 'running') return refuse('rule', 'This sweep has ended.');
    // Locked before they are judged: who logs a call at this moment comes before or after, never between.
    if ((await lockForClosing(ctx.unit, dealIds)) === 0) return notFound();
    const open = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds, outcomes: ['open'] });
    const { toClose, settings } = await planSweep(ctx, sweep.asOf, open);
    const lostReason = `No activity for more than ${settings.zombieDays} days`;
    const ids = toClose.map(({ id }) => id);
    const by = { ...(await byOn(ctx, sweep.asOf)), lostReason };
    const closed = await closeDeals(ctx.unit, sweepId, ids, by);
    return done({ closed }, entry(sweep, `Closed ${closed} deals without activity`));
  },
});

/** Ends a sweep. `changed`: some deals were no zombies any more when their turn came, so the forecast after is taken anew. */
export const finishSweep = defineCommand({
  name: 'sweeps.finish',
  permission: 'audit.cleanUp',
  input: finishSweepInput,
  statementTimeout: 120_000,
  run: async (ctx, { sweepId, changed }) => {
    const sweep = await lockSweep(ctx.unit, sweepId);
    if (!sweep) return notFound();
    if (stateOf(sweep) === 'undone') return refuse('rule', 'This sweep was undone.');
    if (changed) {
      const { before } = await planNight(ctx, sweep.asOf);
      await keepTotals(ctx.unit, sweep.id, { before, after: before });
    }
    await finishSweeps(ctx.unit, sweep.asOf, ctx.now);
    return done({ sweepId }, entry(sweep, 'Finished a sweep'));
  },
});

/** Reopens a batch of a sweep's deals. From the first batch on the sweep counts as undone and closes nothing more. */
export const undoBatch = defineCommand({
  name: 'sweeps.undoBatch',
  permission: 'audit.cleanUp',
  input: undoSweepInput,
  run: async (ctx, { sweepId }) => {
    const by = await byOn(ctx, ctx.today);
    const marked = await markUndone(ctx.unit, sweepId, 'sweep', by);
    if (marked === 'unknown') return notFound();
    const { reopened, kept, more } = await reopenDeals(ctx.unit, sweepId, by, BATCH_DEALS);
    const summary = `Undid a sweep: ${reopened} deals are open again, ${kept.length} changed since were left alone`;
    const answer = { reopened, kept, more, again: marked === 'before' };
    return done(answer, { subjectKind: 'clean_up', subjectId: sweepId, summary });
  },
});

function begun(sweep: SweepRow): Pick<Begun, 'sweepId' | 'state'> {
  return { sweepId: sweep.id, state: stateOf(sweep) };
}

function stateOf({ undoneAt, finishedAt }: SweepRow): Begun['state'] {
  return undoneAt ? 'undone' : finishedAt ? 'finished' : 'running';
}

function entry(sweep: SweepRow, summary: string) {
  return { subjectKind: 'clean_up', subjectId: sweep.id, summary: `${summary} (${sweep.asOf})` };
}

async function byOn(ctx: Context, on: CalendarDate) {
  const { version } = await readStageModel(ctx.unit, on);
  return { userId: ctx.actor.userId, at: ctx.now, on, modelVersion: version };
}
