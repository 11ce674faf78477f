import type { Measured, Moment, QuarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { meetsGoal } from '@/domain/forecast/accuracy/variance';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Amount } from '@/ui/format/amount';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { offText } from '../accuracy-words';

type Props = {
  quarters: readonly QuarterAccuracy[];
  moment: Moment;
  currency: string;
  /** What opens a quarter; null where nothing was kept that could be explained. */
  hrefOf: (from: CalendarDate) => string;
};

/** Forecast beside actual, quarter by quarter: the latest first. */
export function QuartersTable({ quarters, moment, currency, hrefOf }: Props) {
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  const said = (quarter: QuarterAccuracy) => quarter.moments[moment];
  const stream = (key: 'hardware' | 'software' | 'services', header: string): Column<QuarterAccuracy> => ({
    key,
    header,
    numeric: true,
    cell: (quarter) => <Off measured={said(quarter)?.[key] ?? null} />,
  });
  return (
    <DataTable<QuarterAccuracy>
      caption="Forecast and actual by quarter"
      keepTable
      rows={quarters.toReversed()}
      rowKey={({ from }) => from}
      rowHref={(quarter) => (said(quarter) ? hrefOf(quarter.from) : null)}
      columns={[
        {
          key: 'quarter',
          header: 'Quarter',
          cell: ({ label }) => <span className="whitespace-nowrap">{label}</span>,
        },
        {
          key: 'forecast',
          header: 'Forecast',
          numeric: true,
          cell: (quarter) => {
            const total = said(quarter)?.total;
            return total ? money(total.forecastMinor) : <span className="text-faint">not kept</span>;
          },
        },
        { key: 'actual', header: 'Actual', numeric: true, cell: ({ actual }) => money(actual.total) },
        {
          key: 'off',
          header: 'Off by',
          numeric: true,
          cell: (quarter) => <Off measured={said(quarter)?.total ?? null} judged />,
        },
        stream('hardware', 'Hardware'),
        stream('software', 'Software'),
        stream('services', 'Services'),
        {
          key: 'cleaned',
          header: 'Without zombies',
          numeric: true,
          cell: (quarter) => <Off measured={said(quarter)?.cleaned ?? null} />,
        },
      ]}
    />
  );
}

/** A miss in per cent with its direction; amber where the goal was missed. */
function Off({ measured, judged = false }: { measured: Measured | null; judged?: boolean }) {
  if (measured === null) return <span className="text-faint">–</span>;
  const { variance, forecastMinor, actualMinor } = measured;
  if (variance.ratio === null)
    return (
      <span className="text-faint" title={variance.reason}>
        n/a
      </span>
    );
  const way = forecastMinor > actualMinor ? 'too high' : forecastMinor < actualMinor ? 'too low' : 'exact';
  const missed = judged && meetsGoal(variance) === false;
  return (
    <span title={`Forecast ${way}`} className={missed ? 'font-medium text-look' : undefined}>
      {offText(variance)}
      <span aria-hidden className="ms-0.5 inline-block w-3 text-center text-xs text-muted">
        {way === 'too high' ? '↑' : way === 'too low' ? '↓' : ''}
      </span>
      <span className="sr-only">, {way}</span>
    </span>
  );
}
