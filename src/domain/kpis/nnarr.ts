import { bridges, joinBridges, netNew, type LedgerAmounts } from '../revenue/bridge';
import { dayText, addMonths, type CalendarDate } from '../values/calendar-date';
import { periodOf, quarterAt, startOfPeriod, type DateRange, type Period } from '../values/fiscal-calendar';
import { STREAMS } from '../values/stream';
import { alarmOf, notJudged, ratesNote, type KpiAlarm, type KpiBasis } from './kpi';
import { lastDayBefore, ROLLING_QUARTERS, targetOn, type KpiData, type KpiWindow } from './kpi-data';
import { compareMoney, sayMoney } from './wording';

/** Opening + movements + FX = closing of some months, and their net new ARR. Minor units; contraction and churn negative. */
export type NnarrBar = LedgerAmounts & DateRange & { label: string; nnarrMinor: bigint };

/** A completed quarter and the rolling figure at its end. */
export type NnarrQuarter = NnarrBar & { rollingMinor: bigint };

export type Nnarr = {
  /** Net new ARR of the rolling four completed fiscal quarters; null without any movement. */
  valueMinor: bigint | null;
  reason: string | null;
  /** The whole window as one bridge. */
  window: NnarrBar;
  /** The four quarters of the window, oldest first. */
  bars: NnarrQuarter[];
  /** The completed months of the running quarter; null while it has none. */
  quarterToDate: NnarrBar | null;
  /** Completed quarters for the chart, oldest first, none before the ledger begins. */
  quarters: NnarrQuarter[];
  /** Against the rolling figure of a quarter ago; null where the ledger is too young. */
  changeMinor: bigint | null;
  targetMinor: bigint | null;
  alarm: KpiAlarm;
  verdict: string;
  basis: KpiBasis;
};

/** Net new ARR over the rolling four completed fiscal quarters (docs/metrics.md, "NNARR"). */
export function nnarr(data: KpiData, window: KpiWindow): Nnarr {
  const { quarters, toDate } = barsOf(data, window);
  const bars = quarters.slice(-ROLLING_QUARTERS);
  const newest = quarters.at(-1);
  const whole = wholeWindow(bars);
  const none = data.firstPeriod === null || data.firstPeriod > window.measured;
  const known = quarters.filter((quarter) => isKnown(quarter, data.firstPeriod));
  const target = targetOn(data.targets, 'nnarr', data.asOf);
  const value = none || !newest ? null : newest.rollingMinor;
  const before = known.at(-2);
  const change = value === null || !before ? null : value - before.rollingMinor;
  return {
    valueMinor: value,
    reason: value === null ? `No recurring revenue is recorded up to ${dayText(window.measuredOn)}.` : null,
    window: whole,
    bars,
    quarterToDate: toDate,
    quarters: known,
    changeMinor: change,
    targetMinor: target,
    alarm: fallingAlarm(quarters, data),
    verdict: verdictOf(value, whole, change, target, data.currency),
    basis: basisOf(data, whole),
  };
}

/** The chart's quarters and the quarter to date, each with its opening and closing, from one pass over the rows. */
function barsOf(data: KpiData, window: KpiWindow): { quarters: NnarrQuarter[]; toDate: NnarrBar | null } {
  const oldest = window.quarters[0];
  if (!oldest) throw new RangeError('nnarr: a window without quarters');
  const lead = Array.from({ length: ROLLING_QUARTERS - 1 }, (_, i) =>
    quarterAt(oldest.from, data.fiscalStartMonth, i - (ROLLING_QUARTERS - 1)),
  );
  const { from, label } = window.current;
  const toDate = { from, until: addMonths(startOfPeriod(window.measured), 1), label: `${label} to date` };
  const ranges = [...lead, ...window.quarters, ...(toDate.until > from ? [toDate] : [])];
  const amounts = bridges(data.movementMonths, ranges.map(monthsOf));
  const bars = ranges.flatMap((range, i) => {
    const own = amounts[i];
    return own ? [barOf(range, own)] : [];
  });
  const quarters = window.quarters.flatMap((_, i) => {
    const rolling = bars.slice(i, i + ROLLING_QUARTERS);
    const bar = rolling.at(-1);
    return bar
      ? [{ ...bar, rollingMinor: rolling.reduce((total, { nnarrMinor }) => total + nnarrMinor, 0n) }]
      : [];
  });
  return { quarters, toDate: bars[lead.length + window.quarters.length] ?? null };
}

function monthsOf({ from, until }: DateRange): { first: Period; last: Period } {
  return { first: periodOf(from), last: periodOf(until) - 1 };
}

function barOf({ from, until, label }: DateRange & { label: string }, amounts: LedgerAmounts): NnarrBar {
  return { label, from, until, ...amounts, nnarrMinor: netNew(amounts) };
}

function wholeWindow(bars: readonly NnarrQuarter[]): NnarrBar {
  const [oldest, newest] = [bars[0], bars.at(-1)];
  if (!oldest || !newest) throw new RangeError('nnarr: a window without quarters');
  const range = { from: oldest.from, until: newest.until, label: `${oldest.label} to ${newest.label}` };
  return barOf(range, joinBridges(bars));
}

function isKnown(quarter: DateRange, firstPeriod: Period | null): boolean {
  return firstPeriod !== null && firstPeriod < periodOf(quarter.until);
}

/** Falling for two quarters: the rolling figure is below that of a quarter ago, which was below that of two quarters ago. */
function fallingAlarm(quarters: readonly NnarrQuarter[], data: KpiData): KpiAlarm {
  const [two, one, now] = quarters.slice(-3);
  const needed = quarters.at(-2 - ROLLING_QUARTERS);
  if (!two || !one || !now || !needed || !isKnown(needed, data.firstPeriod)) {
    return notJudged(
      `Falling for two quarters needs ${ROLLING_QUARTERS + 2} completed quarters of ledger; it begins later.`,
    );
  }
  if (now.rollingMinor >= one.rollingMinor || one.rollingMinor >= two.rollingMinor) return alarmOf([]);
  const figures = [two, one, now].map((quarter) => sayMoney(quarter.rollingMinor, data.currency));
  return alarmOf([`Falling for two quarters: ${figures.join(', then ')}.`]);
}

function verdictOf(
  value: bigint | null,
  whole: NnarrBar,
  change: bigint | null,
  target: bigint | null,
  currency: string,
): string {
  if (value === null) return 'There is no recurring revenue to measure yet.';
  const until = lastDayBefore(whole.until);
  const size = sayMoney(value < 0n ? -value : value, currency);
  const moved = value < 0n ? `shrank by ${size}` : `grew by ${size}`;
  const against = change === null ? '' : `, ${compareMoney(change, currency)} a quarter ago`;
  return `Recurring revenue ${moved} net in the four quarters to ${dayText(until)}${against}${againstTarget(value, target, currency)}.`;
}

function againstTarget(value: bigint, target: bigint | null, currency: string): string {
  if (target === null) return '';
  if (value >= target) return `; the target of ${sayMoney(target, currency)} is met`;
  return `; ${sayMoney(target - value, currency)} short of the target`;
}

function basisOf(data: KpiData, whole: NnarrBar): KpiBasis {
  const measuredOn: CalendarDate = lastDayBefore(whole.until);
  const notes = [
    'Contraction and churn are negative; opening + movements + FX = closing.',
    ...ratesNote(data),
  ];
  if (data.firstPeriod !== null && startOfPeriod(data.firstPeriod) > whole.from) {
    notes.push(
      `The ledger begins in ${startOfPeriod(data.firstPeriod).slice(0, 7)}: months before it are empty.`,
    );
  }
  return {
    window: `Rolling four completed fiscal quarters, ${dayText(whole.from)} to ${dayText(measuredOn)}; quarter to date by completed months`,
    cohort: 'All customers with recurring revenue',
    measuredOn,
    streams: STREAMS,
    currency: data.currency,
    leftOut: [],
    notes,
  };
}
