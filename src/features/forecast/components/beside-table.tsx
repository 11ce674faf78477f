import { Amount } from '@/ui/format/amount';
import { moneyChange } from '@/ui/format/money';
import { DataTable, type Column } from '@/ui/layout/data-table';

type Figures = { actualMinor: bigint; commitMinor: bigint; forecastMinor: bigint };
type Row = { label: string; from: Figures; to: Figures };

type Props = { rows: readonly Row[]; fromLabel: string; toLabel: string; currency: string };

/** What both days said of each quarter: commit and forecast, and how far they are apart. */
export function BesideTable({ rows, fromLabel, toLabel, currency }: Props) {
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  const change = (from: bigint, to: bigint) => moneyChange({ minor: to - from, currency });
  const columns: Column<Row>[] = [
    { key: 'quarter', header: 'Quarter', cell: (row) => row.label },
    {
      key: 'commitFrom',
      header: `Commit, ${fromLabel}`,
      numeric: true,
      cell: (row) => money(row.from.commitMinor),
    },
    {
      key: 'commitTo',
      header: `Commit, ${toLabel}`,
      numeric: true,
      cell: (row) => money(row.to.commitMinor),
    },
    {
      key: 'from',
      header: `Forecast, ${fromLabel}`,
      numeric: true,
      cell: (row) => money(row.from.forecastMinor),
      divider: true,
    },
    { key: 'to', header: `Forecast, ${toLabel}`, numeric: true, cell: (row) => money(row.to.forecastMinor) },
    {
      key: 'change',
      header: 'Change',
      numeric: true,
      cell: (row) => change(row.from.forecastMinor, row.to.forecastMinor),
    },
  ];
  return (
    <DataTable
      caption="Both forecasts by quarter"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.label}
    />
  );
}
