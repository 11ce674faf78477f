import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DealFacts, EvidenceFacts, EvidenceKind } from './deal';

/** Evidence that counts at the end of the day `asOf`: not voided and not dated later. */
export function liveEvidence(facts: DealFacts, asOf: CalendarDate): EvidenceFacts[] {
  return facts.evidence.filter((evidence) => !evidence.voided && evidence.evidenceOn <= asOf);
}

/** Documents that commit a customer. With hardware only the PO does; without, a signed order form or SOW as well. */
export function commitKinds(hasHardware: boolean): readonly EvidenceKind[] {
  return hasHardware ? WITH_HARDWARE : WITHOUT_HARDWARE;
}

const WITH_HARDWARE: readonly EvidenceKind[] = ['po'];
const WITHOUT_HARDWARE: readonly EvidenceKind[] = ['po', 'order_form', 'sow'];

export function hasReference(evidence: EvidenceFacts): boolean {
  return evidence.reference !== null && evidence.reference.trim() !== '';
}

/** An amount of 0 is none. */
export function hasAmount(evidence: EvidenceFacts): boolean {
  return evidence.amountMinor !== null && evidence.amountMinor > 0n;
}

/** Number and amount for a quote or PO; a number for an order form or SOW; units for a shipment; the date is always there. */
export function isComplete(evidence: EvidenceFacts): boolean {
  switch (evidence.kind) {
    case 'quote':
    case 'po':
      return hasReference(evidence) && hasAmount(evidence);
    case 'order_form':
    case 'sow':
      return hasReference(evidence);
    case 'shipment':
      return evidence.units !== null && evidence.units > 0;
    default:
      return true;
  }
}

/** The earliest live and complete commit document: what makes the deal commit. */
export function commitEvidence(facts: DealFacts, asOf: CalendarDate): EvidenceFacts | null {
  const kinds = commitKinds(facts.hasHardware);
  let first: EvidenceFacts | null = null;
  for (const evidence of facts.evidence) {
    if (evidence.voided || evidence.evidenceOn > asOf || !kinds.includes(evidence.kind)) continue;
    if (isComplete(evidence) && (first === null || evidence.evidenceOn < first.evidenceOn)) first = evidence;
  }
  return first;
}

/**
 * The document that a deal is recorded to stand on, whatever its day: the one it names (`current`) while that still commits it, else the
 * first that does. An incomplete one commits nothing.
 */
export function documentUnder<E extends EvidenceFacts & { id: string }>(
  evidence: readonly E[],
  hasHardware: boolean,
  current: string | null,
): E | null {
  const kinds = commitKinds(hasHardware);
  const commits = evidence.filter((item) => !item.voided && kinds.includes(item.kind) && isComplete(item));
  return commits.find(({ id }) => id === current) ?? commits[0] ?? null;
}

/** The earliest day on which live evidence of a kind is dated, of one line (or of the whole deal), or null. */
export function firstDay(
  live: readonly EvidenceFacts[],
  kind: EvidenceKind,
  lineId?: string,
): CalendarDate | null {
  let first: CalendarDate | null = null;
  for (const evidence of live) {
    if (evidence.kind !== kind) continue;
    if (lineId !== undefined && evidence.lineId !== null && evidence.lineId !== lineId) continue;
    if (first === null || evidence.evidenceOn < first) first = evidence.evidenceOn;
  }
  return first;
}
