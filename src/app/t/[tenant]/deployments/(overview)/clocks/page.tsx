import type { Metadata } from 'next';
import { readClocks } from '@/domain/values/clocks';
import { ClocksApart } from '@/features/deployments/components/clocks-apart';
import { ClocksBoard } from '@/features/deployments/components/clocks-board';
import { DeploymentTabs } from '@/features/deployments/components/deployment-tabs';
import { deploymentBoard } from '@/features/deployments/queries-board';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { countOf, countText } from '@/ui/format/counts';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../../frame';

export const metadata: Metadata = { title: 'Clocks to first value' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who waits how long for the first value. */
export default async function ClocksPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { asOf } = readClocks(await searchParams);
  const page = await callOrNotFound(deploymentBoard, slug, { asOf });
  const { actor } = await frameOf(slug);
  const { within_60: young, within_120: late, past_120: alarmed } = page.columns;
  const waiting = young.length + late.length + alarmed.length;
  return (
    <>
      <PageHeader
        title="Deployments"
        lead={
          waiting === 0
            ? 'Nobody waits for the first value.'
            : `${countOf(waiting, 'deployment')} ${waiting === 1 ? 'waits' : 'wait'} for the first value, ${countText(alarmed.length)} past 120 days.`
        }
      />
      <DeploymentTabs slug={slug} active="clocks" role={actor.role} clock={{ asOf }} />
      <ClocksBoard slug={slug} page={page} />
      <ClocksApart slug={slug} page={page} />
    </>
  );
}
