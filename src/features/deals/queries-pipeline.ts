import { readDealFacts } from '@/data/deal-facts';
import { dealIds, totalsByStage } from '@/data/deal-list';
import { readStageModel } from '@/data/stage-models';
import { lineTotal } from '@/domain/deals/amount';
import { weightedMinor } from '@/domain/deals/weight';
import type { DealFacts, StageId } from '@/domain/deals/deal';
import { FORECAST_COLUMNS, type ForecastColumn } from '@/domain/forecast/types';
import type { Tally } from '@/domain/audit/types';
import { stageOrder, type StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import type { z } from 'zod';
import { defineQuery } from '@/platform/operations/define-query';
import { pipelineInput } from './inputs';

type PipelineInput = z.output<typeof pipelineInput>;

export type StageTally = Tally & { stage: StageId; weightedMinor: bigint };
export type SourceStageTally = Tally & { sourceStage: string; outcome: string };
export type Pipeline = {
  asOf: string;
  currency: string;
  open: Tally;
  won: Tally;
  lost: Tally;
  weightedMinor: bigint;
  byStage: StageTally[];
  bySourceStage: SourceStageTally[];
  /** Open amounts by stream, over the contract term; `unsplit` has no lines. */
  byStream: Record<ForecastColumn, bigint>;
  /** What the source claims of open deals; shown beside, never a weight. */
  claimed: { commit: Tally; bestCase: Tally };
};

/** Totals over all deals of the filter, never over a page. */
export const pipelineQuery = defineQuery({
  name: 'deals.pipeline',
  permission: 'deals.read',
  input: pipelineInput,
  run: async (ctx, input) => {
    if (input.knownAt && isFiltered(input)) {
      return refuse('invalid', 'Recorded history is read whole: leave the filters out.', {
        fields: { knownAt: 'Not together with stage, rep or search.' },
      });
    }
    const model = await readStageModel(ctx.unit, input.asOf ?? ctx.today, input.knownAt);
    return ok(await readPipeline(ctx, input, model));
  },
});

/** Won, lost and stage sums in SQL; weights by the rules over every open deal of the filter. */
export async function readPipeline(ctx: Context, input: PipelineInput, model: StageModel): Promise<Pipeline> {
  const asOf = input.asOf ?? ctx.today;
  const filter = { scope: ctx.scope, stage: input.stage, repId: input.repId, search: input.search };
  const ids = isFiltered(input) ? await dealIds(ctx.unit, { ...filter, outcome: 'open' }) : undefined;
  const { knownAt } = input;
  const open = await readDealFacts(ctx.unit, { scope: ctx.scope, outcomes: ['open'], dealIds: ids, knownAt });
  const closed = knownAt
    ? tallied(await readDealFacts(ctx.unit, { scope: ctx.scope, outcomes: ['won', 'lost'], knownAt }))
    : (await totalsByStage(ctx.unit, filter)).filter((row) => row.outcome !== 'open');
  const byStage = tallyStages(open, model, asOf);
  return {
    asOf,
    currency: ctx.tenant.currency,
    open: open.reduce(plus, NOTHING),
    won: sumOf(closed, 'won'),
    lost: sumOf(closed, 'lost'),
    weightedMinor: byStage.reduce((sum, tally) => sum + tally.weightedMinor, 0n),
    byStage,
    bySourceStage: bySourceStage([...tallied(open), ...closed]),
    byStream: byStream(open),
    claimed: { commit: claimedAs(open, 'commit'), bestCase: claimedAs(open, 'bestcase') },
  };
}

function isFiltered({ search, stage, repId }: PipelineInput): boolean {
  return search !== null || stage !== null || repId !== null;
}

const NOTHING: Tally = { count: 0, amountMinor: 0n };

function tallyStages(open: readonly DealFacts[], model: StageModel, asOf: CalendarDate): StageTally[] {
  const stages = new Map<StageId, StageTally>();
  for (const deal of open) {
    const { stage } = deal;
    const tally = stages.get(stage) ?? { ...NOTHING, stage, weightedMinor: 0n };
    const weight = weightedMinor(deal, model, asOf);
    stages.set(stage, { ...plus(tally, deal), stage, weightedMinor: tally.weightedMinor + weight });
  }
  return [...stages.values()].sort((a, b) => stageOrder(a.stage) - stageOrder(b.stage));
}

type Row = { outcome: string; sourceStage: string | null; count: number; amountMinor: bigint };

function plus(tally: Tally, deal: { amountMinor: bigint | null }): Tally {
  return { count: tally.count + 1, amountMinor: tally.amountMinor + (deal.amountMinor ?? 0n) };
}

function tallied(deals: readonly DealFacts[]): Row[] {
  return deals.map((deal) => ({
    outcome: deal.outcome,
    sourceStage: deal.sourceStage,
    count: 1,
    amountMinor: deal.amountMinor ?? 0n,
  }));
}

function sumOf(rows: readonly Row[], outcome: string): Tally {
  return rows
    .filter((row) => row.outcome === outcome)
    .reduce((t, row) => ({ count: t.count + row.count, amountMinor: t.amountMinor + row.amountMinor }), {
      count: 0,
      amountMinor: 0n,
    });
}

/** The words of the source CRM, kept on every deal: biggest first. */
function bySourceStage(rows: readonly Row[]): SourceStageTally[] {
  const groups = new Map<string, SourceStageTally>();
  for (const row of rows) {
    if (row.sourceStage === null) continue;
    const key = `${row.outcome} ${row.sourceStage}`;
    const group = groups.get(key) ?? {
      sourceStage: row.sourceStage,
      outcome: row.outcome,
      count: 0,
      amountMinor: 0n,
    };
    groups.set(key, {
      ...group,
      count: group.count + row.count,
      amountMinor: group.amountMinor + row.amountMinor,
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.sourceStage.localeCompare(b.sourceStage));
}

function byStream(deals: readonly DealFacts[]): Record<ForecastColumn, bigint> {
  const sums = Object.fromEntries(FORECAST_COLUMNS.map((column) => [column, 0n])) as Record<
    ForecastColumn,
    bigint
  >;
  for (const deal of deals) {
    if (deal.lines.length === 0) sums.unsplit += deal.amountMinor ?? 0n;
    for (const line of deal.lines) sums[line.stream] += lineTotal(line, deal.termMonths);
  }
  return sums;
}

/** Source categories are spelt "Best Case", "best_case" or "BestCase". */
function claimedAs(deals: readonly DealFacts[], category: string): Tally {
  return deals
    .filter((deal) => deal.sourceCategory?.toLowerCase().replaceAll(/[^a-z]/g, '') === category)
    .reduce(plus, { count: 0, amountMinor: 0n });
}
