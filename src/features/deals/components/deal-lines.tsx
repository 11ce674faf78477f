import { lineTotal } from '@/domain/deals/amount';
import type { LineFacts } from '@/domain/deals/deal';
import { pricedOtherwise } from '@/domain/deals/shipped';
import type { ForecastRow } from '@/domain/forecast/types';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import { countText } from '@/ui/format/counts';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { HoursDialog } from './hours-dialog';
import { lineNotes } from './line-words';

type Props = {
  lines: readonly LineFacts[];
  rows: readonly ForecastRow[];
  termMonths: number;
  currency: string;
  periods: readonly string[];
  /** Who may tell hours worked, and of which deal; null: nobody here. */
  hours: { slug: string; dealId: string } | null;
};

/** Each line on its own clock: what has happened, and when the rest lands. */
export function DealLines({ lines, rows, termMonths, currency, periods, hours }: Props) {
  const columns: Column<LineFacts>[] = [
    { key: 'what', header: 'Line', width: '30%', cell: (line) => <What line={line} hours={hours} /> },
    { key: 'stream', header: 'Stream', cell: (line) => <StreamMark stream={line.stream} /> },
    {
      key: 'units',
      header: 'Units',
      numeric: true,
      cell: (line) => (line.units === null ? '–' : countText(line.units)),
    },
    {
      key: 'price',
      header: 'Price',
      numeric: true,
      cell: (line) => (
        <span>
          <Amount money={{ minor: line.amountMinor, currency }} as="whole" />
          {line.recurring ? <span className="text-muted"> a year</span> : null}
          <Otherwise line={line} currency={currency} />
        </span>
      ),
    },
    {
      key: 'total',
      header: 'Over the term',
      numeric: true,
      cell: (line) => <Amount money={{ minor: lineTotal(line, termMonths), currency }} as="whole" />,
      total: (
        <Amount
          money={{ minor: lines.reduce((sum, line) => sum + lineTotal(line, termMonths), 0n), currency }}
          as="whole"
        />
      ),
    },
    {
      key: 'lands',
      header: 'Lands',
      cell: (line) => <Landing rows={rows.filter((row) => row.lineId === line.id)} periods={periods} />,
    },
  ];
  return (
    <DataTable
      caption="Lines"
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
      totalLabel="All lines"
    />
  );
}

/** What is sold, and below it what, from whom, how it ships and how it is earned. */
function What({ line, hours }: { line: LineFacts; hours: Props['hours'] }) {
  return (
    <span className="flex flex-col gap-0.5">
      <span>{line.description}</span>
      {lineNotes(line).map((note) => (
        <span key={note} className="text-xs text-muted">
          {note}
        </span>
      ))}
      {line.timeAndMaterials && hours ? <HoursDialog {...hours} line={line} /> : null}
    </span>
  );
}

/** An amount that its units and price do not make: a discount, or a slip of the pen. */
function Otherwise({ line, currency }: { line: LineFacts; currency: string }) {
  const product = pricedOtherwise(line);
  if (product === null) return null;
  return (
    <span className="block text-xs text-look">
      units × price is <Amount money={{ minor: product, currency }} as="whole" />
    </span>
  );
}

/** The first day of what is still ahead (or of what has happened), and where that day comes from. */
function Landing({ rows, periods }: { rows: readonly ForecastRow[]; periods: readonly string[] }) {
  const ahead = rows.filter((row) => row.kind === 'open');
  const row = ahead[0] ?? rows.at(-1);
  if (!row) return <span className="text-muted">Outside the quarters shown</span>;
  return (
    <span className="flex flex-col">
      <span>
        {row.kind === 'actual' ? '● ' : '○ '}
        {row.date ? <Day date={row.date} /> : 'No date yet'}
        <span className="text-muted"> · {periods[row.period]}</span>
      </span>
      <span className="text-xs text-muted">{row.why}</span>
    </span>
  );
}
