import type { Metadata } from 'next';
import { Suspense } from 'react';
import { CardSkeleton } from '@/features/forecast/components/beside-cards';
import { ExportForecast } from '@/features/forecast/components/export-forecast';
import { ForecastChart } from '@/features/forecast/components/forecast-chart';
import { filterWords, ForecastFilters } from '@/features/forecast/components/forecast-filters';
import { ForecastTable } from '@/features/forecast/components/forecast-table';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { KnockedDownDeals } from '@/features/forecast/components/knocked-down';
import { PlainTable } from '@/features/forecast/components/plain-table';
import { QuarterCards } from '@/features/forecast/components/quarter-cards';
import { isFiltered, readFilter, withFilter } from '@/features/forecast/filter-address';
import { readView, viewPath } from '@/features/forecast/view-address';
import { forecastQuery } from '@/features/forecast/queries';
import { forecastBeside, forecastFilters } from '@/features/forecast/queries-page';
import { RangeProvider } from '@/features/forecast/range/range-provider';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../frame';
import { Backlog, Claims } from './beside';
import { SinceLastWeek } from './since-last-week';

export const metadata: Metadata = { title: 'Forecast' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ForecastPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const [clock, filter] = [readClocks(raw), readFilter(raw)];
  const view = readView(raw);
  const question = { ...filter, ...clock };
  const [shown, choices, plain, { actor }] = await Promise.all([
    callOrNotFound(forecastQuery, slug, question),
    callOrNotFound(forecastFilters, slug, { customerId: filter.customerId || null }),
    view.model === 'plain' ? callOrNotFound(forecastBeside, slug, question) : null,
    frameOf(slug),
  ]);
  const { currency, asOf, periods, totals, findings, knockedDown, mayOpenDeals, certainty } = shown;
  const page = `/t/${slug}/forecast`;
  const viewHref = (changed: typeof view) => withFilter(viewPath(page, changed), filter, clock);
  const hrefOf = (period: number | null, column: string | null, measure: string) => {
    const query = new URLSearchParams({ measure });
    if (period !== null) query.set('period', String(period));
    if (column) query.set('column', column);
    return withFilter(`${page}/rows?${query.toString()}`, filter, clock);
  };
  const current = periods[0];
  const empty = Object.values(totals.total).every((minor) => minor === 0n);
  return (
    <>
      <ForecastTabs slug={slug} active="forecast" role={actor.role} clock={clock} />
      <PageHeader
        title="Forecast"
        lead={`Three streams, each on its own clock, as of ${dateText(asOf)}. ${filterWords(filter, choices)}`}
        actions={empty ? null : <ExportForecast {...{ slug, filter, clock }} />}
      />
      {empty && !isFiltered(filter) ? (
        <EmptyState
          title="Nothing to forecast yet"
          why="The forecast is made of deals with amounts. Import your CRM's export, or create a deal."
          action={<LinkButton href={`/t/${slug}/pipeline`}>Open the pipeline</LinkButton>}
        />
      ) : (
        <RangeProvider slug={slug} filter={filter} clock={clock}>
          <ForecastFilters path={viewPath(page, view)} {...{ filter, clock, choices }} />
          {empty || !current ? (
            <EmptyState
              title="Nothing here"
              why="No deal of this filter lands in any quarter."
              action={<LinkButton href={withClocks(page, clock)}>Show everything</LinkButton>}
            />
          ) : (
            <>
              <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
                <QuarterCards
                  quarter={current}
                  currency={currency}
                  hrefOf={(measure) => hrefOf(0, null, measure)}
                />
                <Suspense fallback={<CardSkeleton />}>
                  <Backlog {...{ slug, filter, clock }} />
                </Suspense>
                <Suspense fallback={<CardSkeleton />}>
                  <Claims {...{ slug, filter, clock }} />
                </Suspense>
              </div>
              <div className="grid gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
                <Card>
                  <ForecastChart
                    forecast={{ periods }}
                    plain={plain?.plain ?? null}
                    modelHref={(model) => viewHref({ ...view, model })}
                    {...{ certainty, currency }}
                  />
                </Card>
                <Card>
                  <Suspense fallback={<CardSkeleton />}>
                    <SinceLastWeek
                      {...{ slug, filter, clock }}
                      span={view.span}
                      spanHref={(span) => viewHref({ ...view, span })}
                    />
                  </Suspense>
                </Card>
              </div>
              <Card flush>
                {plain ? (
                  <PlainTable plain={plain.plain} forecast={{ periods, totals }} currency={currency} />
                ) : (
                  <ForecastTable forecast={{ periods, totals }} currency={currency} hrefOf={hrefOf} />
                )}
              </Card>
              <KnockedDownDeals
                {...knockedDown}
                currency={currency}
                hrefOf={mayOpenDeals ? (id) => withClocks(`/t/${slug}/deals/${id}`, clock) : null}
              />
              {findings.length > 0 ? (
                <Alert
                  tone="look"
                  title={`${countOf(findings.length, 'planned day')} passed without the fact.`}
                >
                  Those clocks move to today plus the time still needed. Ask for the shipment or activation,
                  or a new date.
                </Alert>
              ) : null}
            </>
          )}
        </RangeProvider>
      )}
    </>
  );
}
