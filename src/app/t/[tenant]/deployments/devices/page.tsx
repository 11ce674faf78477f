import type { Metadata } from 'next';
import { may } from '@/domain/access/permissions';
import { DeploymentTabs } from '@/features/deployments/components/deployment-tabs';
import { DeviceFilters } from '@/features/devices/components/device-filters';
import { DeviceList } from '@/features/devices/components/device-list';
import { ShareThatEarns } from '@/features/devices/components/share-that-earns';
import { devicesHref, readDevicesView } from '@/features/devices/devices-address';
import { EMPTY_WORDS, unknownSentence } from '@/features/devices/devices-words';
import { devicesQuery } from '@/features/devices/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Devices' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Which devices there are, whose they are, which report, and which share of them earns. */
export default async function DevicesPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const view = readDevicesView(await searchParams);
  const { rows, share, unknown, next, places, mayWrite, silentDays, asOf, today } = await callOrNotFound(
    devicesQuery,
    slug,
    view,
  );
  const { actor } = await frameOf(slug);
  const filtered =
    view.show !== 'all' || view.text !== '' || view.customerId !== null || view.deploymentId !== null;
  return (
    <>
      <PageHeader
        title="Devices"
        lead={unknown.devices > 0 ? unknownSentence(unknown) : 'Which devices report, and whose they are.'}
        actions={
          may(actor, 'imports.write') ? (
            <LinkButton href={`/t/${slug}/imports/new?kind=heartbeats`}>Import heartbeats</LinkButton>
          ) : null
        }
      />
      <DeploymentTabs slug={slug} active="devices" role={actor.role} clock={asOf === today ? {} : { asOf }} />
      {share.devices > 0 ? (
        <div className="text-sm">
          <ShareThatEarns share={share} silentDays={silentDays} />
        </div>
      ) : null}
      {share.devices > 0 || filtered ? (
        <DeviceFilters slug={slug} view={view} whose={rows[0] ?? null} unknown={unknown.devices} />
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          {...(view.text
            ? { title: 'No such device', why: `No serial number has “${view.text}” in it.` }
            : EMPTY_WORDS[view.show])}
        />
      ) : (
        <>
          <DeviceList
            key={devicesHref(slug, view, { after: view.after })}
            {...{ slug, rows, places, mayWrite }}
          />
          <Pagination
            summary={`${countOf(rows.length, 'device')} on this page`}
            previousHref={view.after ? devicesHref(slug, view) : null}
            nextHref={next ? devicesHref(slug, view, { after: next }) : null}
          />
        </>
      )}
    </>
  );
}
