import { netNew, type LedgerAmounts } from '@/domain/revenue/bridge';
import type { Awaited } from '@/domain/revenue/contracted';
import { MOVEMENT_KINDS, type MovementKind } from '@/domain/revenue/movements';
import type { RevenueWindow } from '@/domain/revenue/window';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { startOfPeriod, type DateRange, type Period } from '@/domain/values/fiscal-calendar';
import { countOf } from '@/ui/format/counts';
import { dateRangeText, dateText, monthText } from '@/ui/format/dates';
import { MINUS, moneyChange, moneyCompact } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';

export const WINDOW_NAMES: Record<RevenueWindow, string> = {
  quarters: 'Four quarters and this one',
  quarter: 'This quarter',
  last_quarter: 'Last quarter',
  fiscal_year: 'Fiscal year',
  all: 'Everything',
};

const COLUMNS = {
  new: 'newMinor',
  expansion: 'expansionMinor',
  reactivation: 'reactivationMinor',
  contraction: 'contractionMinor',
  churn: 'churnMinor',
  fx: 'fxMinor',
} as const satisfies Record<MovementKind, keyof LedgerAmounts>;

/** A kind's part of a bridge; all of net new where none is chosen. */
export function partOf(amounts: LedgerAmounts, kind: MovementKind | null): bigint {
  return kind === null ? netNew(amounts) : amounts[COLUMNS[kind]];
}

/** Both days included: "1 Oct 2025 – 22 Nov 2026". */
export function windowText({ from, until }: DateRange): string {
  return dateRangeText(from, addDays(until, -1));
}

/** What the window did to ARR, in a sentence. */
export function growthSentence(bridge: LedgerAmounts, currency: string): string {
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  const won = bridge.newMinor + bridge.expansionMinor + bridge.reactivationMinor;
  const lost = -(bridge.contractionMinor + bridge.churnMinor);
  const fx = bridge.fxMinor === 0n ? '' : ` Currencies ${moneyChange({ minor: bridge.fxMinor, currency })}.`;
  if (won === 0n && lost === 0n) return `Nothing moved in this window.${fx}`;
  if (lost <= 0n) return `${money(won)} won, nothing lost.${fx}`;
  if (won <= 0n) return `${money(lost)} lost, nothing won.${fx}`;
  if (lost >= won) return `More was lost (${money(lost)}) than won (${money(won)}).${fx}`;
  return `${money(won)} won, and ${percent({ numerator: lost, denominator: won })} of it lost again.${fx}`;
}

type Signed = { rows: readonly Awaited[]; count: number; addsMinor: bigint };

/** What is signed and has not begun, and what begins first. */
export function signedSentence({ rows, count }: Signed, asOf: CalendarDate): string {
  const [next] = rows;
  if (!next) return `Everything that was signed by ${dateText(asOf)} is live.`;
  return `${countOf(count, 'line')} to begin, the first with ${next.customer} on ${dateText(next.startOn)}.`;
}

/** The month that comes next, with those before it that the first closing takes along: "October 2026 and all before it". */
export function nextMonthText({ period, from }: { period: Period; from: CalendarDate }): string {
  const name = monthText(startOfPeriod(period));
  return from === startOfPeriod(period) ? name : `${name}, with all months from ${monthText(from)} on,`;
}

/** The bridge as a sum that can be checked: "$1.08M + new $384k − churn $80.6k = $1.38M". */
export function sumText(bridge: LedgerAmounts, currency: string): string {
  const parts = MOVEMENT_KINDS.flatMap((kind) => {
    const minor = partOf(bridge, kind);
    if (minor === 0n) return [];
    const size = moneyCompact({ minor: minor < 0n ? -minor : minor, currency });
    return [`${minor < 0n ? MINUS : '+'} ${kind === 'fx' ? 'FX' : kind} ${size}`];
  });
  const end = (minor: bigint) => moneyCompact({ minor, currency });
  return [end(bridge.openingMinor), ...parts, '=', end(bridge.closingMinor)].join(' ');
}
