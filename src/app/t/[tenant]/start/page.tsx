import type { Metadata } from 'next';
import Link from 'next/link';
import { InviteSeveral } from '@/features/members/components/invite-several';
import { GuideToggle } from '@/features/start-guide/components/guide-buttons';
import { GuideSteps } from '@/features/start-guide/components/guide-steps';
import { showStartGuide } from '@/features/start-guide/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { ProgressBar } from '@/ui/controls/progress-bar';
import { countOf } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Getting started' };

export default async function StartPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const guide = await callOrNotFound(showStartGuide, slug, {});
  const { steps, done, next, zone, people, nextReviewAt, mayWrite } = guide;
  return (
    <>
      <PageHeader
        title="Getting started"
        lead={
          next === null
            ? `${guide.company} is on its way: everything here is done.`
            : `From the first import of ${guide.company} to its first review. Each step is ticked by what is there.`
        }
        actions={mayWrite ? <GuideToggle slug={slug} dismissed={guide.dismissed} /> : null}
      />
      <ProgressBar
        label={`${done} of ${steps.length} done`}
        value={(done / steps.length) * 100}
        className="max-w-md"
      />
      <GuideSteps
        slug={slug}
        zone={zone}
        steps={steps}
        next={next}
        mayWrite={mayWrite}
        details={{
          stage_map: mayWrite ? (
            <Link className="text-muted underline underline-offset-2" href={`/t/${slug}/settings/templates`}>
              Take it over from another company of yours
            </Link>
          ) : null,
          invite: (
            <div className="flex flex-col gap-2">
              <p className="text-muted">
                {countOf(people.members, 'member')}, {countOf(people.invited, 'open invitation')}.
              </p>
              {mayWrite ? <InviteSeveral slug={slug} /> : null}
            </div>
          ),
          review: nextReviewAt ? (
            <p className="text-muted">The next is planned for {instantText(nextReviewAt, zone)}.</p>
          ) : null,
        }}
      />
    </>
  );
}
