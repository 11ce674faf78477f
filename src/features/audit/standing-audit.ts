import { countPoNumbers, countSigns, listFound, readOpenWords, type PoNumber } from '@/data/audit-signs';
import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { readSourceStages } from '@/data/sources';
import { isFound } from '@/domain/audit/checks';
import { poNumbers } from '@/domain/audit/po-numbers';
import { signsOf } from '@/domain/audit/signs';
import { tallyOf } from '@/domain/audit/tallies';
import { auditTotals } from '@/domain/audit/totals';
import type { AuditBasis, AuditTotals, CheckId, FlaggedDeal } from '@/domain/audit/types';
import { dealAmount } from '@/domain/deals/amount';
import { namedNegotiation, negotiationStages } from '@/domain/imports/negotiation';
import type { Context } from '@/platform/operations/context';

type Basis = Omit<AuditBasis, 'negotiationSourceStages'>;
type Standing = {
  basis: AuditBasis;
  totals: AuditTotals;
  found: (check: CheckId) => string[];
  numbers: PoNumber[];
};

/**
 * The audit of what is known now, from the standing rows: counted in the database over all deals, whatever their number. The few deals
 * with evidence dated after the day of the rules (all with evidence, when that day is long past) are judged by the rules themselves.
 */
async function readStanding(ctx: Context, given: Basis): Promise<Standing> {
  const named = namedNegotiation(await readOpenWords(ctx.unit));
  // Where no word is named so, all stages of the tenant are compared.
  const words = named.length > 0 ? named : negotiationStages(await readSourceStages(ctx.unit));
  const basis = { ...given, negotiationSourceStages: words };
  const { unsettled, groups } = await countSigns(ctx.unit, ctx.scope, basis);
  const rest =
    unsettled.length === 0 ? [] : await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: unsettled });
  const signed = rest.map((deal) => ({ ...tallyOf([deal]), id: deal.id, signs: signsOf(deal, basis) }));
  const numbers = numbersOf(rest, basis);
  const po = await countPoNumbers(ctx.unit, ctx.scope, basis.asOf, numbers);
  const counted = [...groups, ...signed];
  return {
    basis,
    totals: auditTotals(counted, po, basis),
    found: (check) => signed.filter(({ signs }) => isFound(check, signs)).map(({ id }) => id),
    numbers,
  };
}

export async function readAuditTotals(ctx: Context, basis: Basis): Promise<AuditTotals> {
  return (await readStanding(ctx, basis)).totals;
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
  given: Basis,
  page: { check: CheckId; after: FlaggedDeal | null; limit: number },
): Promise<{ totals: AuditTotals; rows: FlaggedDeal[] }> {
  const { check, after, limit } = page;
  const { basis, totals, found, numbers } = await readStanding(ctx, given);
  const uncheckable = totals.checks.some(({ id, state }) => id === check && state === 'uncheckable');
  const rows = uncheckable
    ? []
    : await listFound(ctx.unit, ctx.scope, check, basis, { after, limit, found: found(check), numbers });
  return { totals, rows };
}
