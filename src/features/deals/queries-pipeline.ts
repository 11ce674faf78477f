import { readDealFacts } from '@/data/deal-facts';
import { readPipelineTotals, type TotalsRow } from '@/data/pipeline-totals';
import { readStageModel } from '@/data/stage-models';
import { weightedMinor } from '@/domain/deals/weight';
import type { StageId } from '@/domain/deals/deal';
import { FORECAST_COLUMNS, type ForecastColumn } from '@/domain/forecast/types';
import type { Tally } from '@/domain/audit/types';
import { stageOrder, type StageModel } from '@/domain/deals/stages';
import { ok } from '@/domain/values/result';
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
    const model = await readStageModel(ctx.unit, input.asOf ?? ctx.today, input.knownAt);
    return ok(await readPipeline(ctx, input, model));
  },
});

/** Counts, sums and the weights before the PO in SQL; the rules weigh the open deals with a document or with facts after it. */
export async function readPipeline(ctx: Context, input: PipelineInput, model: StageModel): Promise<Pipeline> {
  const { knownAt, asOf = ctx.today, stage, repId, search } = input;
  const rows = await readPipelineTotals(
    ctx.unit,
    { scope: ctx.scope, stage, repId, search, knownAt },
    { asOf, model },
  );
  const dealIds = rows.flatMap(({ ruled }) => ruled ?? []);
  const ruled =
    dealIds.length === 0 ? [] : await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds, knownAt });
  const open = rows.filter(({ outcome }) => outcome === 'open');
  const byStage = tallyStages(open);
  for (const deal of ruled) {
    const tally = byStage.get(deal.stage);
    if (tally) tally.weightedMinor += weightedMinor(deal, model, asOf);
  }
  return {
    asOf,
    currency: ctx.tenant.currency,
    open: sumOf(rows, 'open'),
    won: sumOf(rows, 'won'),
    lost: sumOf(rows, 'lost'),
    weightedMinor: [...byStage.values()].reduce((sum, tally) => sum + tally.weightedMinor, 0n),
    byStage: [...byStage.values()].sort((a, b) => stageOrder(a.stage) - stageOrder(b.stage)),
    bySourceStage: bySourceStage(rows),
    byStream: byStream(open),
    claimed: { commit: claimedAs(open, 'commit'), bestCase: claimedAs(open, 'bestcase') },
  };
}

const NOTHING: Tally = { count: 0, amountMinor: 0n };

function plus<T extends Tally>(tally: T, row: Tally): T {
  return { ...tally, count: tally.count + row.count, amountMinor: tally.amountMinor + row.amountMinor };
}

function tallyStages(open: readonly TotalsRow[]): Map<StageId, StageTally> {
  const stages = new Map<StageId, StageTally>();
  for (const row of open) {
    const { stage } = row;
    const tally = plus(stages.get(stage) ?? { ...NOTHING, stage, weightedMinor: 0n }, row);
    stages.set(stage, { ...tally, weightedMinor: tally.weightedMinor + row.weightedMinor });
  }
  return stages;
}

function sumOf(rows: readonly TotalsRow[], outcome: string): Tally {
  return rows.filter((row) => row.outcome === outcome).reduce((tally, row) => plus(tally, row), NOTHING);
}

/** The words of the source CRM, kept on every deal: biggest first. */
function bySourceStage(rows: readonly TotalsRow[]): SourceStageTally[] {
  const groups = new Map<string, SourceStageTally>();
  for (const row of rows) {
    const { sourceStage, outcome } = row;
    if (sourceStage === null) continue;
    const key = `${outcome} ${sourceStage}`;
    groups.set(key, plus(groups.get(key) ?? { ...NOTHING, sourceStage, outcome }, row));
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.sourceStage.localeCompare(b.sourceStage));
}

function byStream(open: readonly TotalsRow[]): Record<ForecastColumn, bigint> {
  const sums = { hardware: 0n, software: 0n, services: 0n, unsplit: 0n };
  for (const row of open) for (const column of FORECAST_COLUMNS) sums[column] += row[column];
  return sums;
}

/** Source categories are spelt "Best Case", "best_case" or "BestCase". */
function claimedAs(open: readonly TotalsRow[], category: string): Tally {
  return open
    .filter((row) => row.sourceCategory?.toLowerCase().replaceAll(/[^a-z]/g, '') === category)
    .reduce((tally, row) => plus(tally, row), NOTHING);
}
