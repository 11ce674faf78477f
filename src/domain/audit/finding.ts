import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { ratioOf } from '@/domain/values/ratio';
import type { AuditInput, CheckId, CheckResult, FlaggedDeal, SourceField, Tally } from './types';

/** What every check works on, computed once. */
export type AuditGround = AuditInput & {
  open: readonly DealFacts[];
  /** Won here or by the source's word, lost ones out: what check 1 asks about. */
  won: readonly DealFacts[];
  openMinor: bigint;
  wonMinor: bigint;
};

export function groundOf(input: AuditInput): AuditGround {
  const open = input.deals.filter(({ outcome }) => outcome === 'open');
  const won = input.deals.filter(
    ({ outcome, sourceOutcome }) => outcome === 'won' || (sourceOutcome === 'won' && outcome !== 'lost'),
  );
  return { ...input, open, won, openMinor: valueOf(open), wonMinor: valueOf(won) };
}

/** Value of deals in minor units; a deal without an amount is worth 0. */
export function valueOf(deals: readonly DealFacts[]): bigint {
  return deals.reduce((total, deal) => total + (dealAmount(deal) ?? 0n), 0n);
}

export function tallyOf(deals: readonly DealFacts[]): Tally {
  return { count: deals.length, amountMinor: valueOf(deals) };
}

/** Whether a column can be judged: entered here, brought by an import, or on record anyhow. */
export function knows(ground: AuditGround, field: SourceField, onRecord: () => boolean): boolean {
  return ground.sourceHas === null || ground.sourceHas.has(field) || onRecord();
}

export function uncheckable(id: CheckId, reason: string): CheckResult {
  const share = { ratio: null, reason };
  return { id, state: 'uncheckable', reason, basis: reason, count: 0, amountMinor: 0n, share, deals: [] };
}

/** A checked result: the deals found, their value, and its share of the open pipeline (`of: 'won'` for check 1). */
export function checked(
  id: CheckId,
  ground: AuditGround,
  found: readonly DealFacts[],
  basis: string,
  of: 'open' | 'won' = 'open',
): CheckResult {
  const deals = found.map(flag).sort(byAmountThenId);
  const amountMinor = deals.reduce((total, deal) => total + deal.amountMinor, 0n);
  const [whole, name] =
    of === 'won' ? [ground.wonMinor, 'won deals'] : [ground.openMinor, 'the open pipeline'];
  // A PO number used twice may touch a won deal: only what is open is a share of the open pipeline.
  const part = of === 'won' ? amountMinor : valueOf(found.filter(({ outcome }) => outcome === 'open'));
  const share = ratioOf(part, whole, `n/a: ${name} ${of === 'won' ? 'have' : 'has'} no value`);
  return { id, state: 'checked', reason: null, basis, count: deals.length, amountMinor, share, deals };
}

function flag(deal: DealFacts): FlaggedDeal {
  return { id: deal.id, externalId: deal.externalId, amountMinor: dealAmount(deal) ?? 0n };
}

function byAmountThenId(a: FlaggedDeal, b: FlaggedDeal): number {
  if (a.amountMinor !== b.amountMinor) return a.amountMinor > b.amountMinor ? -1 : 1;
  const [left, right] = [a.externalId ?? a.id, b.externalId ?? b.id];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** "1 deal", "2 deals", "1,532 deals". */
export function deals(count: number, kind = ''): string {
  const noun = count === 1 ? 'deal' : 'deals';
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${kind === '' ? noun : `${kind} ${noun}`}`;
}

/** "1 deal without any date is not counted." */
export function notCounted(count: number, without: string): string {
  if (count === 0) return '';
  return `${deals(count)} without ${without} ${count === 1 ? 'is' : 'are'} not counted.`;
}

/** The parts of a basis that are there, as one text. */
export function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
