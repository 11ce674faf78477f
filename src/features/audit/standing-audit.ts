import { countPoNumbers, countSigns, listFound, type PoNumber } from '@/data/audit-signs';
import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { isFound } from '@/domain/audit/checks';
import { poNumbers } from '@/domain/audit/po-numbers';
import { signsOf } from '@/domain/audit/signs';
import { tallyOf } from '@/domain/audit/tallies';
import { auditTotals } from '@/domain/audit/totals';
import type { AuditBasis, AuditTotals, CheckId, FlaggedDeal } from '@/domain/audit/types';
import { dealAmount } from '@/domain/deals/amount';
import type { Context } from '@/platform/operations/context';

/**
 * The audit of what is known now, from the standing rows: counted in the database over all deals, whatever their number. The few deals
 * with evidence dated after the day of the rules (all with evidence, when that day is long past) are judged by the rules themselves.
 */
export async function readAuditTotals(ctx: Context, basis: AuditBasis): Promise<AuditTotals> {
  const { unsettled, groups } = await countSigns(ctx.unit, ctx.scope, basis);
  const rest = await readRest(ctx, unsettled);
  const signed = rest.map((deal) => ({ ...tallyOf([deal]), signs: signsOf(deal, basis) }));
  const po = await countPoNumbers(ctx.unit, ctx.scope, basis.asOf, numbersOf(rest, basis));
  return auditTotals([...groups, ...signed], po, basis);
}

async function readRest(ctx: Context, dealIds: readonly string[]): Promise<StoredDeal[]> {
  return dealIds.length === 0 ? [] : readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
}

function numbersOf(deals: readonly StoredDeal[], { asOf }: AuditBasis): PoNumber[] {
  return deals
    .filter(({ outcome }) => outcome !== 'lost')
    .flatMap((deal) =>
      poNumbers(deal, asOf).map((number) => ({
        dealId: deal.id,
        outcome: deal.outcome,
        amountMinor: dealAmount(deal) ?? 0n,
        number,
      })),
    );
}

/** One page of the deals behind a check and the totals over all of them. */
export async function readAuditCheck(
  ctx: Context,
  basis: AuditBasis,
  page: { check: CheckId; after: FlaggedDeal | null; limit: number },
): Promise<{ totals: AuditTotals; rows: FlaggedDeal[] }> {
  const { check, after, limit } = page;
  const { unsettled, groups } = await countSigns(ctx.unit, ctx.scope, basis);
  const rest = await readRest(ctx, unsettled);
  const signed = rest.map((deal) => ({ ...tallyOf([deal]), id: deal.id, signs: signsOf(deal, basis) }));
  const numbers = numbersOf(rest, basis);
  const po = await countPoNumbers(ctx.unit, ctx.scope, basis.asOf, numbers);
  const found = signed.filter(({ signs }) => isFound(check, signs)).map(({ id }) => id);
  const totals = auditTotals([...groups, ...signed], po, basis);
  const uncheckable = totals.checks.some(({ id, state }) => id === check && state === 'uncheckable');
  const rows = uncheckable
    ? []
    : await listFound(ctx.unit, ctx.scope, check, basis, { after, limit, found, numbers });
  return { totals, rows };
}
