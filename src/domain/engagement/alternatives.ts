import { currencyExponent, multiplyRatio } from '../values/money';
import type { Rate } from '../revenue/fx';

/** What another way would cost, in whole US dollars, as the market says (docs/metrics.md, "Cost of the alternatives"). */
export type Alternative = {
  id: 'vp_sales' | 'rev_ops' | 'hiring_support';
  name: string;
  per: 'month' | 'hire';
  fromUsd: number;
  toUsd: number;
  /** When it is the better one. */
  when: string;
};

export const ALTERNATIVES: readonly Alternative[] = [
  {
    id: 'vp_sales',
    name: 'Full-time VP of Sales',
    per: 'month',
    fromUsd: 25_000,
    toUsd: 40_000,
    when: 'When a whole sales organisation has to be led every day.',
  },
  {
    id: 'rev_ops',
    name: 'Head of Revenue Operations',
    per: 'month',
    fromUsd: 15_000,
    toUsd: 25_000,
    when: 'When sales has a strong leader already and lacks process.',
  },
  {
    id: 'hiring_support',
    name: 'Help with hiring, beside the engagement',
    per: 'hire',
    fromUsd: 2_000,
    toUsd: 5_000,
    when: 'Interviews and the judging of candidates: work on top of what is agreed.',
  },
];

/** The dollar that the sources speak of. */
export const SOURCE_CURRENCY = 'USD';

/**
 * An amount of the company's currency in minor units of US dollars, rounded half to even. `rate`: units of the company's currency for one
 * dollar, as the rates of the company are kept; null where none is known.
 */
export function inDollars(minor: bigint, currency: string, rate: Rate | null): bigint | null {
  if (currency === SOURCE_CURRENCY) return minor;
  if (rate === null) return null;
  return multiplyRatio(
    minor,
    RATE_ONE * 10n ** BigInt(currencyExponent(SOURCE_CURRENCY)),
    rate * 10n ** BigInt(currencyExponent(currency)),
  );
}

/** Rates are kept × 10^10 (domain/revenue/fx.ts). */
const RATE_ONE = 10_000_000_000n;

/** How the cost of the engagement stands beside a range of the same span, both in minor units of US dollars. */
export type Standing = 'below' | 'within' | 'above';

export function standingOf(costUsdMinor: bigint, { fromUsd, toUsd }: Alternative): Standing {
  if (costUsdMinor < BigInt(fromUsd) * 100n) return 'below';
  return costUsdMinor > BigInt(toUsd) * 100n ? 'above' : 'within';
}
