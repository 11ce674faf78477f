import type { Metadata } from 'next';
import { Plus } from 'lucide-react';
import { date } from '@/domain/values/calendar-date';
import { redirect } from 'next/navigation';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { PipelineFilters } from '@/features/deals/components/pipeline-filters';
import { PipelineEmpty } from '@/features/deals/components/pipeline-empty';
import { StageTotals } from '@/features/deals/components/stage-totals';
import { StreamTotals } from '@/features/deals/components/stream-totals';
import { ColumnsMenu } from '@/features/deals/components/table/columns-menu';
import { ExportMenu } from '@/features/deals/components/table/export-menu';
import { PipelineTable } from '@/features/deals/components/table/pipeline-table';
import {
  exportQuery,
  readPipelineAddress,
  rowsQuery,
  sortStates,
  viewQuery,
  withParams,
} from '@/features/deals/pipeline-address';
import { pipelinePage } from '@/features/deals/queries-pipeline-page';
import { ViewsBar } from '@/features/views/components/views-bar';
import { listViews } from '@/features/views/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { countOf, countText } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';
import { OwnHandoffs } from './own-handoffs';

export const metadata: Metadata = { title: 'Pipeline' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PipelinePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const { address, input } = readPipelineAddress(raw);
  const { views, mayLead, maySave } = await callOrNotFound(listViews, slug, {});
  openDefault(slug, raw, views);
  const { pipeline, model, page, reps, today, ...rights } = await callOrNotFound(pipelinePage, slug, input);
  const path = `/t/${slug}/pipeline`;
  const href = (changes: Record<string, string | null>) => withParams(path, raw, { after: null, ...changes });
  const { currency } = pipeline;
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  const total = pipeline[address.outcome].count;
  return (
    <>
      <PageHeader
        title="Pipeline"
        lead={`${countOf(pipeline.open.count, 'open deal')} worth ${money(pipeline.open.amountMinor)}. By evidence it counts ${money(pipeline.weightedMinor)}.`}
        actions={
          <>
            <LinkButton href={`/t/${slug}/pipeline/compare`}>What changed</LinkButton>
            {rights.mayCreate ? (
              <LinkButton
                href={`/t/${slug}/deals/new`}
                variant="primary"
                icon={<Plus aria-hidden className="size-4" />}
              >
                New deal
              </LinkButton>
            ) : null}
          </>
        }
      />
      <OwnHandoffs slug={slug} />
      <Section title="Open pipeline by stream">
        <StreamTotals pipeline={pipeline} />
      </Section>
      <Card flush>
        <StageTotals pipeline={pipeline} model={model} hrefOf={(stage) => href({ stage, outcome: null })} />
      </Card>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <TabLinks
            label="Outcome"
            links={(['open', 'won', 'lost'] as const).map((outcome) => ({
              href: href({ outcome, stage: null }),
              label: { open: 'Open', won: 'Won', lost: 'Lost' }[outcome],
              count: countText(pipeline[outcome].count),
              active: address.outcome === outcome,
            }))}
          />
          <TabLinks
            label="Form of the pipeline"
            links={[
              { href: href({}), label: 'Table', active: true },
              {
                href: withParams(`${path}/board`, raw, { after: null }),
                label: 'Board',
                active: false,
              },
            ]}
          />
        </div>
        <ViewsBar
          slug={slug}
          path={path}
          views={views}
          open={address.view}
          query={viewQuery(address)}
          clocks={withClocks('', readClocks(raw)).slice(1)}
          mayLead={mayLead}
          maySave={maySave}
        />
        <div className="flex flex-wrap items-end justify-between gap-3">
          <PipelineFilters slug={slug} address={address} labels={model.labels} reps={reps} />
          <div className="flex flex-wrap gap-2 max-sm:hidden">
            <ColumnsMenu path={href({})} columns={address.columns} />
            <ExportMenu slug={slug} query={exportQuery(address)} total={total} />
          </div>
        </div>
        <Card flush>
          {page.rows.length === 0 ? (
            <PipelineEmpty
              slug={slug}
              filtered={Boolean(address.stage ?? address.rep ?? address.search) || address.outcome !== 'open'}
            />
          ) : (
            <PipelineTable
              key={`${rowsQuery(address)}${input.after ?? ''}`}
              slug={slug}
              query={rowsQuery(address)}
              first={page}
              total={total}
              paged={Boolean(input.after)}
              columns={address.columns}
              sorts={sortStates(address, href)}
              byStage={address.sort === 'stage'}
              currency={currency}
              today={date(address.asOf ?? today)}
              clocks={readClocks(raw)}
              labels={model.labels}
              reps={reps}
              may={rights.may}
              pager={
                <div className="border-t px-4 py-2">
                  <Pagination
                    summary={`${countText(page.rows.length)} of ${countText(total)} deals on this page`}
                    previousHref={input.after ? href({}) : null}
                    nextHref={page.next ? href({ after: page.next }) : null}
                  />
                </div>
              }
            />
          )}
        </Card>
      </div>
    </>
  );
}

type DefaultView = { id: string; query: string; isDefault: boolean; shared: boolean };

/** Whoever comes without a view of his own choice begins with his default view, or with everybody's. */
function openDefault(slug: string, raw: Awaited<Props['searchParams']>, views: readonly DefaultView[]): void {
  if (Object.keys(raw).some((name) => name !== 'asOf' && name !== 'knownAt')) return;
  const defaults = views.filter(({ isDefault }) => isDefault);
  const view = defaults.find(({ shared }) => !shared) ?? defaults[0];
  if (!view) return;
  const params = new URLSearchParams(view.query);
  params.set('view', view.id);
  redirect(withClocks(`/t/${slug}/pipeline?${params}`, readClocks(raw)));
}
