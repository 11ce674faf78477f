import { addDays, addMonths, type CalendarDate } from '../values/calendar-date';
import {
  lastCompletedPeriod,
  periodOf,
  quarterOf,
  startOfPeriod,
  type Period,
} from '../values/fiscal-calendar';
import { ratioJson, type RatioJson, type RatioOrNone } from '../values/ratio';
import type { MovementKind } from './movements';
import { blend, grrOf, nrrOf } from './retention';
import { retentionAt, type CustomerMonth, type MovementMonth, type RetentionMonth } from './roll-ups';

export type LedgerInput = {
  by: 'month' | 'quarter';
  asOf: CalendarDate;
  /** First month of the fiscal year, 1–12. */
  fiscalStartMonth: number;
  /** All rows up to the month of `asOf`; of an unfinished month only what took effect up to `asOf`. */
  movementMonths: readonly MovementMonth[];
  customerMonths: readonly CustomerMonth[];
  /** Look-back 1 for months, 3 for quarters; others are ignored. */
  retentionMonths: readonly RetentionMonth[];
};

/**
 * One line of the ledger in ARR, minor units. Contraction and churn are NEGATIVE, so that
 * opening + new + expansion + reactivation + contraction + churn + fx = closing by plain addition.
 * `until` is the first day after it (of an unfinished one: the day after `asOf`). `customers` have ARR > 0 at its end.
 */
export type LedgerPeriod = LedgerAmounts & {
  from: CalendarDate;
  until: CalendarDate;
  label: string;
  complete: boolean;
  customers: number;
  /** Of the customers with ARR at the period's opening. */
  grr: RatioOrNone;
  nrr: RatioOrNone;
};

export type LedgerAmounts = {
  openingMinor: bigint;
  newMinor: bigint;
  expansionMinor: bigint;
  reactivationMinor: bigint;
  contractionMinor: bigint;
  churnMinor: bigint;
  fxMinor: bigint;
  closingMinor: bigint;
};

type Span = { first: Period; last: Period; label: string };

/** The ledger from the period of the first movement to that of `asOf`, without gaps; empty without movements. */
export function ledgerPeriods(input: LedgerInput): LedgerPeriod[] {
  const months = input.movementMonths.filter((row) => row.period <= periodOf(input.asOf));
  const completed = lastCompletedPeriod(input.asOf);
  let openingMinor = 0n;
  let customers = 0;
  return spans(months, input).map((span) => {
    const amounts = bridge(openingMinor, months, span.first, span.last);
    openingMinor = amounts.closingMinor;
    for (const row of input.customerMonths) if (inSpan(row.period, span)) customers += row.activeDelta;
    const complete = span.last <= completed;
    const from = startOfPeriod(span.first);
    const until = complete ? addMonths(startOfPeriod(span.last), 1) : addDays(input.asOf, 1);
    return {
      from,
      until,
      label: span.label,
      complete,
      customers,
      ...amounts,
      ...retention(input, span, complete),
    };
  });
}

/** Opening, movements by kind and closing of the months `first` to `last`. */
export function bridge(
  openingMinor: bigint,
  rows: readonly MovementMonth[],
  first: Period,
  last: Period,
): LedgerAmounts {
  const totals = new Map<MovementKind, bigint>();
  let closingMinor = openingMinor;
  for (const { period, kind, amountMinor } of rows) {
    if (period < first || period > last) continue;
    totals.set(kind, (totals.get(kind) ?? 0n) + amountMinor);
    closingMinor += amountMinor;
  }
  const of = (kind: MovementKind) => totals.get(kind) ?? 0n;
  return {
    openingMinor,
    newMinor: of('new'),
    expansionMinor: of('expansion'),
    reactivationMinor: of('reactivation'),
    contractionMinor: of('contraction'),
    churnMinor: of('churn'),
    fxMinor: of('fx'),
    closingMinor,
  };
}

/** Net new ARR: what customers did, without the effect of currencies. */
export function netNew(amounts: LedgerAmounts): bigint {
  return amounts.closingMinor - amounts.openingMinor - amounts.fxMinor;
}

/** The form of the command line: {periods: […]}, amounts as strings, ratios as at every machine door. */
export function ledgerJson(periods: readonly LedgerPeriod[]): { periods: LedgerPeriodJson[] } {
  return { periods: periods.map(periodJson) };
}

export type LedgerPeriodJson = Omit<LedgerPeriod, keyof LedgerAmounts | 'grr' | 'nrr'> &
  AmountsJson & { grr: RatioJson; nrr: RatioJson };

export type AmountsJson = Record<keyof LedgerAmounts, string>;

function periodJson(period: LedgerPeriod): LedgerPeriodJson {
  const { from, until, label, complete, customers, grr, nrr } = period;
  const amounts = amountsJson(period);
  return { from, until, label, complete, customers, ...amounts, grr: ratioJson(grr), nrr: ratioJson(nrr) };
}

export function amountsJson(amounts: LedgerAmounts): AmountsJson {
  return {
    openingMinor: amounts.openingMinor.toString(),
    newMinor: amounts.newMinor.toString(),
    expansionMinor: amounts.expansionMinor.toString(),
    reactivationMinor: amounts.reactivationMinor.toString(),
    contractionMinor: amounts.contractionMinor.toString(),
    churnMinor: amounts.churnMinor.toString(),
    fxMinor: amounts.fxMinor.toString(),
    closingMinor: amounts.closingMinor.toString(),
  };
}

function spans(months: readonly MovementMonth[], input: LedgerInput): Span[] {
  const moved = months.filter((row) => row.n !== 0 || row.amountMinor !== 0n);
  if (moved.length === 0) return [];
  const first = moved.reduce((least, row) => Math.min(least, row.period), Number.POSITIVE_INFINITY);
  const last = periodOf(input.asOf);
  if (input.by === 'month') {
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const period = first + i;
      return { first: period, last: period, label: startOfPeriod(period).slice(0, 7) };
    });
  }
  const list: Span[] = [];
  let quarter = quarterOf(startOfPeriod(first), input.fiscalStartMonth);
  for (; periodOf(quarter.from) <= last; quarter = quarterOf(quarter.until, input.fiscalStartMonth)) {
    list.push({ first: periodOf(quarter.from), last: periodOf(quarter.from) + 2, label: quarter.label });
  }
  return list;
}

function inSpan(period: Period, span: Span): boolean {
  return period >= span.first && period <= span.last;
}

function retention(input: LedgerInput, span: Span, complete: boolean): Pick<LedgerPeriod, 'grr' | 'nrr'> {
  const word = input.by;
  if (!complete) {
    const none: RatioOrNone = { ratio: null, reason: `The ${word} is not over on ${input.asOf}.` };
    return { grr: none, nrr: none };
  }
  const sums = blend(retentionAt(input.retentionMonths, word === 'month' ? 1 : 3, span.last));
  const reason = `No customer had recurring revenue when the ${word} opened.`;
  return { grr: grrOf(sums, reason), nrr: nrrOf(sums, reason) };
}
