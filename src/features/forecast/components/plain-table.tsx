import { forecastMinor } from '@/domain/forecast/forecast';
import { plainMinor, type PlainForecast } from '@/domain/forecast/plain-model';
import type { Forecast } from '@/domain/forecast/types';
import { Amount } from '@/ui/format/amount';
import { moneyChange } from '@/ui/format/money';
import { DataTable, type Column } from '@/ui/layout/data-table';

type Props = { plain: PlainForecast; forecast: Pick<Forecast, 'periods' | 'totals'>; currency: string };

/** Both models for the same deals, quarter by quarter: where the plain table puts money that the clocks put elsewhere. */
export function PlainTable({ plain, forecast, currency }: Props) {
  const rows = plain.periods.map((period, index) => {
    const ours = forecast.periods[index]?.total;
    return {
      label: period.label,
      plainMinor: plainMinor(period),
      oursMinor: ours ? forecastMinor(ours) : 0n,
    };
  });
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  const total = { plain: plainMinor(plain.total), ours: forecastMinor(forecast.totals.total) };
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'quarter', header: 'Period', cell: (row) => row.label },
    {
      key: 'plain',
      header: 'Plain SaaS table',
      numeric: true,
      cell: (row) => money(row.plainMinor),
      total: money(total.plain),
    },
    {
      key: 'ours',
      header: 'Ours',
      numeric: true,
      cell: (row) => money(row.oursMinor),
      total: money(total.ours),
    },
    {
      key: 'difference',
      header: 'Plain against ours',
      numeric: true,
      cell: (row) => moneyChange({ minor: row.plainMinor - row.oursMinor, currency }),
      total: moneyChange({ minor: total.plain - total.ours, currency }),
    },
  ];
  return (
    <>
      <p className="px-4 pt-3 text-sm text-pretty text-muted">
        Demo 30 %, evaluation 60 %, negotiation 90 %, signed 100 %: the whole amount at the close date, with
        no lead time and no evidence. It is shown only so that you see what it would have told you.
      </p>
      <DataTable
        caption="The plain SaaS table beside ours"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.label}
        totalLabel="All"
      />
    </>
  );
}
