import { readDealFacts } from '@/data/deal-facts';
import {
  countHandoffs,
  findHandoff,
  freeDeployments,
  handoffBehind,
  listHandoffs,
  type HandoffRow,
} from '@/data/handoffs';
import { may, type Role } from '@/domain/access/permissions';
import {
  draftOf,
  refuseOffer,
  standingOf,
  type HandoffFields,
  type HandoffStanding,
} from '@/domain/deployments/handoff';
import { dayOfInstant, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { notFound, ok } from '@/domain/values/result';
import type { Actor } from '@/platform/operations/caller';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { handoffsInput, ofDealInput, ofDeploymentInput } from './inputs';

/** A deal with its handoff, how it stands (null: none is due), and for how many days. */
export type Handoff = HandoffRow & { standing: HandoffStanding | null; days: number };

/**
 * Deals by how their handoff stands, and how many of each there are; `missing` is a finding: a live PO and delivery has been told nothing.
 * Those that wait longest first. Counts are over all deals that the actor sees.
 */
export const handoffsQuery = defineQuery({
  name: 'handoffs.list',
  permission: 'handoffs.read',
  input: handoffsInput,
  run: async (ctx, { standing: asked, after, limit }) => {
    const counts = await countHandoffs(ctx.unit, ctx.scope);
    const standing = asked ?? firstOf(ctx.actor.role, counts);
    const found = await listHandoffs(ctx.unit, ctx.scope, standing, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return ok({
      standing,
      counts,
      rows: page.map(({ sortKey: _key, ...row }) => standingRow(ctx, row)),
      next: found.length > limit && last ? `${last.sortKey} ${last.dealId}` : null,
      may: mayOf(ctx.actor),
    });
  },
});

/** What waits for the reader: for delivery what is offered, for a rep what came back, then what is missing. */
function firstOf(role: Role, counts: Record<HandoffStanding, number>): HandoffStanding {
  const order = role === 'DELIVERY' ? (['offered', 'missing'] as const) : (['returned', 'missing'] as const);
  return order.find((standing) => counts[standing] > 0) ?? order.at(-1) ?? 'missing';
}

function mayOf(actor: Actor) {
  return {
    offer: may(actor, 'handoffs.offer'),
    decide: may(actor, 'handoffs.decide'),
    deployments: may(actor, 'deployments.read'),
  };
}

function standingRow(ctx: Context, row: HandoffRow): Handoff {
  const { handoff, document, outcome, reached } = row;
  const standing = standingOf({ outcome, reached, committed: document !== null }, handoff?.state ?? null);
  const since = handoff
    ? dayOfInstant(handoff.decidedAt ?? handoff.offeredAt, ctx.tenant.zone)
    : document?.on;
  return { ...row, standing, days: since ? Math.max(0, daysBetween(since, ctx.today)) : 0 };
}

/**
 * The handoff on a deal's page, with what can be filled in from the deal and, for who may accept it, the deployments that it may take.
 * Null where the deal has none and none is due.
 */
export const dealHandoff = defineQuery({
  name: 'handoffs.ofDeal',
  permission: 'handoffs.read',
  input: ofDealInput,
  run: async (ctx, { dealId }) => {
    const row = await findHandoff(ctx.unit, ctx.scope, dealId);
    if (!row) return notFound();
    const found = standingRow(ctx, row);
    if (found.standing === null) return ok(null);
    const { handoff, customerId, document, hasHardware, outcome } = row;
    const closed = refuseOffer(
      { outcome, hasHardware, committed: document !== null },
      handoff?.state ?? null,
    );
    const decides = may(ctx.actor, 'handoffs.decide') && handoff?.state === 'offered';
    return ok({
      ...found,
      draft: handoff ?? (await draftFor(ctx, row)),
      free: decides && customerId ? await freeDeployments(ctx.unit, { dealId, customerId }) : [],
      today: ctx.today,
      zone: ctx.tenant.zone,
      may: { ...mayOf(ctx.actor), offer: may(ctx.actor, 'handoffs.offer') && !closed, decide: decides },
    });
  },
});

/** What the block on a deal's page shows; null: nothing. */
export type DealHandoff = Extract<Awaited<ReturnType<typeof dealHandoff>>, { ok: true }>['value'];

async function draftFor(ctx: Context, row: HandoffRow): Promise<HandoffFields> {
  const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [row.dealId] });
  const draft = draftOf({ lines: facts?.lines ?? [], customer: row.customer });
  return {
    ...draft,
    network: '',
    firstValueKind: 'data',
    firstValueEvent: '',
    neededOn: firstPromised(facts),
  };
}

/** The first day that was promised for a line of the deal. */
function firstPromised(facts: { lines: readonly { promisedOn: CalendarDate | null }[] } | undefined) {
  const days = (facts?.lines ?? []).flatMap(({ promisedOn }) => promisedOn ?? []);
  return days.toSorted()[0] ?? null;
}

/** What was promised for a deployment, for its page; null where nobody handed it over. */
export const deploymentHandoff = defineQuery({
  name: 'handoffs.ofDeployment',
  permission: 'deployments.read',
  input: ofDeploymentInput,
  run: async (ctx, { deploymentId }) => {
    const row = await handoffBehind(ctx.unit, deploymentId);
    if (!row?.handoff) return ok(null);
    const seen = await findHandoff(ctx.unit, ctx.scope, row.dealId);
    const { handoff, dealId, deal, rep, document } = row;
    return ok({ handoff, deal: seen ? { dealId, deal } : null, rep, document, zone: ctx.tenant.zone });
  },
});
