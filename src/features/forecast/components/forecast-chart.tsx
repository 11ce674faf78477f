import { forecastMinor } from '@/domain/forecast/forecast';
import { FORECAST_COLUMNS, type Forecast } from '@/domain/forecast/types';
import { toDecimal } from '@/domain/values/money';
import { Chart } from '@/ui/charts/chart';
import type { QuarterPeriod, QuarterSegment } from '@/ui/charts/chart-types';
import { moneyCompact, moneyExact } from '@/ui/format/money';

type Props = { forecast: Pick<Forecast, 'periods'>; currency: string };

/** Three streams per quarter, what has happened solid and the weighted rest lighter; the tick is actual + commit. */
export function ForecastChart({ forecast, currency }: Props) {
  const quarters = forecast.periods.filter((period) => period.kind === 'quarter');
  const draw = (minor: bigint) => Number(toDecimal({ minor, currency }));
  const exact = (minor: bigint) => moneyExact({ minor, currency });
  const periods: QuarterPeriod[] = quarters.map((period) => {
    const sure = period.total.actualMinor + period.total.commitMinor;
    const segments = FORECAST_COLUMNS.flatMap((stream): QuarterSegment[] => {
      const cell = period.streams[stream];
      return [
        { stream, certainty: 'actual', value: draw(cell.actualMinor), text: exact(cell.actualMinor) },
        { stream, certainty: 'bestCase', value: draw(cell.weightedMinor), text: exact(cell.weightedMinor) },
      ];
    });
    return {
      label: period.label,
      segments: segments.filter((segment) => segment.value !== 0),
      text: exact(forecastMinor(period.total)),
      marker: { value: draw(sure), text: exact(sure) },
    };
  });
  const current = quarters[0];
  const summary = current
    ? `${current.label}: ${moneyCompact({ minor: current.total.actualMinor, currency })} has happened, ${moneyCompact({ minor: current.total.commitMinor, currency })} is committed, forecast ${moneyCompact({ minor: forecastMinor(current.total), currency })}.`
    : '';
  return (
    <Chart
      title="Forecast by quarter and stream"
      summary={summary}
      chart={{
        kind: 'quarters',
        spec: { unit: { kind: 'money', currency }, periods, markerLabel: 'Actual + commit' },
      }}
    />
  );
}
