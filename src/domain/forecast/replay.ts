import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { realiseDeal } from '@/domain/deals/realised';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { forecast } from './forecast';
import { plainForecast, plainMinor } from './plain-model';
import { closingDay } from './rewind';
import { FORECAST_COLUMNS, type ForecastColumn, type ForecastOptions } from './types';

/** What one model said, or what came true, of one quarter; `from` names the quarter. Minor units. */
export type QuarterFigures = { from: CalendarDate; columns: Record<ForecastColumn, bigint> };

/** Both models' figures of one past day, for its own quarter and the next four. */
export type Replayed = { ours: QuarterFigures[]; plain: { from: CalendarDate; minor: bigint }[] };

/** What came true in a quarter; `byWordMinor` of it (in `unsplit`) is won by the source's word alone. */
export type QuarterActual = QuarterFigures & { until: CalendarDate; label: string; byWordMinor: bigint };

type ReplayOptions = Pick<ForecastOptions, 'asOf' | 'fiscal' | 'book' | 'model'> & {
  negotiation: readonly string[];
};

/** Both models on the same deals as they were known on a day (docs/metrics.md, "Back-test"). */
export function replay(deals: readonly DealFacts[], options: ReplayOptions): Replayed {
  const { periods } = forecast(deals, options);
  const quarters = periods.filter((period) => period.kind === 'quarter');
  const words = winsByWord(deals, quarters, options.asOf);
  const plain = plainForecast(deals, { ...options, periods });
  return {
    ours: quarters.map(({ from, streams }, i) => {
      const columns = columnsOf((column) => streams[column].actualMinor + streams[column].weightedMinor);
      columns.unsplit += words[i] ?? 0n;
      return { from: dayOf(from), columns };
    }),
    plain: plain.periods
      .filter((period) => period.kind === 'quarter')
      .map((period) => ({ from: dayOf(period.from), minor: plainMinor(period) })),
  };
}

/**
 * What came true in quarters that are over: shipped, activated, completed; and, where a win has no document to prove it, its amount on the
 * day the source closed it, which is all there is to know of it. `asOf` is a day after the last of them.
 */
export function actuals(
  deals: readonly DealFacts[],
  quarters: readonly FiscalQuarter[],
  options: Omit<ForecastOptions, 'quarters'>,
): QuarterActual[] {
  if (quarters.length === 0) return [];
  const { periods } = forecast(deals, { ...options, quarters });
  const words = winsByWord(deals, quarters, options.asOf);
  return quarters.map(({ from, until, label }, i) => {
    const columns = columnsOf((column) => periods[i]?.streams[column].actualMinor ?? 0n);
    const byWordMinor = words[i] ?? 0n;
    columns.unsplit += byWordMinor;
    return { from, until, label, columns, byWordMinor };
  });
}

/** Money of all columns. */
export function totalMinor({ columns }: Pick<QuarterFigures, 'columns'>): bigint {
  return FORECAST_COLUMNS.reduce((sum, column) => sum + columns[column], 0n);
}

type Range = { from: CalendarDate | null; until: CalendarDate | null };

/** Per range of days: wins without a commit document, on the day they closed, less what of them is on record as shipped, active or completed. */
export function winsByWord(
  deals: readonly DealFacts[],
  quarters: readonly Range[],
  asOf: CalendarDate,
): bigint[] {
  const sums = quarters.map(() => 0n);
  for (const deal of deals) {
    const on = deal.outcome === 'won' && commitEvidence(deal, asOf) === null ? closingDay(deal) : null;
    if (on === null || on > asOf) continue;
    const at = quarters.findIndex(
      ({ from, until }) => from !== null && until !== null && on >= from && on < until,
    );
    if (at < 0) continue;
    const proven = realiseDeal(deal, asOf).reduce((sum, { realisedMinor }) => sum + realisedMinor, 0n);
    sums[at] = (sums[at] ?? 0n) + (dealAmount(deal) ?? 0n) - proven;
  }
  return sums;
}

function columnsOf(amount: (column: ForecastColumn) => bigint): Record<ForecastColumn, bigint> {
  return {
    hardware: amount('hardware'),
    software: amount('software'),
    services: amount('services'),
    unsplit: amount('unsplit'),
  };
}

function dayOf(day: CalendarDate | null): CalendarDate {
  if (day === null) throw new RangeError('A quarter has a first day');
  return day;
}
