import type { z } from 'zod';
import { readDealFacts } from '@/data/deal-facts';
import { listDeals, listDealVersions, type DealFilter, type DealListRow } from '@/data/deal-list';
import { readStageModel } from '@/data/stage-models';
import type { StageModel } from '@/domain/deals/stages';
import { ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { listDealsInput, selectDealsInput } from './inputs';
import { decodePosition, encodePosition } from './queries';
import { tableRow, type TableRow } from './table-row';

type ListInput = z.output<typeof listDealsInput>;

/** A stretch of the table. `next`: the position after it, null at the end. */
export type TablePage = { rows: TableRow[]; next: string | null };

/** A stretch of the pipeline table, as one scrolls: after a position, or `skip` rows further. */
export const tableRows = defineQuery({
  name: 'deals.table',
  permission: 'deals.read',
  input: listDealsInput,
  run: async (ctx, input) =>
    readTablePage(ctx, input, await readStageModel(ctx.unit, input.asOf ?? ctx.today, input.knownAt)),
});

export async function readTablePage(
  ctx: Context,
  input: ListInput,
  model: StageModel,
): Promise<Result<TablePage>> {
  const after = input.after ? decodePosition(input.after) : null;
  if (input.after && !after)
    return refuse('invalid', 'This page address is not valid. Start from the first page.');
  const rows = await listDeals(ctx.unit, dealFilter(ctx, input), { ...input, after, limit: input.limit + 1 });
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const next = rows.length > input.limit && last ? encodePosition({ key: last.sortKey, id: last.id }) : null;
  return ok({ rows: await asTableRows(ctx, page, { ...input, model }), next });
}

export async function asTableRows(
  ctx: Context,
  rows: readonly DealListRow[],
  at: Pick<ListInput, 'asOf' | 'knownAt'> & { model: StageModel },
): Promise<TableRow[]> {
  const { asOf = ctx.today, knownAt, model } = at;
  const dealIds = rows.map(({ id }) => id);
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds, knownAt });
  const byId = new Map(facts.map((deal) => [deal.id, deal]));
  return rows.map((row) => {
    const deal = byId.get(row.id);
    if (!deal) throw new Error('A listed deal has no facts');
    return tableRow(row, deal, { model, asOf });
  });
}

type FilterInput = Pick<ListInput, 'outcome' | 'stage' | 'repId' | 'search' | 'knownAt'>;

export function dealFilter(
  ctx: Context,
  { outcome, stage, repId, search, knownAt }: FilterInput,
): DealFilter {
  return { scope: ctx.scope, outcome, stage, repId, search, knownAt };
}

/** Ids and versions of a stretch of the list: "select all that match", 2,000 at most. */
export const selectDeals = defineQuery({
  name: 'deals.select',
  permission: 'deals.read',
  input: selectDealsInput,
  run: async (ctx, input) => ok({ deals: await listDealVersions(ctx.unit, dealFilter(ctx, input), input) }),
});
