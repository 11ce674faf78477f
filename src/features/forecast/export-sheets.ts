import { forecastMinor } from '@/domain/forecast/forecast';
import type { Band, Range } from '@/domain/forecast/simulation/range';
import {
  FORECAST_COLUMNS,
  type Forecast,
  type ForecastCell,
  type ForecastColumns,
  type ForecastRow,
} from '@/domain/forecast/types';
import type { StoredDeal } from '@/data/deal-facts';
import type { TableCell } from '@/platform/files/table-cells';
import type { Sheet } from '@/platform/files/table-xlsx';
import { CATEGORY_NAMES } from './category-names';

const COLUMN_NAMES = {
  hardware: 'Hardware',
  software: 'Software',
  services: 'Services',
  unsplit: 'Unsplit',
} as const;

/** The figures of the forecast's table, in its order: what a cell says of a period or of all. */
const FIGURES: readonly { label: string; of: (cell: ForecastCell) => bigint }[] = [
  { label: 'Forecast', of: forecastMinor },
  { label: 'Actual', of: (cell) => cell.actualMinor },
  { label: 'Weighted', of: (cell) => cell.weightedMinor },
  { label: 'Commit', of: (cell) => cell.commitMinor },
  { label: 'Best case', of: (cell) => cell.bestCaseMinor },
  { label: 'Pipeline', of: (cell) => cell.pipelineMinor },
];

type Shown = Pick<Forecast, 'periods' | 'totals' | 'rows'>;

/** Each figure of all streams and of each, by period, as the page's table has them; below them the range that the page draws. */
export function forecastSheet(forecast: Shown, range: Range, currency: string): Sheet {
  const { periods, totals } = forecast;
  const header = [
    'Figure',
    'Stream',
    ...periods.map(({ label }) => `${label} (${currency})`),
    `All (${currency})`,
  ];
  const line = (figure: string, stream: string, amounts: readonly bigint[]): TableCell[] => [
    { text: figure },
    { text: stream },
    ...amounts.map((minor) => ({ minor, currency })),
  ];
  const across = (of: (cells: ForecastColumns & { total: ForecastCell }) => bigint) => [
    ...periods.map(({ streams, total }) => of({ ...streams, total })),
    of(totals),
  ];
  const shown = FORECAST_COLUMNS.filter((column) => column !== 'unsplit' || isUsed(totals.unsplit));
  const figures = FIGURES.flatMap(({ label, of }) => [
    line(
      label,
      'All streams',
      across(({ total }) => of(total)),
    ),
    ...shown.map((column) =>
      line(
        label,
        COLUMN_NAMES[column],
        across((cells) => of(cells[column])),
      ),
    ),
  ]);
  const bands = [...range.periods, range.total];
  const percentiles = (['p10', 'p50', 'p90'] as const).map((part) =>
    line(
      part.toUpperCase(),
      'All streams',
      bands.map((band: Band) => BigInt(Math.round(band[part]))),
    ),
  );
  return { name: 'Forecast', header, rows: [...figures, ...percentiles] };
}

function isUsed(cell: ForecastCell): boolean {
  return Object.values(cell).some((minor) => minor !== 0n);
}

/** The lines behind the table: every amount with its deal, day, and what it counts. Their sums are the table. */
export function linesSheet(
  forecast: Shown,
  deals: readonly StoredDeal[],
  /** Of reps and customers, by id. */
  names: ReadonlyMap<string, string>,
  currency: string,
): Sheet {
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  const header = [
    'Deal',
    'Customer',
    'Rep',
    'Line',
    'Stream',
    'Period',
    'Category',
    'Day',
    'Why this day',
    `Amount (${currency})`,
    'Counts (%)',
    `Forecast (${currency})`,
  ];
  const rows = forecast.rows.map((row): TableCell[] => {
    const deal = byId.get(row.dealId);
    const text = (value: string | null | undefined): TableCell => (value ? { text: value } : null);
    return [
      text(deal?.name),
      text(names.get(deal?.customerId ?? '')),
      text(names.get(deal?.repId ?? '')),
      text(deal?.lines.find(({ id }) => id === row.lineId)?.description),
      { text: COLUMN_NAMES[row.column] },
      text(forecast.periods[row.period]?.label),
      text(CATEGORY_NAMES.find(([id]) => id === row.category)?.[1]),
      row.date === null ? null : { day: row.date },
      text(row.why),
      { minor: row.amountMinor, currency },
      { percentBp: row.probabilityBp },
      { minor: countedMinor(row), currency },
    ];
  });
  return { name: 'Lines', header, rows };
}

/** What a row brings to the forecast: all of what happened, the weight of what has not. */
function countedMinor(row: ForecastRow): bigint {
  return row.kind === 'actual' ? row.amountMinor : row.weightedMinor;
}

/** What the figures are of: day, filter, model. Each a word and its value. */
export function aboutSheet(facts: readonly (readonly [string, TableCell])[]): Sheet {
  return {
    name: 'About',
    header: ['What', 'Value'],
    rows: facts.map(([word, value]) => [{ text: word }, value]),
  };
}
