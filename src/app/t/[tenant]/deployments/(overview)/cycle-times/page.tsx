import type { Metadata } from 'next';
import { BehindRows } from '@/features/deployments/components/behind-rows';
import { BlockedBeside } from '@/features/deployments/components/blocked-beside';
import { StageTimes, StreamTimes } from '@/features/deployments/components/cycle-tables';
import { DeploymentTabs } from '@/features/deployments/components/deployment-tabs';
import { StretchTable, timesText } from '@/features/deployments/components/stretch-table';
import {
  cycleHref,
  cycleInput,
  readCycleAddress,
  type CycleAddress,
} from '@/features/deployments/cycle-address';
import { cycleTimes, type CycleTimesPage } from '@/features/deployments/queries-cycle-times';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../../frame';

export const metadata: Metadata = { title: 'Cycle times' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** How long it takes from the first contact to the first value, and how the deployment stretches the sale. */
export default async function CyclesPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const address = readCycleAddress(await searchParams);
  const page = await callOrNotFound(cycleTimes, slug, cycleInput(address));
  const { actor } = await frameOf(slug);
  const clock = { asOf: address.asOf };
  return (
    <>
      <PageHeader title="Cycle times" lead={leadOf(page)} />
      <DeploymentTabs slug={slug} active="cycle-times" role={actor.role} clock={clock} />
      {page.behind ? (
        <BehindRows
          slug={slug}
          title={behindTitle(page, address)}
          rows={page.behind}
          closeHref={cycleHref(slug, clock)}
        />
      ) : null}
      {page.quarters.length === 0 ? (
        <EmptyState
          title="Nothing signed yet"
          why="Once deals have a PO, their stages and streams are timed from the first contact to the first value."
        />
      ) : (
        <Section
          title="How deployment stretches the sale"
          lead="Medians by quarter of signature: from the first contact to the PO, then from the signature to the first value."
        >
          <Card flush>
            <StretchTable slug={slug} page={page} clock={clock} />
          </Card>
        </Section>
      )}
      {page.stages.length > 0 ? (
        <Section title="By stage" lead={stageLead(page)}>
          <Card flush>
            <StageTimes slug={slug} page={page} clock={clock} />
          </Card>
        </Section>
      ) : null}
      {page.streams.length > 0 ? (
        <Section title="By stream" lead="From the PO to what the stream is paid for.">
          <Card flush>
            <StreamTimes slug={slug} page={page} clock={clock} />
          </Card>
        </Section>
      ) : null}
      <BlockedBeside slug={slug} page={page} clock={clock} />
    </>
  );
}

function leadOf({ all, from, deals }: CycleTimesPage): string {
  const { sale, deployment, stretch } = all;
  if (sale.median === null || deployment.median === null)
    return `${countOf(deals, 'deal')} signed since ${dateText(from)}.`;
  return `A sale takes ${countOf(sale.median, 'day')}. The deployment adds ${deployment.median} and stretches it to ${timesText(stretch)} its length. Signed since ${dateText(from)}.`;
}

function stageLead({ deals, withoutMoves }: CycleTimesPage): string {
  const left =
    withoutMoves > 0 ? ` ${countOf(withoutMoves, 'deal')} without a history of stages left out.` : '';
  return `${countOf(deals, 'signed deal')}. Above the line is talk, below it delivery; who is still in a stage counts with the days so far.${left}`;
}

function behindTitle({ labels, quarters }: CycleTimesPage, { stage, stream, quarter }: CycleAddress): string {
  if (stage) return `Days in ${labels[stage] ?? stage}`;
  if (stream) return `${STREAM_LABEL[stream]}: days from the signature`;
  const found = quarters.find(({ from, until }) => quarter && quarter >= from && quarter < until);
  return `Signed in ${found?.label ?? dateText(quarter ?? null)}`;
}
