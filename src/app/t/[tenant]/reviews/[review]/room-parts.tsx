'use client';

import { useEffect, type ReactNode } from 'react';
import { Room } from '@/features/reviews/components/room/room';
import type { RoomView } from '@/features/reviews/room-view';
import { lazyPart } from '@/ui/lazy-part';

const loadMove = () =>
  import('@/features/deals/components/move-form').then(({ MoveForm }) => ({ default: MoveForm }));
const loadConflict = () =>
  import('@/features/deals/components/conflict-panel').then(({ ConflictPanel }) => ({
    default: ConflictPanel,
  }));

// What the room borrows from the deals.
const parts = { MoveForm: lazyPart(loadMove), ConflictPanel: lazyPart(loadConflict) };

type Props = { slug: string; view: RoomView; closing?: ReactNode };

/** The room with the deals' own forms, fetched once the room is there and before they are asked for. */
export function RoomWithForms(props: Props) {
  const { mayRun } = props.view.me;
  useEffect(() => {
    if (mayRun) Promise.all([loadMove(), loadConflict()]).catch(() => undefined);
  }, [mayRun]);
  return <Room {...props} parts={parts} />;
}
