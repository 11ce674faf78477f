import { GOAL } from '../forecast/accuracy/variance';
import { forecastMinor } from '../forecast/forecast';
import type { QuarterAccuracy } from '../forecast/accuracy/quarters';
import { FORECAST_COLUMNS, type ForecastCell, type ForecastColumns } from '../forecast/types';
import { multiplyRatio } from '../values/money';
import type { RatioOrNone } from '../values/ratio';
import type { BoardColumn, BoardForecastRow, BoardVariance, BoardVarianceRow } from './page';

/** The goal of a variance in basis points. */
export const GOAL_BP = Number(multiplyRatio(10_000n, GOAL.numerator, GOAL.denominator));

/** The rows of a quarter's forecast; what is not split only where there is any. */
export function forecastRows(streams: ForecastColumns, total: ForecastCell): BoardForecastRow[] {
  const rows = FORECAST_COLUMNS.flatMap((column) => {
    const row = rowOf(column, streams[column]);
    return column === 'unsplit' && isEmpty(row) ? [] : [row];
  });
  return [...rows, rowOf('total', total)];
}

function rowOf(column: BoardColumn, cell: ForecastCell): BoardForecastRow {
  return {
    column,
    actualMinor: cell.actualMinor.toString(),
    commitMinor: cell.commitMinor.toString(),
    weightedMinor: cell.weightedMinor.toString(),
    forecastMinor: forecastMinor(cell).toString(),
  };
}

function isEmpty({ actualMinor, commitMinor, forecastMinor: whole }: BoardForecastRow): boolean {
  return actualMinor === '0' && commitMinor === '0' && whole === '0';
}

const NO_SNAPSHOT = 'No forecast was frozen on its first day.';

/** A quarter against the snapshot of its first day. */
export function varianceOf(accuracy: QuarterAccuracy, over: boolean): BoardVariance {
  const { label, from, until, moments } = accuracy;
  const said = moments.start;
  const quarter = { quarter: label, from, until, over };
  if (!said) return { ...quarter, snapshotOn: null, rows: [], biasBp: null, reason: NO_SNAPSHOT };
  const rows = ([...FORECAST_COLUMNS, 'total'] as const).flatMap((column): BoardVarianceRow[] => {
    const { forecastMinor: forecast, actualMinor: actual, variance } = said[column];
    if (column === 'unsplit' && forecast === 0n && actual === 0n) return [];
    return [
      {
        column,
        forecastMinor: forecast.toString(),
        actualMinor: actual.toString(),
        varianceBp: basisPoints(variance),
      },
    ];
  });
  const { forecastMinor: forecast, actualMinor: actual } = said.total;
  const biasBp = actual === 0n ? null : Number(multiplyRatio(forecast - actual, 10_000n, actual));
  return { ...quarter, snapshotOn: said.asOf, rows, biasBp, reason: null };
}

function basisPoints({ ratio }: RatioOrNone): number | null {
  return ratio === null ? null : Number(multiplyRatio(10_000n, ratio.numerator, ratio.denominator));
}
