import type { Metadata } from 'next';
import { readClocks } from '@/domain/values/clocks';
import { DeploymentTable } from '@/features/deployments/components/deployment-table';
import { DeploymentTabs } from '@/features/deployments/components/deployment-tabs';
import { deploymentsQuery } from '@/features/deployments/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Deployments' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DeploymentsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { asOf } = readClocks(await searchParams);
  const { rows } = await callOrNotFound(deploymentsQuery, slug, { asOf });
  const { actor } = await frameOf(slug);
  return (
    <>
      <PageHeader
        title="Deployments"
        lead="Sold is not running: each from its signature to its first value."
      />
      <DeploymentTabs slug={slug} active="deployments" role={actor.role} clock={{ asOf }} />
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState
            title="No deployments"
            why="A deployment begins with an accepted handoff, or comes with an import."
          />
        ) : (
          <DeploymentTable slug={slug} rows={rows} asOf={asOf} />
        )}
      </Card>
    </>
  );
}
