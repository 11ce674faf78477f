import type { Metadata } from 'next';
import { may } from '@/domain/access/permissions';
import { SkipButton, UnskipButton } from '@/features/reviews/components/list/skip-buttons';
import { CloseReview } from '@/features/reviews/components/minutes/close-review';
import { MinutesPage } from '@/features/reviews/components/minutes/minutes-page';
import { SkippedReview } from '@/features/reviews/components/room/skipped-review';
import { WaitingRoom } from '@/features/reviews/components/room/waiting-room';
import { reviewDay } from '@/features/reviews/list-words';
import { minutesQuery } from '@/features/reviews/queries-minutes';
import { readiness } from '@/features/reviews/queries-preparation';
import { roomQuery } from '@/features/reviews/queries-room';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { RoomWithForms } from './room-parts';

export const metadata: Metadata = { title: 'Weekly review' };

type Props = { params: Promise<{ tenant: string; review: string }> };

/** A review at its address, whatever its state: the waiting room, the room, the minutes, or why it was skipped. */
export default async function ReviewPage({ params }: Props) {
  const { tenant: slug, review: reviewId } = await params;
  const view = await callOrNotFound(roomQuery, slug, { reviewId });
  const { review, me } = view;
  const schedules = may(me, 'reviews.schedule');
  const one = { slug, reviewId, day: reviewDay(review.heldOn) };
  switch (review.state) {
    case 'planned':
      return (
        <WaitingRoom
          slug={slug}
          view={view}
          readiness={await callOrNotFound(readiness, slug, { reviewId })}
          mayPrepare={may(me, 'reviews.prepare')}
          skip={schedules ? <SkipButton {...one} /> : undefined}
        />
      );
    case 'open':
      return (
        <RoomWithForms
          slug={slug}
          view={view}
          closing={me.mayRun ? <CloseReview key="close" slug={slug} reviewId={reviewId} /> : undefined}
        />
      );
    case 'closed':
      return <MinutesPage slug={slug} shown={await callOrNotFound(minutesQuery, slug, { reviewId })} />;
    case 'skipped':
      return (
        <SkippedReview slug={slug} view={view}>
          {schedules && review.startsAt > view.now ? <UnskipButton {...one} /> : null}
        </SkippedReview>
      );
  }
}
