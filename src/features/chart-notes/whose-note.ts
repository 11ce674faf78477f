import { may } from '@/domain/access/permissions';
import type { Actor } from '@/platform/operations/caller';

/** Everybody who may write notes changes his own and those that no member wrote; the CRO, who answers for the charts, all of them. */
export function mayChangeNote(
  actor: Pick<Actor, 'role' | 'userId' | 'resting'>,
  authorId: string | null,
): boolean {
  if (!may(actor, 'chartNotes.write')) return false;
  return actor.role === 'CRO' || authorId === null || authorId === actor.userId;
}
