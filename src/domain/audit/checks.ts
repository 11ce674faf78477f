import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { poSharing } from './po-numbers';
import { bitOf, FOUND, signsOf } from './signs';
import { tallyOf, valueOf } from './tallies';
import { auditTotals } from './totals';
import type { AuditInput, AuditReport, CheckId, CheckTotals, FlaggedDeal } from './types';

/** The pipeline audit at the end of the day `asOf` (docs/metrics.md, "Audit"). Days are whole, "more than" is strict. */
export function audit(input: AuditInput): AuditReport {
  const signed = input.deals.map((deal) => ({ deal, signs: signsOf(deal, input) }));
  const groups = signed.map(({ deal, signs }) => ({
    signs,
    count: 1,
    amountMinor: dealAmount(deal) ?? 0n,
  }));
  const { numbers, sharing } = poSharing(input.deals, input.asOf);
  const openMinor = valueOf(sharing.filter(({ outcome }) => outcome === 'open'));
  const totals = auditTotals(groups, { numbers, found: tallyOf(sharing), openMinor }, input);
  const found = (check: CheckTotals): readonly DealFacts[] => {
    if (check.state === 'uncheckable') return [];
    if (check.id === 'po-number-twice') return sharing;
    return signed.flatMap(({ deal, signs }) => (isFound(check.id, signs) ? [deal] : []));
  };
  const checks = totals.checks.map((check) => ({
    ...check,
    deals: found(check).map(flag).sort(byAmountThenId),
  }));
  return { ...totals, checks };
}

/** Whether a check finds a deal with these signs; a PO number used twice shows on no deal alone. */
export function isFound(check: CheckId, signs: number): boolean {
  if (check === 'po-number-twice') return false;
  const { shows, lacks } = FOUND[check];
  return (
    shows.every((sign) => (signs & bitOf(sign)) !== 0) && lacks.every((sign) => (signs & bitOf(sign)) === 0)
  );
}

export function flag(deal: DealFacts): FlaggedDeal {
  return { id: deal.id, externalId: deal.externalId, amountMinor: dealAmount(deal) ?? 0n };
}

/** Largest amount first, then by the id that the reader knows. */
export function byAmountThenId(a: FlaggedDeal, b: FlaggedDeal): number {
  if (a.amountMinor !== b.amountMinor) return a.amountMinor > b.amountMinor ? -1 : 1;
  const [left, right] = [a.externalId ?? a.id, b.externalId ?? b.id];
  return left < right ? -1 : left > right ? 1 : 0;
}
