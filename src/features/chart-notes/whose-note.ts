import { may } from '@/domain/access/permissions';
import type { Actor } from '@/platform/operations/caller';

/** Everybody who may write notes changes his own and those that no member wrote; the CRO, who answers for the charts, all of them. */
export function mayChangeNote(
  { role, userId }: Pick<Actor, 'role' | 'userId'>,
  authorId: string | null,
): boolean {
  if (!may(role, 'chartNotes.write')) return false;
  return role === 'CRO' || authorId === null || authorId === userId;
}
