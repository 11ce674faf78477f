import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WaitingList } from '@/features/ceo-home/components/waiting-list';
import { showWaiting } from '@/features/ceo-home/queries';
import { waitingLead } from '@/features/ceo-home/waiting-words';
import { AnswerButtons } from '@/features/requests/components/answer-buttons';
import { SignButton } from '@/features/stage-models/components/sign-button';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { Skeleton } from '@/ui/controls/skeleton';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../frame';
import { CloseHere } from './close-here';
import { MonthSoFar } from './month-so-far';

export const metadata: Metadata = { title: 'Home' };

const CEO = { role: 'CEO' } as const;

/** The CEO's first page: what waits for him, each done here, then how the month stands. */
export default async function HomePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const waiting = await callOrNotFound(showWaiting, slug, {});
  const { tenant } = await frameOf(slug);
  return (
    <>
      <PageHeader title={tenant.name} lead={waitingLead(waiting)} />
      {waiting.count > 0 ? (
        <WaitingList
          slug={slug}
          waiting={waiting}
          endorse={(version) => <SignButton slug={slug} version={version} {...CEO} />}
          answer={(request) => <AnswerButtons slug={slug} request={request} />}
          close={(month) => (
            <Suspense fallback={<Skeleton className="h-9 w-32" />}>
              <CloseHere slug={slug} month={month} />
            </Suspense>
          )}
        />
      ) : (
        <EmptyState
          title="All done"
          why="What needs your signature, your word or your hour stands here as soon as there is something."
          action={<LinkButton href={`/t/${slug}/board`}>The board’s months</LinkButton>}
        />
      )}
      <Suspense fallback={<Skeleton className="h-64" />}>
        <MonthSoFar slug={slug} today={waiting.today} />
      </Suspense>
    </>
  );
}
