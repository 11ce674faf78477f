import type { WaterfallMeasure } from '@/domain/forecast/waterfall';
import { Amount } from '@/ui/format/amount';
import { moneyChange } from '@/ui/format/money';
import { DataTable, type Column } from '@/ui/layout/data-table';

type Figures = { commitMinor: bigint; weightedMinor: bigint; forecastMinor: bigint };
type Row = { label: string; from: Figures; to: Figures };

type Props = {
  rows: readonly Row[];
  measure: WaterfallMeasure;
  fromLabel: string;
  toLabel: string;
  currency: string;
};

const FIGURE = { forecast: 'forecastMinor', weighted: 'weightedMinor', commit: 'commitMinor' } as const;

/** What both days said of each quarter that both show, and how far they are apart. */
export function BesideTable({ rows, measure, fromLabel, toLabel, currency }: Props) {
  const of = (figures: Figures) => figures[FIGURE[measure]];
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  const columns: Column<Row>[] = [
    { key: 'quarter', header: 'Quarter', width: '30%', cell: (row) => row.label },
    { key: 'from', header: fromLabel, numeric: true, cell: (row) => money(of(row.from)) },
    { key: 'to', header: toLabel, numeric: true, cell: (row) => money(of(row.to)) },
    {
      key: 'change',
      header: 'Change',
      numeric: true,
      cell: (row) => moneyChange({ minor: of(row.to) - of(row.from), currency }),
    },
  ];
  return (
    <DataTable
      caption="Both forecasts by quarter"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.label}
      dense
      keepTable
    />
  );
}
