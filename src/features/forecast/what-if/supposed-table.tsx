import { forecastMinor } from '@/domain/forecast/forecast';
import type { Band } from '@/domain/forecast/simulation/range';
import { FORECAST_COLUMNS, type ForecastCell } from '@/domain/forecast/types';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { MINUS } from '@/ui/format/money';
import type { WhatIfTold } from '../queries-what-if';
import { rangeWords } from '../range/ranged-spec';
import type { RangeState } from '../range/use-range';

type Props = {
  before: WhatIfTold;
  after: WhatIfTold;
  ranges: { before: RangeState; after: RangeState };
  currency: string;
};

const HEAD = 'px-3 py-2 text-end font-medium';

/** Forecast by quarter and stream as supposed, with what changes below each figure, and the range of each quarter. */
export function SupposedTable({ before, after, ranges, currency }: Props) {
  const columns = FORECAST_COLUMNS.filter(
    (column) => column !== 'unsplit' || holds(before.totals.unsplit) || holds(after.totals.unsplit),
  );
  const rows = after.periods.flatMap((period, index) => {
    const was = before.periods[index];
    if (!was || (period.kind !== 'quarter' && !holds(was.total) && !holds(period.total))) return [];
    const band = { before: ranges.before.range?.periods[index], after: ranges.after.range?.periods[index] };
    return [
      {
        label: period.label,
        was: { ...was.streams, total: was.total },
        is: { ...period.streams, total: period.total },
        band,
      },
    ];
  });
  const all = { before: ranges.before.range?.total, after: ranges.after.range?.total };
  return (
    <div className="overflow-x-auto" role="region" aria-label="Forecast as supposed" tabIndex={0}>
      <table className="w-full min-w-[44rem] border-collapse text-sm tabular-nums">
        <caption className="sr-only">Forecast as supposed, by quarter and stream, and what changes</caption>
        <thead>
          <tr className="border-b text-xs text-muted">
            <th scope="col" className="px-3 py-2 text-start font-medium">
              Quarter
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {STREAM_LABEL[column]}
              </th>
            ))}
            <th scope="col" className={HEAD}>
              Total
            </th>
            <th scope="col" className={HEAD}>
              P10 to P90
            </th>
          </tr>
        </thead>
        <tbody>
          {[...rows, { label: 'All', was: before.totals, is: after.totals, band: all }].map((row) => (
            <tr key={row.label} className="border-b align-top last:border-b-0 last:font-semibold">
              <th scope="row" className="px-3 py-2 text-start font-normal whitespace-nowrap">
                {row.label}
              </th>
              {columns.map((column) => (
                <Changed key={column} was={row.was[column]} is={row.is[column]} currency={currency} />
              ))}
              <Changed was={row.was.total} is={row.is.total} currency={currency} />
              <RangeCell band={row.band} ranges={ranges} currency={currency} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function holds(cell: ForecastCell): boolean {
  return forecastMinor(cell) !== 0n;
}

function Changed({ was, is, currency }: { was: ForecastCell; is: ForecastCell; currency: string }) {
  const change = forecastMinor(is) - forecastMinor(was);
  return (
    <td className="px-3 py-2 text-end">
      {holds(is) ? (
        <Amount money={{ minor: forecastMinor(is), currency }} />
      ) : (
        <span className="text-faint">0</span>
      )}
      {change === 0n ? null : (
        <span className="block text-xs font-normal text-muted">
          {change > 0n ? '+' : MINUS}
          <Amount money={{ minor: change < 0n ? -change : change, currency }} />
        </span>
      )}
    </td>
  );
}

type Bands = { before: Band | undefined; after: Band | undefined };

function RangeCell({ band, ranges, currency }: { band: Bands; ranges: Props['ranges']; currency: string }) {
  const [now, then] = [band.before, band.after].map((one) => (one ? rangeWords(one, currency) : null));
  if (ranges.after.state === 'failed')
    return <td className="px-3 py-2 text-end font-normal text-faint">no range</td>;
  return (
    <td className="px-3 py-2 text-end font-normal whitespace-nowrap">
      <span className={ranges.after.state === 'waiting' ? 'opacity-50' : undefined}>{then ?? '…'}</span>
      <span className="block min-h-4 text-xs text-muted">{now && now !== then ? `now ${now}` : ''}</span>
    </td>
  );
}
