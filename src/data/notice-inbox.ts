import type { Role } from '@/domain/access/permissions';
import { kindsOf, type HappeningKind } from '@/domain/notices/kinds';
import type { Unit } from '@/platform/db/unit-of-work';
import { exactText } from './columns';

/** A notice as its reader sees it. `path` lies inside the company. Instants are ISO, UTC. */
export type InboxNotice = {
  id: string;
  kind: HappeningKind;
  title: string;
  body: string | null;
  path: string;
  createdAt: string;
  seen: boolean;
  doneAt: string | null;
};

/** Whose notices, and as what: of what his role may not open any more he is shown and counted nothing. */
type Reader = { userId: string | null; role: Role };

type Which = { done: boolean; after: { at: string; id: string } | null; limit: number };

/** A member's notices, the latest first: those that wait, or those that are done. `place` is where the list goes on after one. */
export function readNotices(
  unit: Unit,
  { userId, role }: Reader,
  { done, after, limit }: Which,
): Promise<(InboxNotice & { place: string })[]> {
  const at = done ? 'done_at' : 'created_at';
  return unit.sql<InboxNotice & { place: string }>(
    `SELECT id, kind, title, body, path, created_at AS "createdAt", seen_at IS NOT NULL AS seen, done_at AS "doneAt",
       ${exactText(at)} || ' ' || id AS place FROM notice
     WHERE tenant_id = $1 AND user_id = $2::uuid AND done_at IS ${done ? 'NOT NULL' : 'NULL'} AND kind = ANY($3::text[])
       AND ($4::timestamptz IS NULL OR (${at}, id) < ($4::timestamptz, $5::uuid))
     ORDER BY ${at} DESC, id DESC LIMIT $6`,
    [unit.tenantId, userId, kindsOf(role), after?.at ?? null, after?.id ?? null, limit],
  );
}

/** How many wait for a member, and how many of them he has not seen. */
export async function countNotices(
  unit: Unit,
  { userId, role }: Reader,
): Promise<{ waiting: number; unseen: number }> {
  const [row] = await unit.named<{ waiting: number; unseen: number }>(
    'count_notices',
    `SELECT count(*)::int AS waiting, count(*) FILTER (WHERE seen_at IS NULL)::int AS unseen FROM notice
     WHERE tenant_id = $1 AND user_id = $2::uuid AND done_at IS NULL AND kind = ANY($3::text[])`,
    [unit.tenantId, userId, kindsOf(role)],
  );
  return row ?? { waiting: 0, unseen: 0 };
}

/** Marks his notices told until an instant as seen: no mail about them goes out any more. Returns how many. */
export function markSeen(unit: Unit, userId: string | null, until: string, now: string): Promise<number> {
  return unit.execute(
    `UPDATE notice SET seen_at = $4::timestamptz, mail = CASE WHEN mail = 'due' THEN 'dropped' ELSE mail END
     WHERE tenant_id = $1 AND user_id = $2::uuid AND created_at <= $3::timestamptz AND seen_at IS NULL`,
    [unit.tenantId, userId, until, now],
  );
}

/** Puts notices of his away, or back. Returns which of them changed. */
export async function markDone(
  unit: Unit,
  userId: string | null,
  { ids, done }: { ids: readonly string[]; done: boolean },
  now: string,
): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(
    `UPDATE notice SET done_at = CASE WHEN $4 THEN $5::timestamptz END, seen_at = coalesce(seen_at, $5::timestamptz),
       mail = CASE WHEN mail = 'due' THEN 'dropped' ELSE mail END
     WHERE tenant_id = $1 AND user_id = $2::uuid AND id = ANY($3::uuid[]) AND (done_at IS NULL) = $4 RETURNING id`,
    [unit.tenantId, userId, [...ids], done, now],
  );
  return rows.map(({ id }) => id);
}
