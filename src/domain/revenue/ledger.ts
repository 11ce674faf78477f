import { dayText, addDays, addMonths, type CalendarDate } from '../values/calendar-date';
import {
  lastCompletedPeriod,
  periodOf,
  quarterOf,
  startOfPeriod,
  type Period,
} from '../values/fiscal-calendar';
import { ratioFields, type RatioFields, type RatioOrNone } from '../values/ratio';
import type { ByStream } from '../values/stream';
import { amountsJson, bridges, type AmountsJson, type LedgerAmounts } from './bridge';
import { blend, grrOf, nrrOf, type RetentionSums } from './retention';
import { retentionSeries, type CustomerMonth, type MovementMonth, type RetentionMonth } from './roll-ups';

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

type Span = { first: Period; last: Period; label: string };

/** The ledger from the period of the first movement to that of `asOf`, without gaps; empty without movements. */
export function ledgerPeriods(input: LedgerInput): LedgerPeriod[] {
  const months = input.movementMonths.filter((row) => row.period <= periodOf(input.asOf));
  const completed = lastCompletedPeriod(input.asOf);
  const spans = spansOf(months, input);
  const amounts = bridges(months, spans);
  const lookback = input.by === 'month' ? 1 : 3;
  const retained = retentionSeries(
    input.retentionMonths,
    lookback,
    spans.map(({ last }) => last),
  );
  const deltas = deltasByPeriod(input.customerMonths);
  let customers = 0;
  return spans.flatMap((span, i) => {
    const [own, sums] = [amounts[i], retained[i]];
    if (!own || !sums) return [];
    for (let period = span.first; period <= span.last; period += 1) customers += deltas.get(period) ?? 0;
    const complete = span.last <= completed;
    const from = startOfPeriod(span.first);
    const until = complete ? addMonths(startOfPeriod(span.last), 1) : addDays(input.asOf, 1);
    return [
      { from, until, label: span.label, complete, customers, ...own, ...retention(input, sums, complete) },
    ];
  });
}

/** The form of the command line: {periods: […]}, amounts as strings, ratios as at every machine door. */
export function ledgerJson(periods: readonly LedgerPeriod[]): { periods: LedgerPeriodJson[] } {
  return { periods: periods.map(periodJson) };
}

export type LedgerPeriodJson = Omit<LedgerPeriod, keyof LedgerAmounts | 'grr' | 'nrr'> &
  AmountsJson &
  RatioFields<'grr'> &
  RatioFields<'nrr'>;

function periodJson(period: LedgerPeriod): LedgerPeriodJson {
  const { from, until, label, complete, customers, grr, nrr } = period;
  const amounts = amountsJson(period);
  const ratios = { ...ratioFields('grr', grr), ...ratioFields('nrr', nrr) };
  return { from, until, label, complete, customers, ...amounts, ...ratios };
}

function spansOf(months: readonly MovementMonth[], input: LedgerInput): Span[] {
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

function deltasByPeriod(rows: readonly CustomerMonth[]): Map<Period, number> {
  const deltas = new Map<Period, number>();
  for (const { period, activeDelta } of rows) deltas.set(period, (deltas.get(period) ?? 0) + activeDelta);
  return deltas;
}

function retention(
  input: LedgerInput,
  sums: ByStream<RetentionSums>,
  complete: boolean,
): Pick<LedgerPeriod, 'grr' | 'nrr'> {
  if (!complete) {
    const none: RatioOrNone = {
      ratio: null,
      reason: `The ${input.by} is not over on ${dayText(input.asOf)}.`,
    };
    return { grr: none, nrr: none };
  }
  const reason = `No customer had recurring revenue when the ${input.by} opened.`;
  const total = blend(sums);
  return { grr: grrOf(total, reason), nrr: nrrOf(total, reason) };
}
