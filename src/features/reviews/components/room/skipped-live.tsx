'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { RoomView } from '../../room-view';
import { usePlan } from './use-plan';

/** Nothing to see: who looks at a skipped review gets its waiting room back when it is held after all, and the room when it opens. */
export function SkippedLive({ slug, view }: { slug: string; view: Pick<RoomView, 'review' | 'me' | 'now'> }) {
  const router = useRouter();
  const opened = usePlan(slug, view).room.phase !== 'waiting';
  useEffect(() => {
    if (opened) router.refresh();
  }, [opened, router]);
  return null;
}
