import { readActivities } from '@/data/activities';
import { readDealFacts } from '@/data/deal-facts';
import { readDealLog, readTransitions } from '@/data/deal-history';
import { findDeal, listDeals, type DealFilter, type DealListRow, type Position } from '@/data/deal-list';
import { readEvidence } from '@/data/evidence';
import { readLeadTimeBook } from '@/data/lead-times';
import { readStageModel } from '@/data/stage-models';
import { dealAcv } from '@/domain/deals/amount';
import { EVIDENCE_KINDS, STAGE_IDS } from '@/domain/deals/deal';
import { weightedMinor } from '@/domain/deals/weight';
import { judge, type Judgement } from '@/domain/deals/probability';
import { forecast } from '@/domain/forecast/forecast';
import { may, mayMoveTo, mayRecord } from '@/domain/access/permissions';
import { readDealFiles } from '@/features/evidence-files/queries-reading';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { z } from 'zod';
import { listDealsInput, showDealInput } from './inputs';
import { stageSteps } from './stage-steps';

export type DealRow = Omit<DealListRow, 'sortKey'> & { judgement: Judgement; weightedMinor: bigint };

/** One page of deals with what each counts. `next` is the position to go on from, null at the end. */
export const listDealsQuery = defineQuery({
  name: 'deals.list',
  permission: 'deals.read',
  input: listDealsInput,
  run: readDealPage,
});

export type DealPage = { rows: DealRow[]; next: string | null };

export async function readDealPage(
  ctx: Context,
  input: z.output<typeof listDealsInput>,
): Promise<Result<DealPage>> {
  const after = input.after ? decodePosition(input.after) : null;
  if (input.after && !after)
    return refuse('invalid', 'This page address is not valid. Start from the first page.');
  const filter: DealFilter = { scope: ctx.scope, ...input };
  const rows = await listDeals(ctx.unit, filter, { ...input, after, limit: input.limit + 1 });
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const more = rows.length > input.limit && last;
  return ok({
    rows: await withJudgement(ctx, page, input),
    next: more ? encodePosition({ key: last.sortKey, id: last.id }) : null,
  });
}

async function withJudgement(
  ctx: Context,
  rows: readonly DealListRow[],
  { asOf = ctx.today, knownAt }: { asOf?: CalendarDate; knownAt?: string },
): Promise<DealRow[]> {
  const model = await readStageModel(ctx.unit, asOf, knownAt);
  const dealIds = rows.map((row) => row.id);
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds, knownAt });
  const byId = new Map(facts.map((deal) => [deal.id, deal]));
  return rows.map(({ sortKey: _key, ...row }) => {
    const deal = byId.get(row.id);
    if (!deal) throw new Error('A listed deal has no facts');
    return {
      ...row,
      lastActivityOn: deal.lastActivityOn,
      judgement: judge(deal, model, asOf),
      weightedMinor: weightedMinor(deal, model, asOf),
    };
  });
}

export function encodePosition(position: Position): string {
  return Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url');
}

export function decodePosition(text: string): Position | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value) || typeof value[0] !== 'string' || typeof value[1] !== 'string') return null;
    return /^[0-9a-f-]{36}$/.test(value[1]) ? { key: value[0], id: value[1] } : null;
  } catch {
    return null;
  }
}

/** Everything on a deal's page: what it counts and why, the way to the next stage, clocks, evidence and history. */
export const showDeal = defineQuery({
  name: 'deals.show',
  permission: 'deals.read',
  input: showDealInput,
  run: async (ctx, input) => {
    const { dealId, knownAt, asOf = ctx.today } = input;
    const head = await findDeal(ctx.unit, ctx.scope, dealId, knownAt);
    if (!head) return notFound();
    const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId], knownAt });
    if (!facts) return notFound();
    const model = await readStageModel(ctx.unit, asOf, knownAt);
    const book = await readLeadTimeBook(ctx.unit, knownAt);
    const { sortKey: _key, ...shown } = head;
    return ok({
      deal: shown,
      facts,
      judgement: judge(facts, model, asOf),
      weightedMinor: weightedMinor(facts, model, asOf),
      acvMinor: dealAcv(facts),
      clocks: forecast([facts], { asOf, fiscal: fiscalOf(ctx.tenant), book, model }),
      stages: stageSteps(facts, model, asOf),
      evidence: await readEvidence(ctx.unit, dealId, knownAt),
      files: await readDealFiles(ctx, dealId, { asOf, knownAt }),
      transitions: await readTransitions(ctx.unit, dealId, knownAt),
      activities: await readActivities(ctx.unit, dealId, 50, knownAt),
      log: await readDealLog(ctx.unit, dealId, knownAt),
      may: rightsOf(ctx, knownAt),
      today: asOf,
      zone: ctx.tenant.zone,
    });
  },
});

/** What the actor may do on the page. What was known at an instant is looked at, never changed. */
function rightsOf({ actor }: Context, knownAt: string | undefined) {
  const { role, resting } = actor;
  const now = knownAt === undefined && !resting;
  return {
    edit: now && may(actor, 'deals.write'),
    move: now && may(actor, 'deals.move'),
    record: now && may(actor, 'evidence.write'),
    recordKinds: now ? EVIDENCE_KINDS.filter((kind) => mayRecord(role, kind)) : [],
    moveTo: now ? STAGE_IDS.filter((stage) => mayMoveTo(role, stage)) : [],
  };
}

/** What the form of a new deal needs; whoever may not create deals does not find it. */
export const newDealPage = defineQuery({
  name: 'deals.newPage',
  permission: 'deals.write',
  input: z.strictObject({}),
  run: async (ctx) => ok({ currency: ctx.tenant.currency }),
});
