import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ModelEditor } from '@/features/stage-models/components/model-editor';
import { showStageModels } from '@/features/stage-models/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'New version of the stage model' };

export default async function NewStageModelPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { versions, today, may } = await callOrNotFound(showStageModels, slug, {});
  const latest = versions[0];
  if (!may.publish || !latest) notFound();
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/t/${slug}/settings`}>Stage model</Link>}
        title={`Version ${latest.model.version + 1}`}
        lead="The seven stages and the PO gate stay. Figures rise from stage to stage, so that nothing before the PO counts as much as the PO."
      />
      <ModelEditor key={latest.id} slug={slug} latest={latest.model} today={today} />
    </>
  );
}
