import type { z } from 'zod';
import { readFloors } from '@/data/approvals';
import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import type { DealChanges, LockedDeal } from '@/data/deals';
import type { NewEvidence } from '@/data/evidence';
import { findRep } from '@/data/deal-list';
import { readPilots } from '@/data/pilots';
import { readStageModel } from '@/data/stage-models';
import { mayMoveTo, mayRecord } from '@/domain/access/permissions';
import { refuseBelowFloor, type FloorGround } from '@/domain/approvals/floor';
import { outcomeAfter } from '@/domain/deals/carried';
import type { DealFacts, EvidenceFacts, StageId } from '@/domain/deals/deal';
import { checkMove } from '@/domain/deals/moves';
import type { StageModel } from '@/domain/deals/stages';
import { refuseOverdue, refuseUnmarking, type PilotFacts } from '@/domain/pilots/pilot';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import type { editDealInput, moveDealInput } from './inputs';
import { refuseOvershipped, refuseUncommitted, refuseUnproven } from './standing';

// What a change would do to a locked deal, decided and not yet written: the single commands and bulk edit ask here, so that there is
// one rule. Whoever adds to a gate adds it here, and reads what it needs for all deals at once in `readGround`.

/** What the rules need around the deals that a command has locked. */
export type Ground = {
  facts: StoredDeal;
  model: StageModel;
  floor: FloorGround;
  pilot: PilotFacts | null;
};

export async function readGround(ctx: Context, dealIds: readonly string[]): Promise<Map<string, Ground>> {
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
  const model = await readStageModel(ctx.unit, ctx.today);
  const floors = await readFloors(ctx.unit, dealIds, ctx.tenant.currency);
  const pilots = await readPilots(ctx.unit, dealIds);
  const grounds = new Map<string, Ground>();
  for (const deal of facts) {
    const floor = floors.get(deal.id);
    if (floor) grounds.set(deal.id, { facts: deal, model, floor, pilot: pilots.get(deal.id) ?? null });
  }
  return grounds;
}

export type Decision = {
  changes: DealChanges;
  /** The move to record, where it is one. */
  transition: { to: StageId; reason: string | null } | null;
  entry: AuditEntry;
};

type MoveRequest = Pick<z.output<typeof moveDealInput>, 'to' | 'reason' | 'contact' | 'evidence'>;

/** A move with the evidence that comes with it. Refusals: those of checkMove, 'gate' (below the rep's floor), 'rule' (not this role's), 'invalid' (evidence in parts), not found (a line of another deal). */
export function decideMove(
  ctx: Context,
  deal: LockedDeal,
  { facts, model, floor, pilot }: Ground,
  { to, reason, contact, evidence }: MoveRequest,
): Result<Decision> {
  if (!mayMoveTo(ctx.actor.role, to)) return notDelivery();
  const refused = refuseRecording(ctx, evidence);
  if (!hasLines(facts, evidence)) return notFound();
  const lost = to === 'closed_lost';
  const after = withAdded(facts, evidence, { contact, lostReason: lost ? reason : null });
  const move = checkMove(after, { to, reason, asOf: ctx.today, model });
  if (!move.ok) return move;
  const onward = move.value.direction === 'forward' || move.value.direction === 'reopened';
  const stopped =
    refused ??
    refuseUncommitted(after, evidence, ctx.today) ??
    refuseOvershipped(after, evidence) ??
    refuseBelowFloor(after, to, floor) ??
    (onward ? refuseOverdue(pilot, ctx.today) : null);
  if (stopped) return stopped;
  return ok({
    changes: {
      stage: to,
      outcome: lost ? 'lost' : outcomeAfter({ ...after, stage: to }, to, ctx.today, model),
      stageEnteredOn: ctx.today,
      lostReason: lost ? reason : null,
      closedOn: lost ? ctx.today : null,
    },
    transition: { to, reason: move.value.reason },
    entry: {
      subjectKind: 'deal',
      subjectId: deal.id,
      summary: `Moved ${deal.name} to ${model.labels[to]}`,
      before: { stage: deal.stage },
      after: { stage: to, reason: move.value.reason },
    },
  });
}

export function notDelivery() {
  return refuse(
    'rule',
    'Delivery records what happens after the PO: shipments, activations and milestones.',
    {
      remedy: 'Ask the rep of the deal or your CRO.',
    },
  );
}

export function refuseRecording(ctx: Context, added: readonly NewEvidence[]) {
  if (!added.every(({ kind }) => mayRecord(ctx.actor.role, kind))) return notDelivery();
  return refuseUnproven(added, ctx.today);
}

/** Evidence names lines of its own deal only. */
export function hasLines(facts: StoredDeal, added: readonly NewEvidence[]): boolean {
  return added.every(({ lineId }) => lineId === null || facts.lines.some(({ id }) => id === lineId));
}

export function asFacts(item: NewEvidence): EvidenceFacts {
  return { ...item, voided: false, hasFile: Boolean(item.fileId) };
}

export function withAdded(
  facts: DealFacts,
  added: readonly NewEvidence[],
  fields: { contact?: string | null; lostReason?: string | null },
): DealFacts {
  return {
    ...facts,
    hasContact: facts.hasContact || Boolean(fields.contact),
    lostReason: fields.lostReason ?? facts.lostReason,
    evidence: [...facts.evidence, ...added.map(asFacts)],
  };
}

export type EditFields = Omit<z.output<typeof editDealInput>, 'dealId' | 'version' | 'contact' | 'lines'>;

/** A deal's own fields. Lines and contact are the single command's; `others` names them for the log. Refusals: 'rule' (owner, a pilot that is to be decided), 'invalid' (a verbal yes that is still to come). */
export function decideEdit(
  ctx: Context,
  { deal, pilot }: { deal: LockedDeal; pilot: PilotFacts | null },
  fields: EditFields,
  others: Record<string, unknown> = {},
): Result<Decision> {
  const undecided = refuseOverdue(pilot, ctx.today) ?? refuseUnmarking(pilot, fields.isPilot);
  if (undecided) return undecided;
  if (fields.verbalYesOn && fields.verbalYesOn > ctx.today)
    return refuse('invalid', 'A verbal yes has been given: its day cannot be in the future.', {
      fields: { verbalYesOn: `${fields.verbalYesOn} is in the future.` },
    });
  if (fields.repId !== undefined && fields.repId !== deal.repId && ctx.actor.role !== 'CRO')
    return refuse('rule', 'Only the CRO gives a deal to somebody else.', { remedy: 'Ask your CRO.' });
  return ok({
    changes: {
      ...fields,
      ...(fields.claimBp === undefined ? {} : { claimOn: fields.claimBp === null ? null : ctx.today }),
    },
    transition: null,
    entry: {
      subjectKind: 'deal',
      subjectId: deal.id,
      summary: `Edited ${deal.name}: ${editedFields({ ...fields, ...others })}`,
      before: valuesOf(deal, fields),
      after: { ...fields },
    },
  });
}

/** A deal is given to a rep of this company, or to nobody. The refusal, or null. */
export async function refuseOwner(ctx: Context, repId: string | null | undefined) {
  if (!repId || ctx.actor.role !== 'CRO') return null;
  return (await findRep(ctx.unit, repId)) ? null : notFound();
}

const FIELD_WORDS: Record<string, string> = {
  name: 'name',
  repId: 'rep',
  closeOn: 'close date',
  amountMinor: 'amount',
  nextStep: 'next step',
  nextStepOn: 'day of the next step',
  verbalYesOn: 'verbal yes',
  claimBp: 'claim',
  termMonths: 'term',
  isPilot: 'pilot',
  contact: 'contact',
  lines: 'lines',
};

/** The fields that were sent, in the words of the log. */
function editedFields(fields: Record<string, unknown>): string {
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  return sent.map(([field]) => FIELD_WORDS[field] ?? field).join(', ');
}

/** What stands now in the fields that are named, as far as the locked row has them. */
export function valuesOf(deal: LockedDeal, fields: Record<string, unknown>): Record<string, unknown> {
  const known = deal as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(fields)
      .filter((key) => key in known)
      .map((key) => [key, known[key]]),
  );
}
