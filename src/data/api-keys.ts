import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** A machine's key as people see it: its first characters, never more. Instants are ISO, UTC. */
export type ApiKey = {
  id: string;
  name: string;
  prefix: string;
  createdAt: string;
  createdByName: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  revokedByName: string | null;
};

const FIELDS = `k.id, k.name, k.prefix, k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt",
  (SELECT u.name FROM app_user u WHERE u.id = k.created_by) AS "createdByName",
  (SELECT u.name FROM app_user u WHERE u.id = k.revoked_by) AS "revokedByName"`;

/** The live ones first, then the latest. */
export async function listKeys(unit: Unit): Promise<ApiKey[]> {
  return unit.sql<ApiKey>(
    `SELECT ${FIELDS} FROM api_key k WHERE k.tenant_id = $1 ORDER BY k.revoked_at IS NOT NULL, k.created_at DESC, k.id DESC LIMIT 200`,
    [unit.tenantId],
  );
}

/** Names of the keys that open something, with the whole list of them held still until the transaction ends. */
export async function lockLiveKeys(unit: Unit): Promise<{ name: string }[]> {
  await unit.sql(`SELECT pg_advisory_xact_lock(hashtextextended('api keys ' || $1::text, 0))`, [
    unit.tenantId,
  ]);
  return unit.sql<{ name: string }>('SELECT name FROM api_key WHERE tenant_id = $1 AND revoked_at IS NULL', [
    unit.tenantId,
  ]);
}

/** `tokenHash`: SHA-256 as 64 hex digits. */
export async function insertKey(
  unit: Unit,
  key: { name: string; prefix: string; tokenHash: string },
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO api_key (tenant_id, id, name, scope, prefix, token_hash, created_at, created_by)
     VALUES ($1, $2, $3, 'heartbeats', $4, $5, $6, $7)`,
    [unit.tenantId, id, key.name, key.prefix, key.tokenHash, by.at, by.userId],
  );
  return id;
}

/** The key that a command is about to revoke, locked. */
export async function lockKey(
  unit: Unit,
  keyId: string,
): Promise<{ name: string; prefix: string; revokedAt: string | null } | null> {
  const [row] = await unit.sql<{ name: string; prefix: string; revokedAt: string | null }>(
    `SELECT name, prefix, revoked_at AS "revokedAt" FROM api_key WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [unit.tenantId, keyId],
  );
  return row ?? null;
}

export async function revokeKey(
  unit: Unit,
  keyId: string,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute('UPDATE api_key SET revoked_at = $3, revoked_by = $4 WHERE tenant_id = $1 AND id = $2', [
    unit.tenantId,
    keyId,
    by.at,
    by.userId,
  ]);
}

/** The name of a key that opens something; null if it is revoked or not there. */
export async function findLiveKey(unit: Unit, keyId: string): Promise<string | null> {
  const [row] = await unit.sql<{ name: string }>(
    'SELECT name FROM api_key WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL',
    [unit.tenantId, keyId],
  );
  return row?.name ?? null;
}

/** Whose secret this is, marked as used (at most once a minute is written); null if it opens nothing. */
export async function useKey(unit: Unit, tokenHash: string, now: string): Promise<string | null> {
  const [row] = await unit.sql<{ id: string; stale: boolean }>(
    `SELECT id, coalesce(last_used_at < $3::timestamptz - interval '1 minute', true) AS stale
     FROM api_key WHERE tenant_id = $1 AND token_hash = $2 AND scope = 'heartbeats' AND revoked_at IS NULL`,
    [unit.tenantId, tokenHash, now],
  );
  if (row?.stale) {
    await unit.execute('UPDATE api_key SET last_used_at = $3 WHERE tenant_id = $1 AND id = $2', [
      unit.tenantId,
      row.id,
      now,
    ]);
  }
  return row?.id ?? null;
}
