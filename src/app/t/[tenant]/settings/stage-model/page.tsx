import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ModelEditor } from '@/features/stage-models/components/model-editor';
import { showStageModels } from '@/features/stage-models/queries';
import { proposeStageModel } from '@/features/forecast/queries-calibration';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'New version of the stage model' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewStageModelPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const fromCalibration = (await searchParams).from === 'calibration';
  const { versions, today, may } = await callOrNotFound(showStageModels, slug, {});
  const latest = versions[0];
  if (!may.publish || !latest) notFound();
  const asked = fromCalibration ? await callOrNotFound(proposeStageModel, slug, {}) : null;
  const proposed = asked !== null && asked.changes.length > 0 ? asked : null;
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/t/${slug}/settings`}>Stage model</Link>}
        title={`Version ${latest.model.version + 1}`}
        lead="The seven stages and the PO gate stay. Figures rise from stage to stage, so that nothing before the PO counts as much as the PO."
      />
      {asked ? (
        <Alert
          title={
            proposed
              ? 'This draft has the figures that your own history shows.'
              : 'Your own history contradicts no figure, so this is the latest version.'
          }
        >
          {proposed ? 'Look it over and preview it. Nothing changes until you publish it.' : null}{' '}
          <Link href={`/t/${slug}/forecast/calibration`}>Calibration</Link>
        </Alert>
      ) : null}
      <ModelEditor
        key={`${latest.id} ${proposed ? 'proposed' : ''}`}
        slug={slug}
        latest={latest.model}
        today={today}
        proposed={proposed}
      />
    </>
  );
}
