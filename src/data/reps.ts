import { nameKey } from '@/domain/imports/normalised-key';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type RepRow = { id: string; name: string; email: string | null; userId: string | null };

/** All reps of the tenant, by name. */
export function listReps(unit: Unit): Promise<RepRow[]> {
  return unit.sql<RepRow>(
    'SELECT id, name, email, user_id AS "userId" FROM rep WHERE tenant_id = $1 ORDER BY name, id',
    [unit.tenantId],
  );
}

/** The rep that a user is; null: none. */
export async function findRepOf(unit: Unit, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const [row] = await unit.sql<{ id: string }>('SELECT id FROM rep WHERE tenant_id = $1 AND user_id = $2', [
    unit.tenantId,
    userId,
  ]);
  return row?.id ?? null;
}

/** Links a rep that nobody has yet to a user. False if there is no such free rep. */
export async function linkRep(unit: Unit, repId: string, userId: string): Promise<boolean> {
  const count = await unit.execute(
    `UPDATE rep SET user_id = $3 WHERE tenant_id = $1 AND id = $2 AND user_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM rep other WHERE other.tenant_id = $1 AND other.user_id = $3)`,
    [unit.tenantId, repId, userId],
  );
  return count === 1;
}

/** The user stops being a rep; the rep and his deals stay. */
export async function unlinkRep(unit: Unit, userId: string): Promise<void> {
  await unit.execute('UPDATE rep SET user_id = NULL WHERE tenant_id = $1 AND user_id = $2', [
    unit.tenantId,
    userId,
  ]);
}

/**
 * Makes a user a rep: the free rep with his e-mail, else the free rep of the name that he was invited under, else a new one. Deals
 * imported later under that name are his.
 */
export async function becomeRep(
  unit: Unit,
  user: { userId: string; name: string; email: string },
  now: string,
): Promise<void> {
  const [linked] = await unit.sql('SELECT 1 FROM rep WHERE tenant_id = $1 AND user_id = $2', [
    unit.tenantId,
    user.userId,
  ]);
  if (linked) return;
  const [free] = await unit.sql<{ id: string }>(
    `SELECT id FROM rep WHERE tenant_id = $1 AND user_id IS NULL AND (lower(email) = $2 OR name_key = $3)
     ORDER BY (lower(email) = $2) DESC NULLS LAST LIMIT 1`,
    [unit.tenantId, user.email, nameKey(user.name)],
  );
  if (free && (await linkRep(unit, free.id, user.userId))) return;
  await insertRep(unit, user, now);
}

/** A name that another member's rep has already is told apart by the e-mail. */
async function insertRep(
  unit: Unit,
  user: { userId: string; name: string; email: string },
  now: string,
): Promise<void> {
  for (const name of [user.name, `${user.name} (${user.email})`]) {
    const count = await unit.execute(
      `INSERT INTO rep (tenant_id, id, name, name_key, email, user_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (tenant_id, name_key) DO NOTHING`,
      [unit.tenantId, newId(), name, nameKey(name), user.email, user.userId, now],
    );
    if (count === 1) return;
  }
}
