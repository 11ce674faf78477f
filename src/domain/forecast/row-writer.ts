import { accrued } from '@/domain/deals/realised';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { scale } from '@/domain/values/money';
import { dayNumber, periodIndex, type Periods } from './periods';
import type { ForecastCategory, ForecastColumn, ForecastRow } from './types';

/** Collects the rows of one line; the line's weight is rounded once and shared out so that its rows add up to it. */
export type LineWriter = {
  dealId: string;
  lineId: string | null;
  column: ForecastColumn;
  committed: boolean;
  category: ForecastCategory;
  bp: number;
  openMinor: bigint;
  /** What of it its rows have weighed so far. */
  weighedMinor: bigint;
  periods: Periods;
  rows: ForecastRow[];
};

/** Days [from, until) of a span of `days` that begins on `startOn`. */
export type Span = { startOn: CalendarDate; days: number; from: number; until: number; why: string };

/** One row per period that the span touches; differences of the running total, so they add up to the minor unit. */
export function writeAccrual(writer: LineWriter, kind: 'actual' | 'open', total: bigint, span: Span): void {
  const first = dayNumber(span.startOn);
  const { starts, list } = writer.periods;
  let from = span.from;
  let index = periodIndex(writer.periods, first + from);
  let accruedMinor = accrued(total, from, span.days);
  while (from < span.until) {
    const next = starts[index + 1];
    const until = next === undefined ? span.until : Math.min(span.until, next - first);
    const reached = accrued(total, until, span.days);
    const amount = reached - accruedMinor;
    accruedMinor = reached;
    const begins = from === 0 ? span.startOn : list[index]?.from;
    const day = from > span.from && begins ? begins : from === 0 ? span.startOn : addDays(span.startOn, from);
    push(writer, kind, amount, day, until - from, span.why, index);
    from = until;
    index += 1;
  }
}

/** One row on one day; null: undated. `index`: the period, where it is known. */
export function push(
  writer: LineWriter,
  kind: 'actual' | 'open',
  amountMinor: bigint,
  on: CalendarDate | null,
  days: number | null,
  why: string,
  index?: number,
): void {
  const { periods, dealId, lineId, column } = writer;
  const open = kind === 'open';
  let weightedMinor = 0n;
  if (open) {
    writer.openMinor += amountMinor;
    const weighed = weigh(writer.openMinor, writer.bp);
    weightedMinor = weighed - writer.weighedMinor;
    writer.weighedMinor = weighed;
  }
  const period = on === null ? periods.undated : (index ?? periodIndex(periods, dayNumber(on)));
  if (period < 0 || amountMinor === 0n) return;
  writer.rows.push({
    dealId,
    lineId,
    column,
    period,
    kind,
    category: open ? writer.category : 'actual',
    amountMinor,
    weightedMinor,
    probabilityBp: open ? writer.bp : 10_000,
    committed: open && writer.committed,
    date: on,
    days,
    why,
  });
}

function weigh(minor: bigint, bp: number): bigint {
  if (bp === 10_000) return minor;
  return bp === 0 ? 0n : scale(minor, bp, 10_000);
}
