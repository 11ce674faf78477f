import { audit } from '@/domain/audit/checks';
import type { AuditInput, CheckId, CheckResult, SourceField } from '@/domain/audit/types';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { TODAY } from '../deals/deal-facts';

export function auditInput(deals: readonly DealFacts[], over: Partial<AuditInput> = {}): AuditInput {
  const fixed = { asOf: TODAY, leadTimes: DEFAULT_LEAD_TIMES, ...DEFAULT_SETTINGS };
  return { deals, sourceHas: null, negotiationSourceStages: [], ...fixed, ...over };
}

/** One check over these deals. Without `sourceHas` everything was entered here. */
export function check(id: CheckId, deals: readonly DealFacts[], over: Partial<AuditInput> = {}): CheckResult {
  const found = audit(auditInput(deals, over)).checks.find((result) => result.id === id);
  if (!found) throw new Error(`there is no check ${id}`);
  return found;
}

export function idsOf(result: CheckResult): string[] {
  return result.deals.map(({ id }) => id);
}

export const brought = (...fields: SourceField[]): { sourceHas: ReadonlySet<SourceField> } => ({
  sourceHas: new Set(fields),
});
