import type { Metadata } from 'next';
import { may } from '@/domain/access/permissions';
import { addDays } from '@/domain/values/calendar-date';
import { PeriodTable } from '@/features/revenue/components/period-table';
import { PeriodTrend } from '@/features/revenue/components/period-trend';
import { RevenueBridge } from '@/features/revenue/components/revenue-bridge';
import { RevenueCards } from '@/features/revenue/components/revenue-cards';
import { RevenueEmpty } from '@/features/revenue/components/revenue-empty';
import { RevenueFilters } from '@/features/revenue/components/revenue-filters';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { SignedTable } from '@/features/revenue/components/signed-table';
import { revenueOverview } from '@/features/revenue/queries-overview';
import { paidHref, readView, revenueHref, type RevenueView } from '@/features/revenue/revenue-address';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Revenue' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What customers pay a year, and how it came to that: the answer, the reason, and the rows one press away. */
export default async function RevenuePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const view = readView(await searchParams);
  const { kind, ...asked } = view;
  const page = await callOrNotFound(revenueOverview, slug, asked);
  const { currency, asOf, window, bridge, periods, signed, customer } = page;
  const { actor, today } = await frameOf(slug);
  const here = (changes: Partial<RevenueView>) => revenueHref(slug, 'overview', { ...view, ...changes });
  const rowsHref = (changes: Partial<RevenueView>) =>
    revenueHref(slug, 'movements', { ...view, by: null, ...changes });
  const live = moneyCompact({ minor: page.liveMinor, currency });
  return (
    <>
      <PageHeader
        title="Revenue"
        lead={`${customer ? `${customer.name}: ` : ''}${live} of ARR at the end of ${dateText(asOf)}${view.constant ? ', in constant currency' : ''}.`}
      />
      <RevenueTabs slug={slug} active="revenue" role={actor.role} clock={{ asOf: view.asOf }} />
      {page.hasLedger || signed.count > 0 ? (
        <>
          <RevenueFilters
            view={view}
            window={window}
            customer={customer?.name ?? null}
            hasForeign={page.hasForeign}
            hrefOf={here}
          />
          <RevenueCards {...page} liveHref={paidHref(slug, asOf, view)} />
          <div className="grid gap-4 xl:grid-cols-5">
            <Card className="break-inside-avoid xl:col-span-3">
              <RevenueBridge
                bridge={bridge}
                window={window}
                currency={currency}
                kindHref={(one) => rowsHref({ from: window.from, until: window.until, kind: one })}
                endHref={(end) =>
                  paidHref(slug, addDays(end === 'opening' ? window.from : window.until, -1), view)
                }
              />
            </Card>
            <Card className="break-inside-avoid xl:col-span-2">
              <PeriodTrend
                periods={periods}
                by={window.by}
                currency={currency}
                kind={kind}
                hrefOf={(one) => here({ kind: one })}
                rowsHref={({ from, until }) => rowsHref({ from, until })}
              />
            </Card>
          </div>
          <Section
            title={window.by === 'month' ? 'Months' : 'Quarters'}
            lead="Opening + movements + FX = closing. A line opens its own bridge, an amount its rows."
          >
            <Card flush>
              <PeriodTable
                periods={periods}
                total={bridge}
                currency={currency}
                periodHref={({ from, until }) => here({ from, until, by: null })}
                kindHref={({ from, until }, one) => rowsHref({ from, until, kind: one })}
              />
            </Card>
          </Section>
          {signed.count === 0 ? null : (
            <div id="signed" className="scroll-mt-20">
              <Section
                title="Signed, not started"
                lead={`${countOf(signed.count, 'line')} between live and contracted ARR${signed.count > signed.rows.length ? `; the next ${signed.rows.length} are shown` : ''}.`}
              >
                <Card flush>
                  <SignedTable
                    rows={signed.rows}
                    addsMinor={signed.addsMinor}
                    currency={currency}
                    hrefOf={(id) => `/t/${slug}/revenue/customers/${id}`}
                  />
                </Card>
              </Section>
            </div>
          )}
        </>
      ) : (
        <RevenueEmpty slug={slug} asOf={asOf} today={today} mayImport={may(actor, 'imports.write')} />
      )}
    </>
  );
}
