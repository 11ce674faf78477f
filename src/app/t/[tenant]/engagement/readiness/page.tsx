import type { Metadata } from 'next';
import { EngagementTabs } from '@/features/engagement/components/engagement-tabs';
import { ReadinessChecks } from '@/features/engagement/components/readiness-checks';
import { ReadinessQuestions } from '@/features/engagement/components/readiness-questions';
import { showReadiness } from '@/features/engagement/queries-readiness';
import { callOrNotFound } from '@/platform/operations/page-caller';
import type { ReadinessWant } from '@/domain/engagement/readiness';
import { Alert } from '@/ui/controls/alert';
import { LinkButton } from '@/ui/controls/link-button';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Readiness' };

const TONES = { ready: 'info', unproven: 'look', premature: 'act' } as const;

/** Is it time for a fractional CRO? */
export default async function ReadinessRoute({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const page = await callOrNotFound(showReadiness, slug, {});
  const { verdict, text, next, wants, checks, may } = page;
  return (
    <>
      <EngagementTabs slug={slug} active="readiness" readTime={may.readTime} readTerms={may.readTerms} />
      <PageHeader title="Readiness" lead="Whether a CRO of a few days a month can earn his fee here." />
      <Alert
        tone={TONES[verdict]}
        title={text}
        action={may.answer && wants !== null ? <Way slug={slug} wants={wants} /> : undefined}
      >
        {next}
      </Alert>
      <ReadinessChecks checks={checks} />
      <ReadinessQuestions slug={slug} page={page} />
    </>
  );
}

/** Where to bring what is wanted; the questions stand on the page itself. */
function Way({ slug, wants }: { slug: string; wants: ReadinessWant }) {
  if (wants === 'contracts')
    return <LinkButton href={`/t/${slug}/imports/new?kind=contracts`}>Import contracts</LinkButton>;
  if (wants === 'rate')
    return <LinkButton href={`/t/${slug}/revenue/months`}>To the exchange rates</LinkButton>;
  return null;
}
