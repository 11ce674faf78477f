import type { Metadata } from 'next';
import { EngagementTabs } from '@/features/engagement/components/engagement-tabs';
import { ReadinessChecks } from '@/features/engagement/components/readiness-checks';
import { ReadinessQuestions } from '@/features/engagement/components/readiness-questions';
import { showReadiness } from '@/features/engagement/queries-readiness';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Readiness' };

const TONES = { ready: 'info', unproven: 'look', premature: 'act' } as const;

/** Is it time for a fractional CRO? */
export default async function ReadinessRoute({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const page = await callOrNotFound(showReadiness, slug, {});
  const { verdict, text, checks, may } = page;
  return (
    <>
      <EngagementTabs slug={slug} active="readiness" readTime={may.readTime} readTerms={may.readTerms} />
      <PageHeader title="Readiness" lead="Whether a CRO of a few days a month can earn his fee here." />
      <Alert tone={TONES[verdict]} title={text} />
      <ReadinessChecks checks={checks} />
      <ReadinessQuestions slug={slug} page={page} />
    </>
  );
}
