import type { DealFacts } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { filterDeals, NO_FILTER, rowPasses } from './filter';
import { nextQuarters, periodsOf } from './periods';
import { writeDeal } from './rows';
import {
  FORECAST_COLUMNS,
  type ClockFinding,
  type Forecast,
  type ForecastCell,
  type ForecastColumns,
  type ForecastOptions,
  type ForecastPeriod,
  type ForecastRow,
  type Measure,
} from './types';

/**
 * The three-stream forecast (docs/metrics.md, "Forecast"). Deals of any outcome: open ones and proven wins have amounts ahead, lost ones
 * and wins without proof only what has happened. Actuals before the first quarter shown are outside. Money in minor units of one currency.
 */
export function forecast(deals: readonly DealFacts[], options: ForecastOptions): Forecast {
  const { asOf, fiscal, book, model, filter = NO_FILTER } = options;
  const periods = periodsOf(options.quarters ?? nextQuarters(asOf, fiscal));
  let rows: ForecastRow[] = [];
  const findings: ClockFinding[] = [];
  for (const deal of filterDeals(deals, filter))
    writeDeal(deal, { asOf, book, model, periods }, rows, findings);
  if (filter.category !== null) rows = rows.filter((row) => rowPasses(row, filter));
  return sumUp(asOf, periods.list, rows, findings);
}

/** A forecast out of its rows: each cell is exactly the sum of those of its period and column. */
export function sumUp(
  asOf: CalendarDate,
  periods: readonly ForecastPeriod[],
  rows: ForecastRow[],
  findings: ClockFinding[],
): Forecast {
  const cells = periods.map(() => emptyColumns());
  const totals = emptyColumns();
  for (const row of rows) {
    const columns = cells[row.period];
    if (columns) addRow(columns[row.column], row);
  }
  for (const columns of cells) {
    for (const column of FORECAST_COLUMNS) addCell(totals[column], columns[column]);
  }
  return {
    asOf,
    periods: periods.map((period, i) => {
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
  measure: Measure,
): ForecastRow[] {
  return of.rows.filter((row) => row.period === period && row.column === column && countsIn(row, measure));
}

/** Whether a row is part of a measure of its cell. */
export function countsIn(row: Pick<ForecastRow, 'kind' | 'category'>, measure: Measure): boolean {
  if (measure === 'weighted') return row.kind === 'open';
  return row.category === measure;
}

/** Forecast of a cell: what is realised plus the weighted rest. */
export function forecastMinor(cell: ForecastCell): bigint {
  return cell.actualMinor + cell.weightedMinor;
}

/** Adds a row to the cell that it belongs to. */
export function addRow(cell: ForecastCell, row: ForecastRow): void {
  if (row.kind === 'actual') cell.actualMinor += row.amountMinor;
  else {
    if (row.category === 'commit') cell.commitMinor += row.amountMinor;
    else if (row.category === 'bestCase') cell.bestCaseMinor += row.amountMinor;
    else cell.pipelineMinor += row.amountMinor;
    cell.weightedMinor += row.weightedMinor;
  }
}

function emptyCell(): ForecastCell {
  return { actualMinor: 0n, commitMinor: 0n, bestCaseMinor: 0n, pipelineMinor: 0n, weightedMinor: 0n };
}

export function emptyColumns(): ForecastColumns {
  return { hardware: emptyCell(), software: emptyCell(), services: emptyCell(), unsplit: emptyCell() };
}

function totalOf(columns: ForecastColumns): ForecastCell {
  const total = emptyCell();
  for (const column of FORECAST_COLUMNS) addCell(total, columns[column]);
  return total;
}

function addCell(total: ForecastCell, cell: ForecastCell): void {
  total.actualMinor += cell.actualMinor;
  total.commitMinor += cell.commitMinor;
  total.bestCaseMinor += cell.bestCaseMinor;
  total.pipelineMinor += cell.pipelineMinor;
  total.weightedMinor += cell.weightedMinor;
}
