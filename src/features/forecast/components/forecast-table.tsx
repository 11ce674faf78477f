import Link from 'next/link';
import { forecastMinor } from '@/domain/forecast/forecast';
import {
  FORECAST_COLUMNS,
  type Forecast,
  type ForecastCell,
  type ForecastColumn,
  type Measure,
} from '@/domain/forecast/types';
import { cn } from '@/ui/class-names';
import { STREAM_LABEL, StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { RangeText } from '../range/range-provider';

/** What happened, what has not by how sure it is, and what that counts. */
const GROUPS: { id: Measure; label: string; of: (cell: ForecastCell) => bigint }[] = [
  { id: 'actual', label: 'Actual', of: (cell) => cell.actualMinor },
  { id: 'weighted', label: 'Weighted', of: (cell) => cell.weightedMinor },
  { id: 'commit', label: 'Commit', of: (cell) => cell.commitMinor },
  { id: 'bestCase', label: 'Best case', of: (cell) => cell.bestCaseMinor },
  { id: 'pipeline', label: 'Pipeline', of: (cell) => cell.pipelineMinor },
];

type Props = {
  forecast: Pick<Forecast, 'periods' | 'totals'>;
  currency: string;
  hrefOf: (period: number | null, column: ForecastColumn | null, measure: Measure) => string;
};

const CELL = 'px-3 py-1 text-end';
/** Stays in sight while a narrow screen scrolls the quarters. */
const NAME = 'sticky start-0 z-1 bg-surface text-start';

/** The same numbers as a table that adds up by row and by column; each one opens the lines behind it. */
export function ForecastTable({ forecast, currency, hrefOf }: Props) {
  const { periods, totals } = forecast;
  const shown = FORECAST_COLUMNS.filter((column) => column !== 'unsplit' || isUsed(totals.unsplit));
  return (
    <div
      className="overflow-x-auto"
      role="region"
      aria-label="Forecast by quarter, stream and certainty"
      tabIndex={0}
    >
      <table className="w-full min-w-[52rem] border-collapse text-sm tabular-nums">
        <caption className="sr-only">Forecast by quarter, stream and certainty</caption>
        <thead>
          <tr className="border-b text-xs text-muted">
            <th scope="col" className={cn(NAME, 'px-3 py-2 font-medium')}>
              Stream
            </th>
            {periods.map((period) => (
              <th key={period.label} scope="col" className="px-3 py-2 text-end font-medium">
                {period.label}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 text-end font-medium">
              All
            </th>
          </tr>
        </thead>
        <tbody className="border-b">
          <tr className="font-semibold">
            <th scope="row" className={cn(NAME, 'px-3 pt-2 pb-0.5')}>
              Forecast
            </th>
            {[...periods.map(({ total }) => total), totals.total].map((cell, index) => (
              <td key={periods[index]?.label ?? 'All'} className="px-3 pt-2 pb-0.5 text-end">
                <Amount money={{ minor: forecastMinor(cell), currency }} />
              </td>
            ))}
          </tr>
          <tr className="text-xs text-muted">
            <th scope="row" className={cn(NAME, 'px-3 pt-0.5 pb-2 font-normal')}>
              P10 to P90
            </th>
            {[...periods.keys(), null].map((period) => (
              <td key={period ?? 'All'} className="h-6 px-3 pt-0.5 pb-2 text-end whitespace-nowrap">
                <RangeText period={period} currency={currency} />
              </td>
            ))}
          </tr>
        </tbody>
        {GROUPS.map(({ id, label, of }) => (
          <tbody key={id} className="break-inside-avoid border-b last:border-b-0">
            <Row
              {...{ label, currency }}
              total
              amounts={[...periods.map(({ total }) => of(total)), of(totals.total)]}
              hrefOf={(period) => hrefOf(period, null, id)}
            />
            {shown
              .filter(
                (column) => column !== 'unsplit' || periods.some(({ streams }) => of(streams.unsplit) !== 0n),
              )
              .map((column) => (
                <Row
                  key={column}
                  {...{ currency, column }}
                  label={STREAM_LABEL[column]}
                  amounts={[...periods.map(({ streams }) => of(streams[column])), of(totals[column])]}
                  hrefOf={(period) => hrefOf(period, column, id)}
                />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function isUsed(cell: ForecastCell): boolean {
  return Object.values(cell).some((minor) => minor !== 0n);
}

type RowProps = {
  label: string;
  column?: ForecastColumn;
  total?: boolean;
  /** Of each period, and of all at the end. */
  amounts: readonly bigint[];
  currency: string;
  hrefOf: (period: number | null) => string;
};

function Row({ label, column, total = false, amounts, currency, hrefOf }: RowProps) {
  return (
    <tr className={total ? 'font-semibold' : 'hover:[&>td]:bg-hover last:[&>*]:pb-2'}>
      <th
        scope={total ? 'rowgroup' : 'row'}
        className={cn(NAME, total ? 'px-3 pt-2 pb-1' : 'px-3 py-1 ps-5 font-normal')}
      >
        {column ? <StreamMark stream={column} /> : label}
      </th>
      {amounts.map((minor, index) => {
        const period = index === amounts.length - 1 ? null : index;
        return (
          <td key={period ?? 'All'} className={CELL}>
            {minor === 0n ? (
              <span className="text-faint">0</span>
            ) : (
              <Link href={hrefOf(period)} prefetch={false} className="hover:underline">
                <Amount money={{ minor, currency }} />
              </Link>
            )}
          </td>
        );
      })}
    </tr>
  );
}
