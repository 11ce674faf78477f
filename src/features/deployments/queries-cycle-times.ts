import { readBlocks, type StoredBlock } from '@/data/deployment-troubles';
import { readClockDeployments } from '@/data/deployments';
import { readSignedDeals } from '@/data/signed-deals';
import { readStageModel } from '@/data/stage-models';
import {
  saleSpans,
  stageSpans,
  stageTimes,
  streamSpans,
  streamTimes,
  type DealSpan,
  type SignedDeal,
} from '@/domain/deployments/cycle-times';
import { blockedBeside, signedIn, stretchByQuarter, stretchOf } from '@/domain/deployments/stretch';
import { clocksOf } from '@/domain/kpis/ttfv-clock';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { completedQuarters, quarterOf } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { cycleTimesInput } from './inputs';

/** Quarters of signatures that are looked at, beside the running one. */
const QUARTERS = 8;

/**
 * How long it takes from the first contact to the first value: per stage and per stream of the deals that were signed in the last eight
 * quarters and this one, how much longer the deployment is than the sale, and how much of it was blocked. What is not finished counts with
 * its age. `behind`: the rows of the figure that was asked for.
 */
export const cycleTimes = defineQuery({
  name: 'deployments.cycleTimes',
  permission: 'deployments.read',
  input: cycleTimesInput,
  run: async (ctx, { asOf = ctx.today, stage, stream, quarter }) => {
    const { fiscalStartMonth } = ctx.tenant;
    const [first] = completedQuarters(asOf, fiscalStartMonth, QUARTERS);
    const from = (first ?? quarterOf(asOf, fiscalStartMonth)).from;
    const deals = await readSignedDeals(ctx.unit, ctx.scope, { from, asOf });
    const found = await readClockDeployments(ctx.unit, from, asOf);
    const deployments = found.filter(
      ({ signedOn }) => signedOn !== null && signedOn >= from && signedOn <= asOf,
    );
    const ids = deployments.map(({ id }) => id);
    const blocks = byDeployment(await readBlocks(ctx.unit, ids));
    return ok({
      asOf,
      from,
      labels: (await readStageModel(ctx.unit, ctx.today)).labels,
      deals: deals.length,
      withoutMoves: deals.filter(({ moves }) => moves.length === 0).length,
      stages: stageTimes(deals, asOf),
      streams: streamTimes(deals, asOf),
      quarters: stretchByQuarter(deals, deployments, { asOf, fiscalStartMonth }),
      all: stretchOf(deals, deployments, asOf),
      blocked: blockedBeside(deployments, (id) => blocks.get(id) ?? [], asOf),
      behind: stage
        ? rowsOf(stageSpans(deals, stage, asOf))
        : stream
          ? rowsOf(streamSpans(deals, stream, asOf))
          : quarter
            ? ofQuarter(deals, deployments, quarterOf(quarter, fiscalStartMonth), asOf)
            : null,
    });
  },
});

function byDeployment(blocks: readonly StoredBlock[]): Map<string, StoredBlock[]> {
  const groups = new Map<string, StoredBlock[]>();
  for (const block of blocks) {
    const group = groups.get(block.deploymentId);
    if (group) group.push(block);
    else groups.set(block.deploymentId, [block]);
  }
  return groups;
}

export type BehindRow = {
  kind: 'deal' | 'deployment';
  id: string;
  name: string;
  days: number;
  arrived: boolean;
};

/** The longest first. */
function rowsOf(spans: readonly DealSpan[]): BehindRow[] {
  return spans
    .map(({ dealId, name, days, arrived }) => ({ kind: 'deal' as const, id: dealId, name, days, arrived }))
    .sort((a, b) => b.days - a.days || a.id.localeCompare(b.id));
}

type Clocked = Parameters<typeof clocksOf>[0][number];

function ofQuarter(
  deals: readonly SignedDeal[],
  deployments: readonly Clocked[],
  range: { from: CalendarDate; until: CalendarDate },
  asOf: CalendarDate,
): BehindRow[] {
  const clocks = clocksOf(signedIn(deployments, range), asOf).map(
    ({ deployment: { id, site }, days, arrived }) => ({
      kind: 'deployment' as const,
      id,
      name: site,
      days,
      arrived,
    }),
  );
  return [...rowsOf(saleSpans(signedIn(deals, range))), ...clocks.sort((a, b) => b.days - a.days)];
}

export type CycleTimesPage = Extract<Awaited<ReturnType<typeof cycleTimes>>, { ok: true }>['value'];
