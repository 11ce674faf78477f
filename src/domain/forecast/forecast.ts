import type { DealFacts } from '@/domain/deals/deal';
import { nextQuarters, periodsOf } from './periods';
import { writeDeal } from './rows';
import {
  FORECAST_COLUMNS,
  type ClockFinding,
  type Forecast,
  type ForecastCell,
  type ForecastColumns,
  type ForecastOptions,
  type ForecastRow,
} from './types';

/**
 * The three-stream forecast (docs/metrics.md, "Forecast"). Deals of any outcome: open ones and proven wins have amounts ahead, lost ones
 * and wins without proof only what has happened. Actuals before the first quarter shown are outside. Money in minor units of one currency.
 */
export function forecast(deals: readonly DealFacts[], options: ForecastOptions): Forecast {
  const { asOf, fiscalStartMonth, leadTimes, model } = options;
  const periods = periodsOf(options.quarters ?? nextQuarters(asOf, fiscalStartMonth));
  const rows: ForecastRow[] = [];
  const findings: ClockFinding[] = [];
  for (const deal of deals) writeDeal(deal, { asOf, leadTimes, model, periods }, rows, findings);
  const cells = periods.list.map(() => emptyColumns());
  const totals = emptyColumns();
  for (const row of rows) {
    const columns = cells[row.period];
    if (columns) addRow(columns[row.column], row);
    addRow(totals[row.column], row);
  }
  return {
    asOf,
    periods: periods.list.map((period, i) => {
      const streams = cells[i] ?? emptyColumns();
      return { ...period, streams, total: totalOf(streams) };
    }),
    totals: { ...totals, total: totalOf(totals) },
    rows,
    findings,
  };
}

/** The rows that one cell is made of, in the order of the deals. */
export function rowsOfCell(
  of: Forecast,
  period: number,
  column: ForecastRow['column'],
  measure: 'actual' | 'commit' | 'weighted',
): ForecastRow[] {
  return of.rows.filter((row) => {
    if (row.period !== period || row.column !== column) return false;
    if (measure === 'actual') return row.kind === 'actual';
    return row.kind === 'open' && (measure === 'weighted' || row.committed);
  });
}

/** Forecast of a cell: what is realised plus the weighted rest. */
export function forecastMinor(cell: ForecastCell): bigint {
  return cell.actualMinor + cell.weightedMinor;
}

function addRow(cell: ForecastCell, row: ForecastRow): void {
  if (row.kind === 'actual') cell.actualMinor += row.amountMinor;
  else {
    if (row.committed) cell.commitMinor += row.amountMinor;
    cell.weightedMinor += row.weightedMinor;
  }
}

function emptyCell(): ForecastCell {
  return { actualMinor: 0n, commitMinor: 0n, weightedMinor: 0n };
}

function emptyColumns(): ForecastColumns {
  return { hardware: emptyCell(), software: emptyCell(), services: emptyCell(), unsplit: emptyCell() };
}

function totalOf(columns: ForecastColumns): ForecastCell {
  const total = emptyCell();
  for (const column of FORECAST_COLUMNS) {
    total.actualMinor += columns[column].actualMinor;
    total.commitMinor += columns[column].commitMinor;
    total.weightedMinor += columns[column].weightedMinor;
  }
  return total;
}
