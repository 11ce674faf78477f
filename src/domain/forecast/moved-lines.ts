import type { DealFacts } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { forecast } from './forecast';
import type { LeadTimeBook } from './lead-times';
import type { ForecastColumn, ForecastOptions, ForecastPeriod, ForecastRow } from './types';

/** What a period gains (or, negative, gives up), unweighted and weighted, in minor units. `period` is an index into the periods. */
export type PeriodChange = { period: number; amountMinor: bigint; weightedMinor: bigint };

/** A line whose day another book of lead times would move; its changes add up to nothing: it is the same money on other days. */
export type MovedLine = {
  dealId: string;
  dealName: string;
  lineId: string | null;
  /** Its description; "" of a deal without lines. */
  line: string;
  column: ForecastColumn;
  /** The deal has a live commit document. */
  committed: boolean;
  /** The first day on which something of it is expected. */
  from: CalendarDate | null;
  to: CalendarDate | null;
  why: string;
  changes: PeriodChange[];
};

export type Moved = {
  periods: ForecastPeriod[];
  lines: MovedLine[];
  /** Sum of the lines' changes, by period and column; only what changes. */
  totals: (PeriodChange & { column: ForecastColumn })[];
};

/**
 * Every deal, stream and quarter that `after` moves and the book of `options` does not, the deal that moves most weight first. Pure: to be
 * shown before anything is saved (product.md §3). Facts never move: what has happened is the same under every book.
 */
export function movedLines(
  deals: readonly DealFacts[],
  options: ForecastOptions,
  after: LeadTimeBook,
): Moved {
  const now = forecast(deals, options);
  const [was, becomes] = [byLine(now.rows), byLine(forecast(deals, { ...options, book: after }).rows)];
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  const lines: MovedLine[] = [];
  for (const [key, rows] of becomes) {
    const before = was.get(key) ?? [];
    const [first, old] = [firstOf(rows), firstOf(before)];
    const changes = changesOf(before, rows);
    const deal = first ? byId.get(first.dealId) : undefined;
    if (!first || !deal || (changes.length === 0 && first.date === old?.date)) continue;
    const line = deal.lines.find(({ id }) => id === first.lineId)?.description ?? '';
    const { dealId, lineId, column, committed, why } = first;
    const days = { from: old?.date ?? null, to: first.date };
    lines.push({ dealId, dealName: deal.name, lineId, line, column, committed, ...days, why, changes });
  }
  sortByDeal(lines);
  const periods = now.periods.map(({ kind, label, from, until }) => ({ kind, label, from, until }));
  return { periods, lines, totals: totalsOf(lines) };
}

function byLine(rows: readonly ForecastRow[]): Map<string, ForecastRow[]> {
  const lines = new Map<string, ForecastRow[]>();
  for (const row of rows) {
    if (row.kind === 'actual') continue;
    const key = `${row.dealId} ${row.lineId ?? ''} ${row.column}`;
    const list = lines.get(key);
    if (list) list.push(row);
    else lines.set(key, [row]);
  }
  return lines;
}

function firstOf(rows: readonly ForecastRow[]): ForecastRow | undefined {
  return rows.reduce<ForecastRow | undefined>(
    (first, row) => (first === undefined || (row.date ?? '9') < (first.date ?? '9') ? row : first),
    undefined,
  );
}

function changesOf(before: readonly ForecastRow[], after: readonly ForecastRow[]): PeriodChange[] {
  const changes = new Map<number, PeriodChange>();
  const add = ({ period, amountMinor, weightedMinor }: ForecastRow, sign: bigint) => {
    const change = changes.get(period) ?? { period, amountMinor: 0n, weightedMinor: 0n };
    change.amountMinor += sign * amountMinor;
    change.weightedMinor += sign * weightedMinor;
    changes.set(period, change);
  };
  for (const row of before) add(row, -1n);
  for (const row of after) add(row, 1n);
  return [...changes.values()].filter(isChange).sort((a, b) => a.period - b.period);
}

function isChange({ amountMinor, weightedMinor }: PeriodChange): boolean {
  return amountMinor !== 0n || weightedMinor !== 0n;
}

/** The deal that most weight leaves its periods of first (then most amount), its lines together, of them the same first. */
function sortByDeal(lines: MovedLine[]): void {
  const [weights, amounts] = [leavingByDeal(lines, 'weightedMinor'), leavingByDeal(lines, 'amountMinor')];
  const order = (a: MovedLine, b: MovedLine) =>
    compare(weights.get(a.dealId), weights.get(b.dealId)) ||
    compare(amounts.get(a.dealId), amounts.get(b.dealId)) ||
    compare(a.dealId, b.dealId) ||
    compare(leaving(a.changes, 'weightedMinor'), leaving(b.changes, 'weightedMinor')) ||
    compare(leaving(a.changes, 'amountMinor'), leaving(b.changes, 'amountMinor')) ||
    compare(a.lineId ?? '', b.lineId ?? '');
  lines.sort(order);
}

function leavingByDeal(
  lines: readonly MovedLine[],
  measure: 'weightedMinor' | 'amountMinor',
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { dealId, changes } of lines)
    sums.set(dealId, (sums.get(dealId) ?? 0n) + leaving(changes, measure));
  return sums;
}

function compare<T extends bigint | string>(a: T | undefined, b: T | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}

/** Zero or below. */
function leaving(changes: readonly PeriodChange[], measure: 'weightedMinor' | 'amountMinor'): bigint {
  return changes.reduce((sum, change) => (change[measure] < 0n ? sum + change[measure] : sum), 0n);
}

function totalsOf(lines: readonly MovedLine[]): Moved['totals'] {
  const totals = new Map<string, Moved['totals'][number]>();
  for (const { column, changes } of lines) {
    for (const { period, amountMinor, weightedMinor } of changes) {
      const key = `${period} ${column}`;
      const total = totals.get(key) ?? { period, column, amountMinor: 0n, weightedMinor: 0n };
      total.amountMinor += amountMinor;
      total.weightedMinor += weightedMinor;
      totals.set(key, total);
    }
  }
  return [...totals.values()].filter(isChange).sort((a, b) => a.period - b.period);
}
