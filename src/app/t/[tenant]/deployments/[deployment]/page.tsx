import type { Metadata } from 'next';
import Link from 'next/link';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { BlockSection } from '@/features/deployments/components/block-section';
import { DatesSection } from '@/features/deployments/components/dates-section';
import { FailureSection } from '@/features/deployments/components/failure-section';
import { StateMark } from '@/features/deployments/components/state-mark';
import { showDeployment } from '@/features/deployments/queries-show';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { PageHeader } from '@/ui/layout/page-header';
import { DevicesPart } from './devices-part';
import { HandoffPart } from './handoff-part';

export const metadata: Metadata = { title: 'Deployment' };

type Props = {
  params: Promise<{ tenant: string; deployment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One deployment: its life day by day, what was promised, what stood in the way, and what it consists of. */
export default async function DeploymentPage({ params, searchParams }: Props) {
  const { tenant: slug, deployment: deploymentId } = await params;
  const { asOf } = readClocks(await searchParams);
  const page = await callOrNotFound(showDeployment, slug, { deploymentId, asOf });
  const { deployment, deal, reached } = page;
  const { customer, customerId, kind, devices } = deployment;
  return (
    <>
      <PageHeader
        eyebrow={<Link href={withClocks(`/t/${slug}/deployments`, { asOf })}>Deployments</Link>}
        title={deployment.site}
        mark={<StateMark reached={reached} />}
        lead={
          <>
            {kind === 'pilot' ? 'Pilot' : 'Production'} deployment of{' '}
            {page.may.readRevenue ? (
              <Link href={withClocks(`/t/${slug}/revenue/customers/${customerId}`, { asOf })}>
                {customer}
              </Link>
            ) : (
              customer
            )}
            .
          </>
        }
      />
      <DatesSection slug={slug} page={page} />
      <HandoffPart slug={slug} deploymentId={deploymentId} deal={deal} asOf={asOf} />
      <BlockSection slug={slug} page={page} />
      <FailureSection slug={slug} page={page} />
      <DevicesPart slug={slug} deploymentId={deploymentId} recorded={devices} asOf={asOf} />
    </>
  );
}
