import type { Metadata } from 'next';
import { STANDS, type Stand } from '@/domain/deployments/steps';
import { DeploymentTable } from '@/features/deployments/components/deployment-table';
import { DeploymentTabs } from '@/features/deployments/components/deployment-tabs';
import { NewDialog } from '@/features/deployments/components/new-dialog';
import { listHref, listInput, readListAddress } from '@/features/deployments/list-address';
import { deploymentsQuery } from '@/features/deployments/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Chip } from '@/ui/controls/chip';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { countText } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Toolbar } from '@/ui/layout/toolbar';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Deployments' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const STAND_NAMES: Record<Stand, string> = {
  waiting: 'Waiting for first value',
  running: 'Running',
  troubled: 'Blocked or failing',
  ended: 'Ended',
};
const KIND_NAMES = { production: 'Production', pilot: 'Pilots' } as const;

export default async function DeploymentsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const address = readListAddress(await searchParams);
  const list = await callOrNotFound(deploymentsQuery, slug, listInput(address));
  const { rows, counts, next, asOf, today, mayWrite } = list;
  const { actor } = await frameOf(slug);
  const { stands, kind, after } = address;
  const narrowed = { ...address, after: null };
  const total = counts[stands ?? 'all'];
  return (
    <>
      <PageHeader
        title="Deployments"
        lead="Sold is not running yet. Each is followed from its signature to the first value."
        actions={mayWrite ? <NewDialog slug={slug} today={today} /> : undefined}
      />
      <DeploymentTabs slug={slug} active="deployments" role={actor.role} clock={{ asOf: address.asOf }} />
      <Toolbar
        label="Narrow the list"
        end={(['production', 'pilot'] as const).map((one) => (
          <Chip
            key={one}
            label={KIND_NAMES[one]}
            selected={kind === one}
            href={listHref(slug, { ...narrowed, kind: kind === one ? null : one })}
          />
        ))}
      >
        <TabLinks
          label="How they stand"
          links={[null, ...STANDS].map((one) => ({
            href: listHref(slug, { ...narrowed, stands: one }),
            label: one === null ? 'All' : STAND_NAMES[one],
            count: countText(counts[one ?? 'all']),
            active: stands === one,
          }))}
        />
      </Toolbar>
      {rows.length === 0 ? (
        <Empty slug={slug} narrowed={stands !== null || kind !== null} />
      ) : (
        <Card flush>
          <DeploymentTable slug={slug} {...{ rows, asOf, today, mayWrite }} />
          <div className="border-t px-4 py-2">
            <Pagination
              summary={`${countText(rows.length)} of ${countText(total)} deployments on this page`}
              previousHref={after ? listHref(slug, narrowed) : null}
              nextHref={next ? listHref(slug, { ...address, after: next }) : null}
            />
          </div>
        </Card>
      )}
    </>
  );
}

function Empty({ slug, narrowed }: { slug: string; narrowed: boolean }) {
  return narrowed ? (
    <EmptyState
      title="None of these"
      why="No deployment stands like this on that day."
      action={<LinkButton href={listHref(slug, {})}>Show all</LinkButton>}
    />
  ) : (
    <EmptyState
      title="No deployments yet"
      why="One begins when delivery accepts the handoff of a deal with a PO. Those of before can be imported or written down here."
    />
  );
}
