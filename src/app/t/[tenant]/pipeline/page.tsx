import type { Metadata } from 'next';
import { Plus } from 'lucide-react';
import { DealsTable } from '@/features/deals/components/deals-table';
import { PipelineFilters } from '@/features/deals/components/pipeline-filters';
import { StageTotals } from '@/features/deals/components/stage-totals';
import { StreamTotals } from '@/features/deals/components/stream-totals';
import { readPipelineAddress, withParams } from '@/features/deals/pipeline-address';
import { pipelinePage } from '@/features/deals/queries-pipeline-page';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { countOf, countText } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Pipeline' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PipelinePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const { address, input } = readPipelineAddress(raw);
  const { pipeline, model, page, reps, today, mayCreate } = await callOrNotFound(pipelinePage, slug, input);
  const href = (changes: Record<string, string | null>) =>
    withParams(`/t/${slug}/pipeline`, raw, { after: null, ...changes });
  const { currency } = pipeline;
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  return (
    <>
      <PageHeader
        title="Pipeline"
        lead={`${countOf(pipeline.open.count, 'open deal')} worth ${money(pipeline.open.amountMinor)}. By evidence it counts ${money(pipeline.weightedMinor)}.`}
        actions={
          mayCreate ? (
            <LinkButton
              href={`/t/${slug}/deals/new`}
              variant="primary"
              icon={<Plus aria-hidden className="size-4" />}
            >
              New deal
            </LinkButton>
          ) : undefined
        }
      />
      <Section title="Open pipeline by stream">
        <StreamTotals pipeline={pipeline} />
      </Section>
      <Card flush>
        <StageTotals pipeline={pipeline} model={model} hrefOf={(stage) => href({ stage, outcome: null })} />
      </Card>
      <div className="flex flex-col gap-4">
        <TabLinks
          label="Outcome"
          links={(['open', 'won', 'lost'] as const).map((outcome) => ({
            href: href({ outcome, stage: null }),
            label: { open: 'Open', won: 'Won', lost: 'Lost' }[outcome],
            count: countText(pipeline[outcome].count),
            active: address.outcome === outcome,
          }))}
        />
        <PipelineFilters slug={slug} address={address} reps={reps} />
        <Card flush>
          <DealsTable
            rows={page.rows}
            currency={currency}
            slug={slug}
            today={address.asOf ?? today}
            filtered={Boolean(address.stage ?? address.rep ?? address.search) || address.outcome !== 'open'}
            sortOf={(sort) => {
              const active = (address.sort ?? 'close') === sort;
              const direction = active ? (address.descending ? 'descending' : 'ascending') : null;
              return { href: href({ sort, desc: active && !address.descending ? '1' : null }), direction };
            }}
          />
        </Card>
        <Pagination
          summary={`${countText(page.rows.length)} of ${countText(pipeline[address.outcome].count)} deals on this page`}
          previousHref={input.after ? href({}) : null}
          nextHref={page.next ? href({ after: page.next }) : null}
        />
      </div>
    </>
  );
}
