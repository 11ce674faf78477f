import type { Metadata } from 'next';
import { StreamChips } from '@/features/kpis/components/stream-chips';
import { customerHref, customersHref, readChoice, ROWS_SHOWN } from '@/features/kpis/kpi-address';
import { rowsLead } from '@/features/kpis/rows-lead';
import { ArrTable } from '@/features/revenue/components/arr-table';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Toolbar } from '@/ui/layout/toolbar';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'ARR by customer' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The rows behind an opening or a closing ARR. */
export default async function CustomersPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { asOf, on: chosen, stream, constant } = readChoice(await searchParams);
  const { currency, on, rows, count, totalMinor } = await callOrNotFound(customersOnQuery, slug, {
    on: chosen ?? asOf,
    stream,
    constant,
    limit: ROWS_SHOWN,
  });
  const { actor } = await frameOf(slug);
  const basis = constant ? { constant: 1 } : {};
  return (
    <>
      <PageHeader
        title={`ARR at the end of ${dateText(on)}${constant ? ', in constant currency' : ''}`}
        lead={rowsLead(count, moneyExact({ minor: totalMinor, currency }))}
      />
      <RevenueTabs slug={slug} active="customers" role={actor.role} clock={{ asOf }} />
      <Toolbar label="Stream">
        <StreamChips
          chosen={stream}
          hrefOf={(next) => customersHref(slug, on, { asOf, stream: next, ...basis })}
        />
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
