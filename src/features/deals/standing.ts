import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import type { DealChanges, LockedDeal } from '@/data/deals';
import type { NewEvidence } from '@/data/evidence';
import { outcomeNow } from '@/domain/deals/carried';
import type { DealFacts, EvidenceFacts, EvidenceKind } from '@/domain/deals/deal';
import { commitEvidence, documentUnder, isComplete } from '@/domain/deals/evidence';
import { overshipped } from '@/domain/deals/shipped';
import type { StageModel } from '@/domain/deals/stages';
import { refuse } from '@/domain/values/result';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Context } from '@/platform/operations/context';

/** What the rules need of a deal that this command has locked. */
export async function factsOf(ctx: Context, dealId: string): Promise<StoredDeal> {
  const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
  if (!facts) throw new Error('A locked deal cannot be read');
  return facts;
}

/** The commit document that the deal keys on (the database's half of the PO gate), or none. */
export function standsOn(
  deal: Pick<LockedDeal, 'poEvidenceId'>,
  evidence: readonly (EvidenceFacts & { id: string })[],
  hasHardware: boolean,
): DealChanges {
  const document = documentUnder(evidence, hasHardware, deal.poEvidenceId);
  return document
    ? { poEvidenceId: document.id, poKind: document.kind, poLive: true }
    : { poEvidenceId: null, poKind: null, poLive: null };
}

/** Won or open, where the evidence or the lines have changed and with them what is done. */
export function outcomeChange(after: DealFacts, today: CalendarDate, model: StageModel): DealChanges {
  const outcome = outcomeNow(after, today, model);
  return outcome === after.outcome ? {} : { outcome };
}

const AFTER_COMMIT: readonly EvidenceKind[] = ['shipment', 'activation', 'milestone'];

/** Nothing ships, starts or is completed for a deal that nobody ordered: it would count as actual. The refusal, or null. */
export function refuseUncommitted(after: DealFacts, added: readonly NewEvidence[], today: CalendarDate) {
  const early = added.find(({ kind }) => AFTER_COMMIT.includes(kind));
  if (!early || commitEvidence(after, today) !== null) return null;
  const document = after.hasHardware ? 'PO' : 'signed order form or SOW';
  return refuse('gate', `There is no ${document} yet, so there is no ${early.kind}.`, {
    remedy: `Record the ${document} first.`,
  });
}

/** No more ships than was ordered. `after`: with what is added. The refusal, or null. */
export function refuseOvershipped(after: DealFacts, added: readonly NewEvidence[]) {
  if (!added.some(({ kind }) => kind === 'shipment')) return null;
  const over = overshipped(after);
  if (!over) return null;
  const of = over.line ? ` of “${over.line}”` : '';
  return refuse(
    'invalid',
    `That makes ${over.shipped} units shipped${of}, but ${over.ordered} were ordered.`,
    {
      fields: { units: `At most ${over.ordered} in all.` },
      remedy: 'Correct the units of the shipment, or those of the line if more was ordered.',
    },
  );
}

/** What cannot be put on record without its parts; a quote or demo may still get them. */
const NEEDS: Partial<Record<EvidenceKind, string>> = {
  po: 'A PO needs its number, date and amount.',
  order_form: 'A signed order form needs its number and date.',
  sow: 'A signed SOW needs its number and date.',
  shipment: 'A shipment needs its date and units.',
};

/** Evidence has happened, and a document or shipment is whole. The refusal, or null. */
export function refuseUnproven(added: readonly NewEvidence[], today: CalendarDate) {
  const late = added.find((item) => item.evidenceOn > today);
  if (late) {
    return refuse('invalid', 'Evidence has happened: its date cannot be in the future.', {
      fields: { evidenceOn: `${late.evidenceOn} is in the future.` },
    });
  }
  const partial = added.find((item) => NEEDS[item.kind] && !isComplete({ ...item, voided: false }));
  return partial ? refuse('invalid', NEEDS[partial.kind] ?? '') : null;
}
