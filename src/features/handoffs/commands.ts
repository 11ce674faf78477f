import {
  insertDeployment,
  lockDeployment,
  updateDeployment,
  type DeploymentFields,
  type StoredDeployment,
} from '@/data/deployments';
import { readDealFacts } from '@/data/deal-facts';
import { lockDeal, type LockedDeal } from '@/data/deals';
import {
  dealOfHandoff,
  decideHandoff,
  findHandoff,
  freeDeployments,
  offerHandoff,
  type HandoffRow,
  type StoredHandoff,
} from '@/data/handoffs';
import { settle, tell } from '@/data/notices';
import { insertPlan, readPlan, templateInForce } from '@/data/value-plans';
import { dealAcv } from '@/domain/deals/amount';
import { refuseOffer } from '@/domain/deployments/handoff';
import { stepsFrom } from '@/domain/deployments/value-plan';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { ConflictDetails } from '@/domain/values/conflict';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { acceptInput, offerInput, returnInput } from './inputs';

/**
 * The rep hands a deal over to delivery, corrects what he offered, or offers anew what came back. Refusals: not found (not his deal),
 * 'rule' (no PO, lost, accepted already), 'conflict' with both values (delivery or somebody else was first).
 */
export const offer = defineCommand({
  name: 'handoffs.offer',
  permission: 'handoffs.offer',
  input: offerInput,
  run: async (ctx, { dealId, version, ...fields }) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
    const row = deal ? await findHandoff(ctx.unit, ctx.scope, dealId) : null;
    if (!deal || !row) return notFound();
    const { handoff, document, outcome, hasHardware } = row;
    const closed = refuseOffer(
      { outcome, hasHardware, committed: document !== null },
      handoff?.state ?? null,
    );
    if (closed) return closed;
    if (handoff && handoff.version !== version) return bothValues(handoff);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const offered = await offerHandoff(ctx.unit, dealId, fields, by);
    if (handoff) await settle(ctx, offeredSubject(handoff));
    await tell(
      ctx,
      { roles: ['DELIVERY'] },
      {
        kind: 'handoff',
        subject: offeredSubject({ id: offered.handoffId, version: offered.version }),
        title: `${deal.name} is handed over: ${fields.site}`,
        body: fields.promised,
        path: `/deals/${dealId}`,
      },
    );
    const verb = !handoff ? 'Handed over' : handoff.state === 'returned' ? 'Handed over again' : 'Corrected';
    return done(
      offered,
      entry(deal, handoff?.state === 'offered' ? 'Corrected the handoff' : `${verb} to delivery`, {
        before: handoff ? { ...handoff } : undefined,
        after: { ...fields },
      }),
    );
  },
});

/**
 * Delivery takes it over: a new deployment, or one that is recorded already, signed on the day of the deal's commit document where no other
 * day is known, with a value plan from the company's template. Refusals: not found, 'conflict', 'rule' (the PO is gone, no customer, a
 * deployment that is not free).
 */
export const accept = defineCommand({
  name: 'handoffs.accept',
  permission: 'handoffs.decide',
  input: acceptInput,
  run: async (ctx, { handoffId, version, deploymentId: taken, note }) => {
    const found = await offeredHandoff(ctx, handoffId, version);
    if (!found.ok) return found;
    const { deal, row, handoff } = found.value;
    const { document, customerId } = row;
    if (!document)
      return refuse('rule', 'The PO of this deal is void: there is nothing to take over.', {
        remedy: 'Return the handoff to the rep until there is one again.',
      });
    if (!customerId)
      return refuse('rule', 'The deal has no customer, so nobody knows whose deployment it is.', {
        remedy: 'Return the handoff: the rep names the customer on the deal.',
      });
    const facts = { acvMinor: await acvOf(ctx, deal.id), signedOn: document.on, customerId };
    const deployed = taken
      ? await takeDeployment(ctx, row, handoff, { ...facts, deploymentId: taken })
      : ok(await newDeployment(ctx, row, handoff, facts));
    if (!deployed.ok) return deployed;
    const { deploymentId, signedOn } = deployed.value;
    const planned = await beginPlan(ctx, deploymentId, signedOn);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    await decideHandoff(ctx.unit, handoff, { state: 'accepted', note, deploymentId }, by);
    await tellDecided(ctx, deal, handoff, { title: `Delivery took over ${deal.name}`, body: note });
    const summary = `Accepted the handoff: ${taken ? 'goes on in' : 'created'} the deployment ${handoff.site}`;
    return done({ deploymentId, planned }, entry(deal, summary, { after: { deploymentId, signedOn } }), {
      subjectKind: 'deployment',
      subjectId: deploymentId,
      summary: `Taken over from the deal ${deal.name}`,
    });
  },
});

/** Delivery gives it back with what is missing; the rep offers it again. Refusals as of accept. */
export const giveBack = defineCommand({
  name: 'handoffs.return',
  permission: 'handoffs.decide',
  input: returnInput,
  run: async (ctx, { handoffId, version, note }) => {
    const found = await offeredHandoff(ctx, handoffId, version);
    if (!found.ok) return found;
    const { deal, handoff } = found.value;
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const next = await decideHandoff(ctx.unit, handoff, { state: 'returned', note, deploymentId: null }, by);
    await tellDecided(ctx, deal, handoff, { title: `Delivery gave ${deal.name} back`, body: note });
    return done(
      { handoffId, version: next },
      entry(deal, `Returned the handoff: ${note}`, { after: { note } }),
    );
  },
});

/** What the notice of an offer is about: that version of the handoff. */
function offeredSubject({ id, version }: Pick<StoredHandoff, 'id' | 'version'>): string {
  return `handoff ${id} ${version} offered`;
}

/** The rep hears what became of it; for delivery it waits no more. */
async function tellDecided(
  ctx: Context,
  deal: LockedDeal,
  { id, version }: StoredHandoff,
  { title, body }: { title: string; body: string | null },
): Promise<void> {
  await settle(ctx, offeredSubject({ id, version }));
  const subject = `handoff ${id} ${version} decided`;
  const told = { kind: 'handoff' as const, subject, title, body: body ?? undefined };
  await tell(ctx, { repOfDeal: deal.id }, { ...told, path: `/deals/${deal.id}` });
}

function entry(
  deal: LockedDeal,
  summary: string,
  { before, after }: { before?: Record<string, unknown>; after: Record<string, unknown> },
) {
  return { subjectKind: 'deal', subjectId: deal.id, summary, before, after };
}

type Offered = { deal: LockedDeal; row: HandoffRow; handoff: StoredHandoff };

/** A handoff that waits for delivery, its deal locked. */
async function offeredHandoff(ctx: Context, handoffId: string, version: number): Promise<Result<Offered>> {
  const dealId = await dealOfHandoff(ctx.unit, handoffId);
  const deal = dealId ? await lockDeal(ctx.unit, ctx.scope, dealId) : null;
  const row = deal ? await findHandoff(ctx.unit, ctx.scope, deal.id) : null;
  if (!deal || !row?.handoff) return notFound();
  const { handoff } = row;
  if (handoff.version !== version) return bothValues(handoff);
  if (handoff.state !== 'offered')
    return refuse('rule', `This handoff is ${handoff.state} already.`, {
      remedy: handoff.state === 'returned' ? 'The rep offers it again first.' : undefined,
    });
  return ok({ deal, row, handoff });
}

function bothValues(handoff: StoredHandoff) {
  const { id: _id, version, offeredAt, offeredBy, decidedAt, decidedBy, ...theirs } = handoff;
  const details: ConflictDetails = {
    version,
    changedBy: decidedBy ?? offeredBy,
    changedAt: decidedAt ?? offeredAt,
    theirs: { ...theirs },
    seen: null,
  };
  return refuse('conflict', 'Somebody changed this handoff while you had it open.', {
    remedy: 'Look at it again and decide.',
    details,
  });
}

async function acvOf(ctx: Context, dealId: string): Promise<bigint | null> {
  const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
  const acv = facts ? dealAcv(facts) : null;
  // Nothing recurring is not an ACV of nothing.
  return acv === 0n ? null : acv;
}

type Facts = { customerId: string; signedOn: CalendarDate; acvMinor: bigint | null };
type Deployed = { deploymentId: string; signedOn: CalendarDate };

async function newDeployment(
  ctx: Context,
  row: HandoffRow,
  handoff: StoredHandoff,
  { customerId, signedOn, acvMinor }: Facts,
): Promise<Deployed> {
  const fields: DeploymentFields = {
    externalId: null,
    customerId,
    dealId: row.dealId,
    site: handoff.site,
    kind: row.isPilot ? 'pilot' : 'production',
    devices: handoff.devices,
    signedOn,
    shippedOn: null,
    installedOn: null,
    activatedOn: null,
    firstValueOn: null,
    firstValueKind: null,
    firstValueProof: null,
    endedOn: null,
    acvMinor,
    state: 'live',
  };
  return { deploymentId: await insertDeployment(ctx.unit, fields, ctx.now), signedOn };
}

/** What is known of the deployment already stays; the deal fills in the rest. */
async function takeDeployment(
  ctx: Context,
  row: HandoffRow,
  handoff: StoredHandoff,
  { deploymentId, customerId, signedOn, acvMinor }: Facts & { deploymentId: string },
): Promise<Result<Deployed>> {
  const stored: StoredDeployment | null = await lockDeployment(ctx.unit, deploymentId);
  if (!stored) return notFound();
  const free = await freeDeployments(ctx.unit, { dealId: row.dealId, customerId });
  if (!free.some(({ id }) => id === deploymentId))
    return refuse('rule', 'This deployment cannot take the handoff.', {
      remedy:
        'It has to be of the same customer, of this deal or of none, still running, and not handed over before. Or create a new one.',
    });
  const next: DeploymentFields = {
    ...stored,
    dealId: row.dealId,
    signedOn: stored.signedOn ?? signedOn,
    devices: stored.devices ?? handoff.devices,
    acvMinor: stored.acvMinor ?? acvMinor,
  };
  const told = (['dealId', 'signedOn', 'devices', 'acvMinor'] as const).some(
    (field) => next[field] !== stored[field],
  );
  if (told) await updateDeployment(ctx.unit, stored, next, ctx.now);
  return ok({ deploymentId, signedOn: next.signedOn ?? signedOn });
}

/** The plan from the template in force, its steps owned by whoever accepts; false where the deployment has one already. */
async function beginPlan(ctx: Context, deploymentId: string, signedOn: CalendarDate): Promise<boolean> {
  if (await readPlan(ctx.unit, deploymentId)) return false;
  const template = await templateInForce(ctx.unit);
  const { userId } = ctx.actor;
  const steps = stepsFrom(template.steps, signedOn).map((step) => ({ ...step, ownerId: userId, note: null }));
  await insertPlan(ctx.unit, { deploymentId, templateVersion: template.version }, steps, {
    userId,
    at: ctx.now,
  });
  return true;
}
