import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import type { Tally } from './types';

/** Value of deals in minor units; a deal without an amount is worth 0. */
export function valueOf(deals: readonly DealFacts[]): bigint {
  return deals.reduce((total, deal) => total + (dealAmount(deal) ?? 0n), 0n);
}

export function tallyOf(deals: readonly DealFacts[]): Tally {
  return { count: deals.length, amountMinor: valueOf(deals) };
}
