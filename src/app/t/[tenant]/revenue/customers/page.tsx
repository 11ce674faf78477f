import type { Metadata } from 'next';
import Link from 'next/link';
import { StreamChips } from '@/features/kpis/components/stream-chips';
import {
  customerHref,
  customersHref,
  dashboardHref,
  readChoice,
  ROWS_SHOWN,
} from '@/features/kpis/kpi-address';
import { rowsLead } from '@/features/kpis/rows-lead';
import { ArrTable } from '@/features/revenue/components/arr-table';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Toolbar } from '@/ui/layout/toolbar';

export const metadata: Metadata = { title: 'ARR by customer' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The rows behind an opening or a closing ARR. */
export default async function CustomersPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { asOf, on: chosen, stream } = readChoice(await searchParams);
  const { currency, on, rows, count, totalMinor } = await callOrNotFound(customersOnQuery, slug, {
    on: chosen ?? asOf,
    stream,
    limit: ROWS_SHOWN,
  });
  return (
    <>
      <PageHeader
        eyebrow={<Link href={dashboardHref(slug, { asOf })}>Dashboard</Link>}
        title={`ARR at the end of ${dateText(on)}`}
        lead={rowsLead(count, moneyExact({ minor: totalMinor, currency }))}
      />
      <Toolbar label="Stream">
        <StreamChips chosen={stream} hrefOf={(next) => customersHref(slug, on, { asOf, stream: next })} />
      </Toolbar>
      <Card flush>
        <ArrTable
          rows={rows}
          totalMinor={totalMinor}
          currency={currency}
          hrefOf={(id) => customerHref(slug, id, { asOf })}
        />
      </Card>
    </>
  );
}
