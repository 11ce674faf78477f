import { daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import type { SnapshotDeal } from '../snapshot';
import { FORECAST_COLUMNS, type ForecastColumn, type ForecastPeriod } from '../types';

/**
 * Why a quarter came out other than forecast, in the order of the page. win_loss: won for sure where it counted for less, or not won by
 * the quarter's end. Slips: won, but on another day. unsplit: won, not finished, and without lines nobody can say what was late. fx: deals
 * are kept in the company's own currency, so it is 0, and says so.
 */
export const MISS_CAUSES = [
  'win_loss',
  'amount',
  'hardware_slip',
  'activation_lag',
  'services_slip',
  'unsplit',
  'fx',
  'changed_hands',
] as const;
export type MissCause = (typeof MISS_CAUSES)[number];

/** One side: the deals of the frozen forecast, or the same deals when the quarter was over. */
export type MissSide = { periods: readonly ForecastPeriod[]; deals: readonly SnapshotDeal[] };

/** A part of a miss: one deal, stream and cause. Signed, minor units; above 0 more came than was forecast. */
export type MissPart = {
  dealId: string;
  name: string;
  column: ForecastColumn;
  cause: MissCause;
  amountMinor: bigint;
};

/** forecast + Σ causes = actual, in total and for every stream, to the minor unit. */
export type Miss = {
  forecastMinor: bigint;
  actualMinor: bigint;
  causes: Record<MissCause, bigint>;
  /** Largest first. */
  parts: MissPart[];
};

/** Splits actual − forecast of the quarter that begins on `from` into its causes; of one rep ('' nobody's) or, with null, of all. */
export function explainMiss(
  before: MissSide,
  after: MissSide,
  from: CalendarDate,
  repId: string | null = null,
): Miss {
  const [said, came] = [quarterIndex(before, from), quarterIndex(after, from)];
  const miss: Miss = { forecastMinor: 0n, actualMinor: 0n, causes: noCauses(), parts: [] };
  for (const { was, now } of matched(before, after)) {
    const [own, ended] = [isOf(was, repId) ? was : null, isOf(now, repId) ? now : null];
    // Of whom it was is no reason for the company, only for the rep who had or got it.
    const handed = own !== was || ended !== now;
    for (const column of FORECAST_COLUMNS) {
      const plan = planOf(own, column, said);
      const actualMinor = sumRows(ended, column, came).actualMinor;
      miss.forecastMinor += plan.forecastMinor;
      miss.actualMinor += actualMinor;
      const difference = actualMinor - plan.forecastMinor;
      const split: Split = handed
        ? [['changed_hands', difference]]
        : splitOf({ plan, actualMinor, column, was, now });
      addParts(miss, was ?? now, column, split);
    }
  }
  miss.parts.sort(largestFirst);
  return miss;
}

type Both = { was: SnapshotDeal | null; now: SnapshotDeal | null };
type Split = readonly (readonly [MissCause, bigint])[];

function matched(before: MissSide, after: MissSide): Both[] {
  const ended = new Map(after.deals.map((deal) => [deal.dealId, deal]));
  const started = new Set(before.deals.map(({ dealId }) => dealId));
  const fresh = after.deals.filter(({ dealId }) => !started.has(dealId));
  return [
    ...before.deals.map((was) => ({ was, now: ended.get(was.dealId) ?? null })),
    ...fresh.map((now) => ({ was: null, now })),
  ];
}

function isOf(deal: SnapshotDeal | null, repId: string | null): boolean {
  return repId === null || (deal?.repId ?? '') === repId;
}

/** Throws where a side does not show the quarter (a bug of the caller). */
function quarterIndex({ periods }: MissSide, from: CalendarDate): number {
  const index = periods.findIndex((period) => period.kind === 'quarter' && period.from === from);
  if (index < 0) throw new RangeError(`No quarter begins on ${from}`);
  return index;
}

/** What a snapshot said of a deal's column in the quarter: weighted, as if all of it came, and the column's whole amount. */
type Plan = { forecastMinor: bigint; plannedMinor: bigint; totalMinor: bigint };

function planOf(deal: SnapshotDeal | null, column: ForecastColumn, period: number): Plan {
  const { actualMinor, weightedMinor, openMinor } = sumRows(deal, column, period);
  return {
    forecastMinor: actualMinor + weightedMinor,
    plannedMinor: actualMinor + openMinor,
    totalMinor: wholeOf(deal, column),
  };
}

function sumRows(deal: SnapshotDeal | null, column: ForecastColumn, period: number) {
  const sums = { actualMinor: 0n, weightedMinor: 0n, openMinor: 0n };
  for (const row of deal?.rows ?? []) {
    if (row.column !== column || row.period !== period) continue;
    if (row.kind === 'actual') sums.actualMinor += row.amountMinor;
    else sums.openMinor += row.amountMinor;
    sums.weightedMinor += row.weightedMinor;
  }
  return sums;
}

/** Everything of the column, whenever it happened or is expected. */
function wholeOf(deal: SnapshotDeal | null, column: ForecastColumn): bigint {
  if (deal === null) return 0n;
  const realised = deal.lines.reduce(
    (sum, line) => (line.column === column ? sum + line.realisedMinor : sum),
    0n,
  );
  return deal.rows.reduce(
    (sum, row) => (row.column === column && row.kind === 'open' ? sum + row.amountMinor : sum),
    realised,
  );
}

/**
 * A deal that had no commit document when the quarter was over, or that nobody had forecast, is won or lost as a whole. Of one that had:
 * what certainty adds, then what its amount changed of what was planned for the quarter, and the rest is days.
 */
function splitOf(of: Both & { plan: Plan; actualMinor: bigint; column: ForecastColumn }): Split {
  const { plan, actualMinor, column, was, now } = of;
  const { forecastMinor, plannedMinor, totalMinor } = plan;
  if (!was || !now?.committed || now.outcome === 'lost') return [['win_loss', actualMinor - forecastMinor]];
  const certain = ['win_loss', plannedMinor - forecastMinor] as const;
  if (totalMinor === 0n) return [certain, ['amount', actualMinor - plannedMinor]];
  const changed = multiplyRatio(plannedMinor, wholeOf(now, column) - totalMinor, totalMinor);
  const days = actualMinor - plannedMinor - changed;
  return [certain, ['amount', changed], ...slipOf(column, days, was, now)];
}

function slipOf(column: ForecastColumn, minor: bigint, was: SnapshotDeal, now: SnapshotDeal): Split {
  if (column === 'hardware') return [['hardware_slip', minor]];
  if (column === 'services') return [['services_slip', minor]];
  if (column === 'unsplit') return [['unsplit', minor]];
  const [late, byShipment] = [delay(was.activationOn, now.activationOn), delay(was.shipOn, now.shipOn)];
  const ofShipment = late > 0 === byShipment > 0 ? Math.min(Math.abs(late), Math.abs(byShipment)) : 0;
  const share = late === 0 ? 0n : multiplyRatio(minor, BigInt(ofShipment), BigInt(Math.abs(late)));
  return [
    ['hardware_slip', share],
    ['activation_lag', minor - share],
  ];
}

/** Days later than planned; 0 where either day is not known. */
function delay(planned: CalendarDate | null, was: CalendarDate | null): number {
  return planned === null || was === null ? 0 : daysBetween(planned, was);
}

function addParts(miss: Miss, deal: SnapshotDeal | null, column: ForecastColumn, split: Split): void {
  for (const [cause, amountMinor] of split) {
    if (amountMinor === 0n || deal === null) continue;
    miss.causes[cause] += amountMinor;
    miss.parts.push({ dealId: deal.dealId, name: deal.name, column, cause, amountMinor });
  }
}

function noCauses(): Record<MissCause, bigint> {
  return Object.fromEntries(MISS_CAUSES.map((cause) => [cause, 0n])) as Record<MissCause, bigint>;
}

function largestFirst(a: MissPart, b: MissPart): number {
  const [x, y] = [size(a.amountMinor), size(b.amountMinor)];
  if (x !== y) return x > y ? -1 : 1;
  return a.dealId === b.dealId ? a.column.localeCompare(b.column) : a.dealId.localeCompare(b.dealId);
}

function size(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
