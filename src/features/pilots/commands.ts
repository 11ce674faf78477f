import type { z } from 'zod';
import { settleApprovals } from '@/data/approvals';
import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { insertDeal, insertLines, lockDeal, updateDeal, type LockedDeal, type NewLine } from '@/data/deals';
import { decidePilot, extendPilot, readInheritance, readPilots, savePilot } from '@/data/pilots';
import { dealAmount } from '@/domain/deals/amount';
import { hasHardwareLines } from '@/domain/deals/deal';
import { refuseLines } from '@/domain/deals/line-rules';
import { checkExtension, checkPlan, scaleLines, stateOf, type PilotFacts } from '@/domain/pilots/pilot';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { closePilotDeal } from './close-deal';
import { convertInput, defineInput, extendInput, killInput } from './inputs';

/** Says what a pilot is; until its decision day it may be corrected. The deal becomes a pilot by it, and the floor no longer applies. */
export const definePilot = defineCommand({
  name: 'pilots.define',
  permission: 'pilots.write',
  input: defineInput,
  run: async (ctx, { dealId, ...plan }) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
    if (!deal) return notFound();
    if (deal.outcome !== 'open') return refuse('rule', 'This deal is not open: it cannot be a pilot now.');
    const before = (await readPilots(ctx.unit, [dealId])).get(dealId) ?? null;
    const allowed = checkPlan(plan, before, ctx.today);
    if (!allowed.ok) return allowed;
    await savePilot(ctx.unit, dealId, plan, ctx.now);
    const facts = await factsOf(ctx, dealId);
    const version = facts.isPilot
      ? deal.version
      : await updateDeal(ctx.unit, deal, { isPilot: true }, ctx.now);
    await settleApprovals(ctx.unit, [dealId], { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { dealId, version },
      entry(deal, `Pilot from ${plan.startOn}, to be decided by ${plan.decisionOn}`, { ...plan }),
    );
  },
});

/** The CRO gives a pilot more time, to a day and with the reason. */
export const extendPilotTime = defineCommand({
  name: 'pilots.extend',
  permission: 'pilots.extend',
  input: extendInput,
  run: async (ctx, { dealId, toOn, reason }) => {
    const found = await runningPilot(ctx, dealId);
    if (!found.ok) return found;
    const { deal, pilot } = found.value;
    const allowed = checkExtension(pilot, toOn, ctx.today);
    if (!allowed.ok) return allowed;
    const days = { fromOn: pilot.decisionOn, toOn, reason };
    await extendPilot(ctx.unit, dealId, days, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { dealId },
      entry(deal, `Extended the pilot from ${pilot.decisionOn} to ${toOn}: ${reason}`, days),
    );
  },
});

/**
 * The pilot goes into production: a deal of its own with the same customer, contact and rep. Whether its revenue is new or expansion the
 * ledger judges by what the customer pays then. The pilot's own deal keeps what it earned; without a commit document it is closed.
 */
export const convertPilot = defineCommand({
  name: 'pilots.convert',
  permission: 'pilots.write',
  input: convertInput,
  run: async (ctx, input) => {
    const found = await runningPilot(ctx, input.dealId, input.version);
    if (!found.ok) return found;
    const { deal, pilot } = found.value;
    const unsound = refuseLines(input.lines ?? []);
    if (unsound) return unsound;
    const facts = await factsOf(ctx, deal.id);
    const lines = input.lines ?? scaled(facts, pilot, input.units);
    const name = input.name ?? `${deal.name} production`;
    const productionDealId = await insertProduction(ctx, deal, facts, { ...input, name, lines });
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const end = { state: 'converted' as const, on: ctx.today, reason: null, productionDealId };
    await decidePilot(ctx.unit, deal.id, end, by);
    const closed = await closePilotDeal(ctx, deal, facts, `Pilot converted: it goes on as ${name}`);
    if (!closed.ok) return closed;
    return done(
      { productionDealId, ...closed.value },
      entry(deal, `Converted the pilot into ${name}`, { productionDealId }),
      { subjectKind: 'deal', subjectId: productionDealId, summary: `Created from the pilot ${deal.name}` },
    );
  },
});

/** The pilot is over: its deal is lost, with the reason. What a PO paid for stays. */
export const killPilot = defineCommand({
  name: 'pilots.kill',
  permission: 'pilots.write',
  input: killInput,
  run: async (ctx, { dealId, version, reason }) => {
    const found = await runningPilot(ctx, dealId, version);
    if (!found.ok) return found;
    const { deal } = found.value;
    const end = { state: 'killed' as const, on: ctx.today, reason, productionDealId: null };
    await decidePilot(ctx.unit, dealId, end, { userId: ctx.actor.userId, at: ctx.now });
    const closed = await closePilotDeal(ctx, deal, await factsOf(ctx, dealId), reason);
    if (!closed.ok) return closed;
    return done({ dealId, ...closed.value }, entry(deal, `Killed the pilot: ${reason}`, { reason }));
  },
});

function entry(deal: LockedDeal, summary: string, after: Record<string, unknown>) {
  return { subjectKind: 'deal', subjectId: deal.id, summary, after };
}

async function factsOf(ctx: Context, dealId: string): Promise<StoredDeal> {
  const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
  if (!facts) throw new Error('A locked deal cannot be read');
  return facts;
}

/** A defined pilot that nobody has decided, its deal locked. */
async function runningPilot(
  ctx: Context,
  dealId: string,
  version?: number,
): Promise<Result<{ deal: LockedDeal; pilot: PilotFacts }>> {
  const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
  if (!deal) return notFound();
  if (version !== undefined && version !== deal.version)
    return refuse('conflict', 'Somebody changed this deal while you had it open. Look again and decide.');
  const pilot = (await readPilots(ctx.unit, [dealId])).get(dealId);
  if (!pilot) {
    return refuse('rule', 'Nobody has said yet what this pilot is.', {
      remedy: 'Fill in size, start, success criteria and decision day first.',
    });
  }
  const state = stateOf(pilot, deal.outcome);
  return state === 'running' ? ok({ deal, pilot }) : refuse('rule', `This pilot is ${state} already.`);
}

/** The pilot's lines, grown to the devices that were asked for; its days and hours were the pilot's. */
function scaled(facts: StoredDeal, pilot: PilotFacts, units: number | null): NewLine[] {
  const anew = { promisedOn: null, shipmentPlan: [], hoursDone: null };
  const lines = facts.lines.map(({ id: _id, ...line }) => ({ ...line, ...anew }));
  return units === null || pilot.units === null ? lines : scaleLines(lines, pilot.units, units);
}

type Production = Pick<z.output<typeof convertInput>, 'termMonths' | 'closeOn'> & {
  name: string;
  lines: readonly NewLine[];
};

async function insertProduction(
  ctx: Context,
  deal: LockedDeal,
  facts: StoredDeal,
  { name, lines, termMonths, closeOn }: Production,
): Promise<string> {
  const inherited = await readInheritance(ctx.unit, deal.id);
  const term = termMonths ?? facts.termMonths;
  const id = await insertDeal(
    ctx.unit,
    {
      externalId: null,
      name,
      customerId: deal.customerId,
      repId: deal.repId,
      contactId: inherited?.contactId ?? null,
      amountMinor: dealAmount({ lines, termMonths: term, amountMinor: null }),
      currency: inherited?.currency ?? ctx.tenant.currency,
      closeOn,
      createdOn: ctx.today,
      nextStep: null,
      nextStepOn: null,
      termMonths: term,
      isPilot: false,
      hasHardware: hasHardwareLines(lines, facts.hasHardware),
    },
    { userId: ctx.actor.userId, at: ctx.now },
  );
  await insertLines(ctx.unit, id, lines, ctx.now);
  // The product was shown: in the pilot.
  if (facts.demoOn) await updateDeal(ctx.unit, { id, version: 1 }, { demoOn: facts.demoOn }, ctx.now);
  return id;
}
