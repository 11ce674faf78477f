import { toDecimal, type Money } from '@/domain/values/money';
import { moneyCompact, moneyExact, moneyWhole, NONE } from './money';

export type AmountProps = {
  money: Money | null;
  /** compact "$1.24M" (default), whole "$1,240,000", exact "$1,240,000.00". */
  as?: 'compact' | 'whole' | 'exact';
};

/** An amount: short to the eye; exact on hover, to a screen reader and in what is copied. */
export function Amount({ money, as = 'compact' }: AmountProps) {
  if (money === null) return <span className="text-faint">{NONE}</span>;
  const exact = moneyExact(money);
  const shown = as === 'exact' ? exact : as === 'whole' ? moneyWhole(money) : moneyCompact(money);
  if (shown === exact) {
    return (
      <data value={toDecimal(money)} className="whitespace-nowrap">
        {exact}
      </data>
    );
  }
  return (
    <data value={toDecimal(money)} title={exact} className="amount">
      <span aria-hidden>{shown}</span>
      <span className="amount-exact">{exact}</span>
    </data>
  );
}
