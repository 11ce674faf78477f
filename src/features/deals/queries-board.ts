import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { findDeal, listDeals, listReps, type DealFilter, type Position } from '@/data/deal-list';
import { readPipelineTotals } from '@/data/pipeline-totals';
import { readStageModel } from '@/data/stage-models';
import { readSettings } from '@/data/tenant-settings';
import { may, mayMoveTo } from '@/domain/access/permissions';
import { STAGE_IDS, type StageId } from '@/domain/deals/deal';
import { OPEN_STAGES, type StageModel } from '@/domain/deals/stages';
import { NO_SUMS, plusSums, type StreamSums } from '@/domain/deals/stream-sums';
import { weightedMinor } from '@/domain/deals/weight';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { notFound, ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { boardCard, type BoardCard } from './board-card';
import { boardColumnInput, boardInput, dealGateInput } from './inputs-board';
import { stageSteps } from './stage-steps';

/** Sums over all open deals of the filter in one stage, and the first of them. `next`: where "show more" goes on. */
export type BoardColumn = {
  stage: StageId;
  count: number;
  amountMinor: bigint;
  weightedMinor: bigint;
  streams: StreamSums;
  cards: BoardCard[];
  next: Position | null;
};

const CARDS = 20;

type Filter = { repId: string | null; search: string | null; knownAt?: string };

/** The board: open deals by stage. The sums are those of every deal in the stage, never of the cards shown. */
export const boardPage = defineQuery({
  name: 'deals.board',
  permission: 'deals.read',
  input: boardInput,
  run: async (ctx, input) => {
    const asOf = input.asOf ?? ctx.today;
    const model = await readStageModel(ctx.unit, asOf, input.knownAt);
    const { zombieDays } = await readSettings(ctx.unit, input.knownAt);
    const sums = await stageSums(ctx, input, { model, asOf });
    const columns: BoardColumn[] = [];
    for (const stage of OPEN_STAGES) {
      const cards = await readCards(ctx, { ...input, stage }, null, { model, asOf, zombieDays });
      columns.push({ ...(sums.get(stage) ?? { stage, ...NOTHING }), ...cards });
    }
    const { role } = ctx.actor;
    return ok({
      columns,
      model,
      currency: ctx.tenant.currency,
      today: ctx.today,
      reps: ctx.scope.kind === 'all' ? await listReps(ctx.unit) : [],
      moveTo:
        input.knownAt === undefined && may(ctx.actor, 'deals.move')
          ? STAGE_IDS.filter((stage) => mayMoveTo(role, stage))
          : [],
      mayCreate: input.knownAt === undefined && may(ctx.actor, 'deals.write'),
    });
  },
});

/** The next cards of one stage. */
export const boardColumn = defineQuery({
  name: 'deals.boardColumn',
  permission: 'deals.read',
  input: boardColumnInput,
  run: async (ctx, input) => {
    const asOf = input.asOf ?? ctx.today;
    const model = await readStageModel(ctx.unit, asOf, input.knownAt);
    const { zombieDays } = await readSettings(ctx.unit, input.knownAt);
    return ok(await readCards(ctx, input, input.after, { model, asOf, zombieDays }));
  },
});

/** What the form of a move asks: the way to each stage and what is missing for it, and the deal as it is now. */
export const dealGate = defineQuery({
  name: 'deals.gate',
  permission: 'deals.move',
  input: dealGateInput,
  run: async (ctx, { dealId }) => {
    const head = await findDeal(ctx.unit, ctx.scope, dealId);
    const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
    if (!head || !facts) return notFound();
    const model = await readStageModel(ctx.unit, ctx.today);
    const { zombieDays } = await readSettings(ctx.unit);
    return ok({
      card: boardCard(head, facts, model, ctx.today, zombieDays),
      steps: stageSteps(facts, model, ctx.today),
      moveTo: STAGE_IDS.filter((stage) => mayMoveTo(ctx.actor.role, stage)),
      lineNames: Object.fromEntries(facts.lines.map(({ id, description }) => [id, description])),
      currency: ctx.tenant.currency,
      today: ctx.today,
    });
  },
});

const NOTHING = { count: 0, amountMinor: 0n, weightedMinor: 0n, streams: NO_SUMS };

type Sums = Omit<BoardColumn, 'cards' | 'next'>;

/** Of every open deal of the filter, in the database; only what the document and the facts after it weigh is told by the rules. */
async function stageSums(
  ctx: Context,
  { repId, search, knownAt }: Filter,
  { model, asOf }: { model: StageModel; asOf: CalendarDate },
): Promise<Map<StageId, Sums>> {
  const filter = { scope: ctx.scope, stage: null, repId, search, knownAt };
  const rows = await readPipelineTotals(ctx.unit, filter, { asOf, model });
  const sums = new Map<StageId, Sums>();
  for (const { stage, outcome, ...row } of rows) {
    if (outcome !== 'open') continue;
    const sum = sums.get(stage) ?? { stage, ...NOTHING };
    sums.set(stage, {
      stage,
      count: sum.count + row.count,
      amountMinor: sum.amountMinor + row.amountMinor,
      weightedMinor: sum.weightedMinor + row.weightedMinor,
      streams: plusSums(sum.streams, row),
    });
  }
  const dealIds = rows.flatMap(({ ruled }) => ruled ?? []);
  const ruled =
    dealIds.length > 0 ? await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds, knownAt }) : [];
  for (const deal of ruled) {
    const sum = sums.get(deal.stage);
    if (sum) sum.weightedMinor += weightedMinor(deal, model, asOf);
  }
  return sums;
}

type Rules = { model: StageModel; asOf: CalendarDate; zombieDays: number };

async function readCards(
  ctx: Context,
  { stage, repId, search, knownAt }: Filter & { stage: StageId },
  after: Position | null,
  { model, asOf, zombieDays }: Rules,
): Promise<Pick<BoardColumn, 'cards' | 'next'>> {
  const filter: DealFilter = { scope: ctx.scope, outcome: 'open', stage, repId, search, knownAt };
  const page = { sort: 'close' as const, descending: false, after, limit: CARDS + 1 };
  const found = await listDeals(ctx.unit, filter, page);
  const rows = found.slice(0, CARDS);
  const dealsById = await factsOf(ctx, rows, knownAt);
  const last = rows.at(-1);
  return {
    cards: rows.flatMap((row) => {
      const deal = dealsById.get(row.id);
      return deal ? [boardCard(row, deal, model, asOf, zombieDays)] : [];
    }),
    next: found.length > CARDS && last ? { key: last.sortKey, id: last.id } : null,
  };
}

async function factsOf(ctx: Context, rows: readonly { id: string }[], knownAt?: string) {
  const dealIds = rows.map(({ id }) => id);
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds, knownAt });
  return new Map<string, StoredDeal>(facts.map((deal) => [deal.id, deal]));
}
