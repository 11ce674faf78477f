import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { WAITING_ROOM } from '@/domain/reviews/room';
import type { RoomView } from '../../room-view';
import { useRoom, type LiveRoom } from './use-room';

/** In touch with a review before it begins: the page is drawn anew when it was moved, skipped, or is held after all. */
export function usePlan(
  slug: string,
  { review, me, now }: Pick<RoomView, 'review' | 'me' | 'now'>,
): LiveRoom {
  const router = useRouter();
  const self = useMemo(() => ({ userId: me.userId ?? '', name: me.name }), [me.userId, me.name]);
  return useRoom({
    tenant: slug,
    reviewId: review.id,
    me: self,
    state: WAITING_ROOM,
    now,
    onVersion: (version) => {
      if (version > review.version) router.refresh();
    },
  });
}
