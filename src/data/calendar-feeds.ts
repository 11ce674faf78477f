import type { Unit } from '@/platform/db/unit-of-work';

/** A member's address: made when? null: he has none. */
export async function readFeedSince(unit: Unit, userId: string): Promise<string | null> {
  const [row] = await unit.sql<{ createdAt: string }>(
    `SELECT f.created_at AS "createdAt" FROM calendar_feed f
     JOIN membership m ON m.tenant_id = f.tenant_id AND m.user_id = f.user_id AND m.created_at <= f.created_at
     WHERE f.tenant_id = $1 AND f.user_id = $2`,
    [unit.tenantId, userId],
  );
  return row?.createdAt ?? null;
}

/** A member's new address; the one before opens nothing any more. `tokenHash`: SHA-256 as 64 hex digits. */
export async function writeFeed(unit: Unit, userId: string, tokenHash: string, at: string): Promise<void> {
  await unit.execute(
    `INSERT INTO calendar_feed (tenant_id, user_id, token_hash, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at`,
    [unit.tenantId, userId, tokenHash, at],
  );
}

/** Whose address it is: a member who made it in this membership. Who left and came back has to make a new one. */
export async function findFeedOwner(unit: Unit, tokenHash: string): Promise<string | null> {
  const [row] = await unit.sql<{ userId: string }>(
    `SELECT f.user_id AS "userId" FROM calendar_feed f
     JOIN membership m ON m.tenant_id = f.tenant_id AND m.user_id = f.user_id AND m.created_at <= f.created_at
     WHERE f.tenant_id = $1 AND f.token_hash = $2`,
    [unit.tenantId, tokenHash],
  );
  return row?.userId ?? null;
}
