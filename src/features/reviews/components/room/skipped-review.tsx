import type { ReactNode } from 'react';
import { LinkButton } from '@/ui/controls/link-button';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { reviewDay } from '../../list-words';
import type { RoomView } from '../../room-view';
import { SkippedLive } from './skipped-live';

type Props = {
  slug: string;
  view: RoomView;
  /** Holding it after all: the CRO's, while its time is still to come. */
  children?: ReactNode;
};

/** A review that does not take place, and why. */
export function SkippedReview({ slug, view, children }: Props) {
  const { review } = view;
  return (
    <>
      <SkippedLive slug={slug} view={{ review, me: view.me, now: view.now }} />
      <PageHeader
        title={`Review of ${reviewDay(review.heldOn)}`}
        lead="It does not take place. The next ones stay."
        actions={children}
      />
      <Card>
        <p className="text-xs text-muted">Reason</p>
        <p className="text-base wrap-anywhere">{review.skipReason}</p>
      </Card>
      <p>
        <LinkButton href={`/t/${slug}/reviews`}>All reviews</LinkButton>
      </p>
    </>
  );
}
