import type { SeatRow } from '@/data/review-agenda';
import { may } from '@/domain/access/permissions';
import type { MemberRow } from '@/platform/auth/memberships';
import type { RoomMember } from './room-view';

/** Who is in a review, and so can own an action: the CRO, the CEO, and the reps who have a seat. */
export function membersOf(members: readonly MemberRow[], seats: readonly SeatRow[]): RoomMember[] {
  const repOf = new Map(seats.map(({ userId, repId }) => [userId, repId]));
  return members
    .filter(({ userId, role }) => may(role, 'reviews.act') && (role !== 'REP' || repOf.has(userId)))
    .map(({ userId, name, role }) => ({ userId, name, role, repId: repOf.get(userId) ?? null }));
}
