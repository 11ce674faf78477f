import type { ReactNode } from 'react';
import { countOf } from '@/ui/format/counts';
import { LinkButton } from '@/ui/controls/link-button';
import { Card } from '@/ui/layout/card';
import { reviewDay, reviewTime } from '../../list-words';
import type { Readiness } from '../../preparation-view';
import type { RoomView } from '../../room-view';
import { ReadyList } from '../list/ready-list';
import { VideoLink } from './room-head';
import { WaitingLive } from './waiting-live';
import './room.css';

type Props = {
  slug: string;
  view: RoomView;
  readiness: readonly Readiness[];
  mayPrepare: boolean;
  /** Skipping it: the CRO's. */
  skip?: ReactNode;
};

/** Before the review: when it begins, who is ready, the way into the call; it turns into the room by itself when it is opened. */
export function WaitingRoom({ slug, view, readiness, mayPrepare, skip }: Props) {
  const { review, me } = view;
  const own = readiness.find(({ repId }) => repId === me.repId);
  return (
    <div className="room-waiting">
      <header className="flex flex-col gap-1">
        <h1 className="text-base font-medium text-muted">Weekly review</h1>
        <p className="text-xl font-semibold tracking-tight text-balance sm:text-2xl">
          {reviewDay(review.heldOn)}, {reviewTime(review.startsAt, review.zone)}
        </p>
        <p className="text-sm text-muted">
          {review.minutes} minutes · {review.zone}
        </p>
      </header>
      <WaitingLive slug={slug} view={view}>
        <VideoLink href={review.videoLink} large />
        {mayPrepare && own ? (
          <LinkButton
            href={`/t/${slug}/reviews/${review.id}/prepare`}
            variant={own.readyAt ? 'secondary' : 'primary'}
            size="large"
          >
            {own.readyAt ? 'Look at my preparation' : 'Prepare my deals'}
          </LinkButton>
        ) : null}
        {skip}
      </WaitingLive>
      <Card>
        {own && me.role === 'REP' ? (
          <p className="text-sm">{ownText(own)}</p>
        ) : readiness.length === 0 ? (
          <p className="text-sm text-muted">No rep has an open deal yet, so there is nothing to review.</p>
        ) : (
          <ReadyList readiness={readiness} zone={review.zone} />
        )}
      </Card>
    </div>
  );
}

function ownText({ readyAt, deals, answered }: Readiness): string {
  if (readyAt) return 'You are ready. The room opens here by itself.';
  if (deals === 0)
    return 'You have not begun: choose your deals and answer three questions on each. Otherwise your largest ones are proposed.';
  return `${answered} of ${countOf(deals, 'deal')} answered. Three minutes a deal are enough.`;
}
