import { addDays, addMonths, startOfMonth, type CalendarDate } from '../values/calendar-date';
import {
  completedQuarters,
  periodOf,
  quarterAt,
  quarterOf,
  startOfPeriod,
  type DateRange,
  type Period,
} from '../values/fiscal-calendar';

/** Windows that move on by themselves. `quarters`: the four completed fiscal quarters that NNARR is measured over, and the running one. */
export const REVENUE_WINDOWS = ['quarters', 'quarter', 'last_quarter', 'fiscal_year', 'all'] as const;
export type RevenueWindow = (typeof REVENUE_WINDOWS)[number];

export type Grain = 'month' | 'quarter';

/** What is asked for: a window by its name, or months of one's own (`until` is the first day that is out). */
export type WindowChoice = {
  window: RevenueWindow;
  from: CalendarDate | null;
  until: CalendarDate | null;
  /** null: quarters, or the months of a window of up to a quarter. */
  by: Grain | null;
};

type Book = {
  asOf: CalendarDate;
  /** First month of the fiscal year, 1–12. */
  fiscalStartMonth: number;
  /** The month of the first movement; null where there is none. */
  first: Period | null;
};

export type Span = DateRange & {
  first: Period;
  last: Period;
  label: string;
  /** The whole of it has passed when `asOf` ends. */
  complete: boolean;
};

/** Consecutive spans, oldest first, none of them beyond `asOf`; `from` and `until` are those of all of them. */
export type WindowSpans = DateRange & { by: Grain; spans: Span[] };

/** Choices reach so far at most: a mistyped year must not make a table of thousands of lines. */
const MOST_MONTHS = 600;

/**
 * The months, or fiscal quarters, of a window. Both ends are moved out to whole ones, the last ends with `asOf` at the latest. A choice that
 * lies wholly ahead of `asOf`, or ends before it begins, is the window by its name.
 */
export function spansOfWindow(choice: WindowChoice, book: Book): WindowSpans {
  const asked = askedRange(choice, book);
  const by =
    choice.by ?? (periodOf(addDays(asked.until, -1)) - periodOf(asked.from) < 3 ? 'month' : 'quarter');
  const spans = by === 'month' ? monthsOf(asked, book) : quartersOf(asked, book);
  return {
    by,
    spans,
    from: spans[0]?.from ?? asked.from,
    until: spans.at(-1)?.until ?? asked.until,
  };
}

function askedRange({ window, from, until }: WindowChoice, book: Book): DateRange {
  const named = namedRange(window, book);
  const end = min(until ?? named.until, addDays(book.asOf, 1));
  const start = from ?? (until === null ? named.from : startOfMonth(addDays(end, -1)));
  if (start >= end) return named;
  const earliest = startOfPeriod(periodOf(end) - MOST_MONTHS);
  return { from: start < earliest ? earliest : start, until: end };
}

function namedRange(window: RevenueWindow, { asOf, fiscalStartMonth, first }: Book): DateRange {
  const until = addDays(asOf, 1);
  const running = quarterOf(asOf, fiscalStartMonth);
  switch (window) {
    case 'quarter':
      return { from: running.from, until };
    case 'last_quarter': {
      const { from, until: end } = quarterAt(asOf, fiscalStartMonth, -1);
      return { from, until: end };
    }
    case 'fiscal_year':
      return { from: addMonths(running.from, -3 * (running.quarter - 1)), until };
    case 'all':
      return { from: startOfPeriod(Math.min(first ?? periodOf(asOf), periodOf(asOf))), until };
    case 'quarters':
      return { from: completedQuarters(asOf, fiscalStartMonth, 4)[0]?.from ?? running.from, until };
  }
}

function monthsOf({ from, until }: DateRange, { asOf }: Book): Span[] {
  const first = periodOf(from);
  const last = periodOf(addDays(until, -1));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const period = first + i;
    const start = startOfPeriod(period);
    return {
      first: period,
      last: period,
      label: start.slice(0, 7),
      ...cut(start, addMonths(start, 1), asOf),
    };
  });
}

function quartersOf({ from, until }: DateRange, { asOf, fiscalStartMonth }: Book): Span[] {
  const spans: Span[] = [];
  let quarter = quarterOf(from, fiscalStartMonth);
  for (; quarter.from < until; quarter = quarterOf(quarter.until, fiscalStartMonth)) {
    const first = periodOf(quarter.from);
    spans.push({ first, last: first + 2, label: quarter.label, ...cut(quarter.from, quarter.until, asOf) });
  }
  return spans;
}

function cut(from: CalendarDate, end: CalendarDate, asOf: CalendarDate): DateRange & { complete: boolean } {
  const tomorrow = addDays(asOf, 1);
  return { from, until: min(end, tomorrow), complete: end <= tomorrow };
}

function min(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
