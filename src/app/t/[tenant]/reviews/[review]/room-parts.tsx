'use client';

import { lazy, useEffect, type ReactNode } from 'react';
import { Room } from '@/features/reviews/components/room/room';
import type { RoomView } from '@/features/reviews/room-view';

const loadMove = () =>
  import('@/features/deals/components/move-form').then(({ MoveForm }) => ({ default: MoveForm }));
const loadConflict = () =>
  import('@/features/deals/components/conflict-panel').then(({ ConflictPanel }) => ({
    default: ConflictPanel,
  }));

// What the room borrows from the deals.
const parts = { MoveForm: lazy(loadMove), ConflictPanel: lazy(loadConflict) };

type Props = { slug: string; view: RoomView; closing?: ReactNode };

/** The room with the deals' own forms, fetched once the room is there and before they are asked for. */
export function RoomWithForms(props: Props) {
  const { mayRun } = props.view.me;
  useEffect(() => {
    if (mayRun) void Promise.all([loadMove(), loadConflict()]);
  }, [mayRun]);
  return <Room {...props} parts={parts} />;
}
