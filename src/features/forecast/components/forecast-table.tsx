import Link from 'next/link';
import {
  FORECAST_COLUMNS,
  type Forecast,
  type ForecastCell,
  type ForecastColumn,
} from '@/domain/forecast/types';
import { STREAM_LABEL, StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';

type Measure = 'actual' | 'commit' | 'weighted';
const MEASURES: { id: Measure; label: string; of: (cell: ForecastCell) => bigint }[] = [
  { id: 'actual', label: 'Actual', of: (cell) => cell.actualMinor },
  { id: 'commit', label: 'Commit', of: (cell) => cell.commitMinor },
  { id: 'weighted', label: 'Weighted', of: (cell) => cell.weightedMinor },
];

type Props = {
  forecast: Pick<Forecast, 'periods' | 'totals'>;
  currency: string;
  hrefOf: (period: number | null, column: ForecastColumn | null, kind: Measure) => string;
};

/** The same numbers as a table that adds up by row and by column; each one opens the lines behind it. */
export function ForecastTable({ forecast, currency, hrefOf }: Props) {
  const { periods, totals } = forecast;
  const link = (minor: bigint, href: string) =>
    minor === 0n ? (
      <span className="text-faint">0</span>
    ) : (
      <Link href={href} className="hover:underline">
        <Amount money={{ minor, currency }} />
      </Link>
    );
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
            <th scope="col" className="px-3 py-2 text-start font-medium">
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
        {MEASURES.map((measure) => (
          <tbody key={measure.id} className="border-b last:border-b-0">
            <tr>
              <th
                scope="rowgroup"
                colSpan={periods.length + 2}
                className="px-3 pt-3 pb-1 text-start text-xs font-semibold"
              >
                {measure.label}
              </th>
            </tr>
            {FORECAST_COLUMNS.map((column) => (
              <tr key={column} className="hover:bg-hover">
                <th scope="row" className="px-3 py-1 text-start font-normal" title={STREAM_LABEL[column]}>
                  <StreamMark stream={column} />
                </th>
                {periods.map((period, index) => (
                  <td key={period.label} className="px-3 py-1 text-end">
                    {link(measure.of(period.streams[column]), hrefOf(index, column, measure.id))}
                  </td>
                ))}
                <td className="px-3 py-1 text-end">
                  {link(measure.of(totals[column]), hrefOf(null, column, measure.id))}
                </td>
              </tr>
            ))}
            <tr className="font-semibold">
              <th scope="row" className="px-3 pt-1 pb-3 text-start">
                Total
              </th>
              {periods.map((period, index) => (
                <td key={period.label} className="px-3 pt-1 pb-3 text-end">
                  {link(measure.of(period.total), hrefOf(index, null, measure.id))}
                </td>
              ))}
              <td className="px-3 pt-1 pb-3 text-end">
                {link(measure.of(totals.total), hrefOf(null, null, measure.id))}
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}
