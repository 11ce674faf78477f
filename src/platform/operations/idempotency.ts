import { createHash } from 'node:crypto';
import { refuse, type Result } from '@/domain/values/result';
import type { Context } from './context';

const OPERATOR = '00000000-0000-0000-0000-000000000000';

/**
 * Claims a key inside the command's transaction. null: ours, go on. Otherwise the stored answer, or a refusal if the same key came with
 * another request. A second caller with the same key waits on the row until the first has committed.
 */
export async function claimKey<O>(
  ctx: Context,
  operation: string,
  key: string,
  input: unknown,
): Promise<Result<O> | null> {
  const requestHash = hash(operation, input);
  const inserted = await ctx.unit.sql(
    `INSERT INTO idempotency_key (tenant_id, user_id, key, request_hash, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, user_id, key) DO NOTHING RETURNING key`,
    [ctx.unit.tenantId, ctx.actor.userId ?? OPERATOR, key, requestHash, ctx.now],
  );
  if (inserted.length > 0) return null;
  const [stored] = await ctx.unit.sql<{ requestHash: string; response: unknown }>(
    `SELECT request_hash AS "requestHash", response FROM idempotency_key WHERE tenant_id = $1 AND user_id = $2 AND key = $3`,
    [ctx.unit.tenantId, ctx.actor.userId ?? OPERATOR, key],
  );
  if (stored?.requestHash !== requestHash)
    return refuse('conflict', 'This key was used for another request. Send a new one.');
  return { ok: true, value: revive(stored.response) as O };
}

export async function storeResponse(ctx: Context, key: string, value: unknown): Promise<void> {
  await ctx.unit.execute(
    'UPDATE idempotency_key SET response = $4::jsonb WHERE tenant_id = $1 AND user_id = $2 AND key = $3',
    [ctx.unit.tenantId, ctx.actor.userId ?? OPERATOR, key, JSON.stringify(value ?? null, bigintAsTag)],
  );
}

function hash(operation: string, input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, input], bigintAsTag))
    .digest('base64url');
}

function bigintAsTag(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? { $bigint: value.toString() } : value;
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bigint' in value) return BigInt(String(value.$bigint));
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, revive(v)]));
}
