import { scale } from '@/domain/values/money';
import type { DealFacts, LineFacts } from './deal';

/** Amount of a line over the contract term: its price, or the one-year price × months / 12 when recurring. Minor units. */
export function lineTotal(line: Pick<LineFacts, 'recurring' | 'amountMinor'>, termMonths: number): bigint {
  return line.recurring && termMonths !== 12 ? scale(line.amountMinor, termMonths, 12) : line.amountMinor;
}

type Priced = Pick<DealFacts, 'termMonths' | 'amountMinor'> & {
  lines: readonly Pick<LineFacts, 'recurring' | 'amountMinor'>[];
};

/** A deal's amount: its lines over the contract term; without lines what the source named; null where there is neither. Minor units. */
export function dealAmount(facts: Priced): bigint | null {
  if (facts.lines.length === 0) return facts.amountMinor;
  return facts.lines.reduce((total, line) => total + lineTotal(line, facts.termMonths), 0n);
}

/** Price of one year of everything recurring, one-time amounts out; null where the deal has no lines to tell. */
export function dealAcv(facts: { lines: Priced['lines'] }): bigint | null {
  if (facts.lines.length === 0) return null;
  return facts.lines.reduce((total, line) => (line.recurring ? total + line.amountMinor : total), 0n);
}
