import type { Role } from '@/domain/access/permissions';
import type { HappeningKind } from '@/domain/notices/kinds';
import type { Unit } from '@/platform/db/unit-of-work';

/** Of the notices that are to be mailed to somebody who is still a member, and were told before an instant: how many, and when the latest was told. */
export async function readDueNotices(
  unit: Unit,
  before: string,
): Promise<{ ids: string[]; latest: string | null }> {
  const rows = await unit.named<{ id: string; createdAt: string }>(
    'due_notices',
    `SELECT id, created_at AS "createdAt" FROM notice WHERE tenant_id = $1 AND mail = 'due' AND created_at <= $2::timestamptz
       AND EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = $1 AND m.user_id = notice.user_id)
     ORDER BY created_at, id LIMIT 500`,
    [unit.tenantId, before],
  );
  return { ids: rows.map(({ id }) => id), latest: rows.at(-1)?.createdAt ?? null };
}

export type DueNotice = {
  userId: string;
  email: string;
  /** What he is now, perhaps no longer what he was told it as. */
  role: Role;
  kind: HappeningKind;
  title: string;
  body: string | null;
  path: string;
  createdAt: string;
};

/** A notice that is still to be mailed, locked; null: it went out, was seen or settled, or its reader is no member any more. */
export async function lockDueNotice(unit: Unit, id: string): Promise<DueNotice | null> {
  const [row] = await unit.sql<DueNotice>(
    `SELECT n.user_id AS "userId", u.email, m.role, n.kind, n.title, n.body, n.path, n.created_at AS "createdAt" FROM notice n
     JOIN membership m ON m.tenant_id = n.tenant_id AND m.user_id = n.user_id JOIN app_user u ON u.id = n.user_id
     WHERE n.tenant_id = $1 AND n.id = $2 AND n.mail = 'due' FOR UPDATE OF n`,
    [unit.tenantId, id],
  );
  return row ?? null;
}

export async function markMailed(unit: Unit, id: string, mail: 'sent' | 'dropped'): Promise<void> {
  await unit.execute(`UPDATE notice SET mail = $3 WHERE tenant_id = $1 AND id = $2`, [
    unit.tenantId,
    id,
    mail,
  ]);
}
