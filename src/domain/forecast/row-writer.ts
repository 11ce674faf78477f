import { accrued } from '@/domain/deals/realised';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
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
  while (from < span.until) {
    const next = starts[index + 1];
    const until = next === undefined ? span.until : Math.min(span.until, next - first);
    const amount = accrued(total, until, span.days) - accrued(total, from, span.days);
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
  let weightedMinor = 0n;
  if (kind === 'open') {
    const before = writer.openMinor;
    writer.openMinor += amountMinor;
    weightedMinor = weigh(writer.openMinor, writer.bp) - weigh(before, writer.bp);
  }
  const { periods, dealId, lineId, column, committed } = writer;
  const category = kind === 'actual' ? 'actual' : writer.category;
  const period = on === null ? periods.undated : (index ?? periodIndex(periods, dayNumber(on)));
  if (period < 0 || amountMinor === 0n) return;
  const probabilityBp = kind === 'actual' ? 10_000 : writer.bp;
  const isCommit = committed && kind === 'open';
  const row = { dealId, lineId, column, period, kind, category, amountMinor, weightedMinor, probabilityBp };
  writer.rows.push({ ...row, committed: isCommit, date: on, days, why });
}

function weigh(minor: bigint, bp: number): bigint {
  return multiplyRatio(minor, BigInt(bp), 10_000n);
}
