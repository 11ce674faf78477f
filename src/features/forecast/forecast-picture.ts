import type { PeriodCertainty } from '@/domain/forecast/certainty';
import { forecastMinor } from '@/domain/forecast/forecast';
import type { PlainForecast } from '@/domain/forecast/plain-model';
import { plainMinor } from '@/domain/forecast/plain-model';
import { FORECAST_COLUMNS, type Forecast } from '@/domain/forecast/types';
import { currencyExponent, toDecimal } from '@/domain/values/money';
import type { QuarterPeriod, QuarterSegment, QuarterSpec } from '@/ui/charts/chart-types';
import { moneyCompact, moneyExact } from '@/ui/format/money';

type Periods = Pick<Forecast, 'periods'>;
type Picture = { spec: QuarterSpec; summary: string };

const OPEN = ['commit', 'bestCase', 'pipeline'] as const;

/**
 * Quarters as bars of our forecast: what has happened solid, above it the weighted rest, the lighter the less it hangs on. A bar is exactly
 * actual + weighted; `reach` keeps room for the whisker that the simulation brings later.
 */
export function oursPicture(
  { periods }: Periods,
  certainty: readonly PeriodCertainty[],
  currency: string,
): Picture {
  const text = (minor: bigint) => moneyExact({ minor, currency });
  const drawn = periods.flatMap((period, index): QuarterPeriod[] => {
    if (period.kind !== 'quarter') return [];
    const own = certainty[index];
    const segments = FORECAST_COLUMNS.flatMap((stream): QuarterSegment[] => {
      const part = (kind: QuarterSegment['certainty'], minor: bigint) => ({
        stream,
        certainty: kind,
        value: majors(minor, currency),
        text: text(minor),
      });
      return [
        part('actual', period.streams[stream].actualMinor),
        ...OPEN.map((kind) => part(kind, own?.weighted[stream][kind] ?? 0n)),
      ];
    });
    return [
      {
        label: period.label,
        segments: segments.filter(({ value }) => value !== 0),
        text: text(forecastMinor(period.total)),
        reach: (own?.reachMinor ?? 0) / 10 ** currencyExponent(currency),
      },
    ];
  });
  return {
    spec: { unit: { kind: 'money', currency }, periods: drawn },
    summary: summaryOf(periods[0], currency),
  };
}

function summaryOf(current: Forecast['periods'][number] | undefined, currency: string): string {
  if (!current) return '';
  const { total, label } = current;
  const short = (minor: bigint) => moneyCompact({ minor, currency });
  return `${label}: ${short(total.actualMinor)} has happened, ${short(total.weightedMinor)} is weighted, together ${short(forecastMinor(total))}.`;
}

/** The plain table's bars, which know no streams; the tick is our forecast of the same quarter. */
export function plainPicture(plain: PlainForecast, ours: Periods, currency: string): Picture {
  const text = (minor: bigint) => moneyExact({ minor, currency });
  const periods = plain.periods.flatMap((period, index): QuarterPeriod[] => {
    const total = ours.periods[index]?.total;
    if (period.kind !== 'quarter' || !total) return [];
    const part = (certainty: QuarterSegment['certainty'], minor: bigint): QuarterSegment => ({
      stream: 'unsplit',
      certainty,
      value: majors(minor, currency),
      text: text(minor),
    });
    // What is signed counts whole, the rest by its stage alone.
    const segments = [part('commit', period.wonMinor), part('pipeline', period.weightedMinor)];
    const minor = forecastMinor(total);
    return [
      {
        label: period.label,
        segments: segments.filter(({ value }) => value !== 0),
        text: text(plainMinor(period)),
        marker: { value: majors(minor, currency), text: text(minor) },
      },
    ];
  });
  const [first, own] = [plain.periods[0], ours.periods[0]];
  const short = (minor: bigint) => moneyCompact({ minor, currency });
  return {
    spec: { unit: { kind: 'money', currency }, periods, markerLabel: 'Our forecast' },
    summary:
      first && own
        ? `${first.label}: the plain table says ${short(plainMinor(first))}, everything at its close date; we say ${short(forecastMinor(own.total))}.`
        : '',
  };
}

/** For drawing only. */
function majors(minor: bigint, currency: string): number {
  return Number(toDecimal({ minor, currency }));
}
