import type { Metadata } from 'next';
import { ExportForecast } from '@/features/forecast/components/export-forecast';
import { filterWords, ForecastFilters } from '@/features/forecast/components/forecast-filters';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { isFiltered, readFilter, withFilter } from '@/features/forecast/filter-address';
import { readView, viewPath } from '@/features/forecast/view-address';
import { EndorsementLine } from '@/features/stage-models/components/endorsement-line';
import { showEndorsement } from '@/features/stage-models/queries-endorsement';
import { forecastQuery } from '@/features/forecast/queries';
import { forecastBeside, forecastFilters } from '@/features/forecast/queries-page';
import { RangeProvider } from '@/features/forecast/range/range-provider';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { dateText } from '@/ui/format/dates';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';
import { ForecastBody } from './forecast-body';

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
  const [shown, choices, plain, endorsement, { actor }] = await Promise.all([
    callOrNotFound(forecastQuery, slug, question),
    callOrNotFound(forecastFilters, slug, { customerId: filter.customerId || null }),
    view.model === 'plain' ? callOrNotFound(forecastBeside, slug, question) : null,
    callOrNotFound(showEndorsement, slug, {}),
    frameOf(slug),
  ]);
  const { asOf, periods, totals } = shown;
  const page = `/t/${slug}/forecast`;
  const viewHref = (changed: typeof view) => withFilter(viewPath(page, changed), filter, clock);
  const hrefOf = (period: number | null, column: string | null, measure: string) => {
    const query = new URLSearchParams({ measure });
    if (period !== null) query.set('period', String(period));
    if (column) query.set('column', column);
    return withFilter(`${page}/rows?${query.toString()}`, filter, clock);
  };
  const [current] = periods;
  const empty = Object.values(totals.total).every((minor) => minor === 0n);
  return (
    <>
      <ForecastTabs slug={slug} active="forecast" role={actor.role} clock={clock} />
      <PageHeader
        title="Forecast"
        lead={`Three streams, each on its own clock, as of ${dateText(asOf)}. ${filterWords(filter, choices)}`}
        actions={empty ? null : <ExportForecast {...{ slug, filter, clock }} />}
      />
      <EndorsementLine slug={slug} {...endorsement} />
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
            <ForecastBody
              {...{ slug, filter, clock, view, shown, hrefOf, viewHref }}
              plain={plain?.plain ?? null}
              current={current}
            />
          )}
        </RangeProvider>
      )}
    </>
  );
}
