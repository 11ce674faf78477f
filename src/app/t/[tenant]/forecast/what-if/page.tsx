import type { Metadata } from 'next';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { ForecastFilters } from '@/features/forecast/components/forecast-filters';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { isFiltered, readFilter } from '@/features/forecast/filter-address';
import { forecastFilters } from '@/features/forecast/queries-page';
import { whatIfQuery } from '@/features/forecast/queries-what-if';
import { readSupposed, supposedPath, suppositionOf } from '@/features/forecast/what-if-address';
import { WhatIfDesk } from '@/features/forecast/what-if/what-if-desk';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'What if' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WhatIfPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const [clock, filter, supposed] = [readClocks(raw), readFilter(raw), readSupposed(raw)];
  const [told, choices, { actor }] = await Promise.all([
    callOrNotFound(whatIfQuery, slug, { ...clock, ...filter, ...suppositionOf(supposed) }),
    callOrNotFound(forecastFilters, slug, { customerId: filter.customerId || null }),
    frameOf(slug),
  ]);
  const page = `/t/${slug}/forecast/what-if`;
  const empty = Object.values(told.before.totals.total).every((minor) => minor === 0n);
  return (
    <>
      <ForecastTabs slug={slug} active="what-if" role={actor.role} clock={clock} />
      <PageHeader
        title="What if"
        lead="Suppose something and see what it does to the forecast. Nothing is saved; the address keeps it."
      />
      {empty && !isFiltered(filter) ? (
        <EmptyState
          title="Nothing to suppose yet"
          why="The forecast is made of deals with amounts. Import your CRM's export, or create a deal."
          action={<LinkButton href={`/t/${slug}/pipeline`}>Open the pipeline</LinkButton>}
        />
      ) : (
        <>
          <ForecastFilters path={supposedPath(page, supposed)} {...{ filter, clock, choices }} />
          {empty ? (
            <EmptyState
              title="Nothing here"
              why="No deal of this filter lands in any quarter."
              action={<LinkButton href={withClocks(page, clock)}>Show everything</LinkButton>}
            />
          ) : (
            <WhatIfDesk {...{ slug, filter, clock, supposed, told }} />
          )}
        </>
      )}
    </>
  );
}
