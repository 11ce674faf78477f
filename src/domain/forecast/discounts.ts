import { dealAcv } from '@/domain/deals/amount';
import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalCalendar, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { multiplyRatio } from '@/domain/values/money';

/** A norm of fewer sales is an anecdote. */
export const LEAST_SALES = 5;
/** A price counts as a discount from this much below the norm on: less is rounding and haggling. */
export const DISCOUNT_BP = 500;
/** The last days of a quarter in which prices are watched. */
export const WATCHED_DAYS = 14;

/** Hardware that is sold once, at a price for one: signed by its PO, or open with its close date as the expected one. */
type Sale = {
  deal: DealFacts;
  line: LineFacts;
  product: string;
  units: number;
  on: CalendarDate;
  signed: boolean;
};

export type Discount = {
  dealId: string;
  dealName: string;
  customerId: string | null;
  repId: string | null;
  lineId: string;
  product: string;
  units: number;
  on: CalendarDate;
  /** False: expected in the window, the PO is still to come. */
  signed: boolean;
  /** Price of one, and the median of the four quarters before with the sales that make it; minor units, half even. */
  unitMinor: bigint;
  normMinor: bigint;
  sales: number;
  discountBp: number;
  /** What the same units at the norm would have brought more. */
  givenMinor: bigint;
};

export type WatchedQuarter = Pick<FiscalQuarter, 'label' | 'from' | 'until'> & {
  /** First day of the last two weeks. */
  watchedFrom: CalendarDate;
  /** Largest discount first. */
  discounts: Discount[];
  /** Lines in the window with a price, and those of them whose product has too few sales before to judge. */
  sold: number;
  unjudged: number;
  /** List against what was paid, of all discounts. */
  givenMinor: bigint;
  /** What the deals with discounts bring a year, each once. */
  arrMinor: bigint;
};

/**
 * Quarter-end discounts (docs/metrics.md, "Discounts"): hardware sold in the last two weeks of a quarter for less than the median price of
 * its product in the four quarters before. The quarter of `asOf` and `past` before it, latest first; in that of `asOf` open deals count
 * with their close date.
 */
export function discountWatch(
  deals: readonly DealFacts[],
  { asOf, fiscal, past = 4 }: { asOf: CalendarDate; fiscal: FiscalCalendar; past?: number },
): WatchedQuarter[] {
  const sales = deals.flatMap((deal) => salesOf(deal, asOf));
  return Array.from({ length: past + 1 }, (_, i) => {
    const quarter = fiscalQuarter(asOf, fiscal, -i);
    const since = fiscalQuarter(asOf, fiscal, -i - 4).from;
    const before = sales.filter(({ signed, on }) => signed && on >= since && on < quarter.from);
    return watch(sales, before, quarter);
  });
}

function watch(sales: readonly Sale[], before: readonly Sale[], quarter: FiscalQuarter): WatchedQuarter {
  const { label, from, until } = quarter;
  const watchedFrom = addDays(until, -WATCHED_DAYS);
  const window = sales.filter(({ on }) => on >= watchedFrom && on < until);
  const norms = normsOf(before);
  const judged = window.map((sale) => ({ sale, norm: norms.get(productKey(sale.product)) }));
  const discounts = judged
    .flatMap(({ sale, norm }) => (norm && norm.sales >= LEAST_SALES ? discountOf(sale, norm) : []))
    .sort((a, b) => b.discountBp - a.discountBp || (a.lineId < b.lineId ? -1 : 1));
  const ids = new Set(discounts.map(({ dealId }) => dealId));
  const arrOf = new Map(window.map(({ deal }) => [deal.id, dealAcv(deal) ?? 0n]));
  return {
    label,
    from,
    until,
    watchedFrom,
    discounts,
    sold: window.length,
    unjudged: judged.filter(({ norm }) => !norm || norm.sales < LEAST_SALES).length,
    givenMinor: discounts.reduce((sum, { givenMinor }) => sum + givenMinor, 0n),
    arrMinor: [...ids].reduce((sum, id) => sum + (arrOf.get(id) ?? 0n), 0n),
  };
}

/** A lost deal sold nothing, and a pilot has a price of its own; a signed one is dated by its PO, an open one by its close date if that is not past. */
function salesOf(deal: DealFacts, asOf: CalendarDate): Sale[] {
  if (deal.outcome === 'lost' || deal.isPilot) return [];
  const commit = commitEvidence(deal, asOf);
  const expected =
    deal.outcome === 'open' && deal.closeOn !== null && deal.closeOn >= asOf ? deal.closeOn : null;
  const on = commit?.evidenceOn ?? expected;
  if (on === null) return [];
  return deal.lines.flatMap((line) => {
    const product = line.product ?? deal.product ?? line.description;
    const { units } = line;
    if (line.stream !== 'hardware' || line.recurring || !units || line.amountMinor === 0n) return [];
    return [{ deal, line, product, units, on, signed: commit !== null }];
  });
}

/** A price for one as an exact fraction, and of how many sales it is the middle. */
type Norm = { minor: bigint; units: bigint; sales: number };

function normsOf(sales: readonly Sale[]): Map<string, Norm> {
  const prices = new Map<string, { minor: bigint; units: bigint }[]>();
  for (const { product, line, units } of sales) {
    const price = { minor: line.amountMinor, units: BigInt(units) };
    const key = productKey(product);
    const own = prices.get(key);
    if (own) own.push(price);
    else prices.set(key, [price]);
  }
  return new Map([...prices].map(([key, own]) => [key, { ...median(own), sales: own.length }]));
}

/** The middle price; of an even number the mean of the two in the middle. */
function median(prices: { minor: bigint; units: bigint }[]): { minor: bigint; units: bigint } {
  const sorted = prices.toSorted((a, b) => {
    const difference = a.minor * b.units - b.minor * a.units;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
  const high = sorted[sorted.length >> 1] ?? { minor: 0n, units: 1n };
  const low = sorted.length % 2 === 1 ? high : (sorted[(sorted.length >> 1) - 1] ?? high);
  return { minor: low.minor * high.units + high.minor * low.units, units: 2n * low.units * high.units };
}

/** Nothing where the price is at the norm, or so little under it that it is no discount. */
function discountOf({ deal, line, product, units, on, signed }: Sale, norm: Norm): Discount[] {
  const atNorm = multiplyRatio(norm.minor, BigInt(units), norm.units);
  const givenMinor = atNorm - line.amountMinor;
  if (givenMinor <= 0n || atNorm === 0n) return [];
  const discountBp = Number(multiplyRatio(givenMinor, 10_000n, atNorm));
  if (discountBp < DISCOUNT_BP) return [];
  return [
    {
      dealId: deal.id,
      dealName: deal.name,
      customerId: deal.customerId,
      repId: deal.repId,
      lineId: line.id,
      product,
      units,
      on,
      signed,
      unitMinor: multiplyRatio(line.amountMinor, 1n, BigInt(units)),
      normMinor: multiplyRatio(norm.minor, 1n, norm.units),
      sales: norm.sales,
      discountBp,
      givenMinor,
    },
  ];
}

/** As the lead-time library compares names. */
function productKey(product: string): string {
  return product.trim().toLowerCase();
}
