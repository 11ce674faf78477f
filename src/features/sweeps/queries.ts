import { findDealNames } from '@/data/clean-ups';
import { readDealFacts } from '@/data/deal-facts';
import { readWaitingJustifications } from '@/data/justifications';
import { readSweeps, type KeptTotals, type SweepSummary } from '@/data/sweeps';
import { may } from '@/domain/access/permissions';
import { idleDays, nextPlannedDay } from '@/domain/audit/activity';
import { dealAmount } from '@/domain/deals/amount';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { notFound, ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { showSweepsInput, sweepInput, sweepResultInput } from './inputs';
import { planNight, planSweep, type PlannedDeal } from './plan';

/** What a sweep did, or would do. A sweep that ran before is told as it was: nothing is done twice. */
export type SweepAnswer = {
  sweepId: string | null;
  asOf: CalendarDate;
  state: 'dry run' | 'running' | 'finished' | 'undone';
  closed: number;
  warned: number;
  /** Zombies with a PO, which no sweep closes; null where the sweep was over before. */
  desk: number | null;
  currency: string;
  before: KeptTotals | null;
  after: KeptTotals | null;
  /** A dry run names the deals. */
  deals?: {
    close: PlannedDeal[];
    warn: (PlannedDeal & { closesOn: CalendarDate; warning: number })[];
    desk: PlannedDeal[];
  };
};

/** What the sweep of a day would do, deal by deal, with the forecast before and after. Changes nothing. */
export const previewSweep = defineQuery({
  name: 'sweeps.preview',
  permission: 'audit.cleanUp',
  input: sweepInput,
  run: async (ctx, input) => {
    const asOf = input.asOf ?? ctx.today;
    const { plan, before, after } = await planNight(ctx, asOf);
    const answer: SweepAnswer = {
      sweepId: null,
      asOf,
      state: 'dry run',
      closed: plan.toClose.length,
      warned: plan.warnings.length,
      desk: plan.desk.length,
      currency: ctx.tenant.currency,
      before,
      after,
      deals: {
        close: plan.toClose,
        warn: plan.warnings.map(({ dealId: _same, ...warning }) => warning),
        desk: plan.desk,
      },
    };
    return ok(answer);
  },
});

/** What one sweep did. `desk` is handed through from its beginning. */
export const sweepResult = defineQuery({
  name: 'sweeps.result',
  permission: 'audit.cleanUp',
  input: sweepResultInput,
  run: async (ctx, { sweepId, desk }) => {
    const [row] = await readSweeps(ctx.unit, ctx.scope, { limit: 1, sweepId });
    if (!row) return notFound();
    const { asOf, closed, warned, before, after } = row;
    const currency = ctx.tenant.currency;
    const answer: SweepAnswer = {
      sweepId,
      asOf,
      state: stateOf(row),
      closed,
      warned,
      desk,
      currency,
      before,
      after,
    };
    return ok(answer);
  },
});

function stateOf({ undoneAt, finishedAt }: SweepSummary): SweepAnswer['state'] {
  return undoneAt ? 'undone' : finishedAt ? 'finished' : 'running';
}

/** The last nights, newest first. A rep sees what happened to his own deals, and no totals. */
export const showSweeps = defineQuery({
  name: 'sweeps.show',
  permission: 'audit.read',
  input: showSweepsInput,
  run: async (ctx) => {
    const rows = await readSweeps(ctx.unit, ctx.scope, { limit: 7 });
    const all = ctx.scope.kind === 'all';
    const sweeps = rows.map((row) => ({
      ...row,
      before: all ? row.before : null,
      after: all ? row.after : null,
      state: stateOf(row),
    }));
    return ok({
      currency: ctx.tenant.currency,
      sweeps,
      mayUndo: may(ctx.actor, 'audit.cleanUp'),
    });
  },
});

/** What waits for the CRO: repeated justifications to rule on, and zombies with a PO, which no sweep closes (the largest first). */
export const sweepDesk = defineQuery({
  name: 'sweeps.desk',
  permission: 'audit.cleanUp',
  input: showSweepsInput,
  run: async (ctx) => {
    const committed = await readDealFacts(ctx.unit, { scope: { kind: 'afterPo' }, outcomes: ['open'] });
    const { desk, settings } = await planSweep(ctx, ctx.today, committed);
    const names = await findDealNames(
      ctx.unit,
      desk.map(({ id }) => id),
    );
    const byId = new Map(committed.map((facts) => [facts.id, facts]));
    const stuck = desk.flatMap(({ id, name }) => {
      const facts = byId.get(id);
      if (!facts) return [];
      const { asOf, leadTimes } = { asOf: ctx.today, leadTimes: settings.leadTimes };
      return {
        dealId: id,
        name,
        customer: names.get(id)?.customer ?? null,
        rep: names.get(id)?.rep ?? null,
        stage: facts.stage,
        amountMinor: dealAmount(facts) ?? 0n,
        idleDays: idleDays(facts, asOf),
        /** The next step's day as it was planned; null where none is known. */
        plannedOn: nextPlannedDay(facts, { asOf, leadTimes }),
      };
    });
    return ok({
      currency: ctx.tenant.currency,
      zone: ctx.tenant.zone,
      justifications: await readWaitingJustifications(ctx.unit),
      stuck: stuck.toSorted((a, b) => (a.amountMinor > b.amountMinor ? -1 : 1)),
    });
  },
});

/** The days on which the sweep will close these deals unless something happens to them, earliest first; of the others it keeps none. */
export async function closingDays(ctx: Context, dealIds: readonly string[]): Promise<CalendarDate[]> {
  if (dealIds.length === 0) return [];
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
  const { warnings } = await planSweep(ctx, ctx.today, deals);
  return warnings.map(({ closesOn }) => closesOn).toSorted();
}
