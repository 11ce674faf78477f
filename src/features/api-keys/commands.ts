import { createHash } from 'node:crypto';
import { insertKey, lockKey, lockLiveKeys, revokeKey, useKey } from '@/data/api-keys';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { newToken } from '@/platform/auth/sessions';
import { findTenant } from '@/platform/auth/tenants';
import { now } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { defineCommand, done } from '@/platform/operations/define-command';
import { revokeKeyInput, storeKeyInput } from './inputs';

const MOST_KEYS = 20;
const SHOWN = 9;

/** Keeps a new key's hash. At most 20 keys that open something, each with a name of its own. */
export const storeKey = defineCommand({
  name: 'apiKeys.create',
  permission: 'apiKeys.write',
  input: storeKeyInput,
  run: async (ctx, key) => {
    const live = await lockLiveKeys(ctx.unit);
    if (live.some(({ name }) => name.toLowerCase() === key.name.toLowerCase())) {
      const message = `There is a key named ${key.name} already.`;
      return refuse('invalid', message, { fields: { name: 'Choose another name.' } });
    }
    if (live.length >= MOST_KEYS) {
      return refuse('rule', `A company has at most ${MOST_KEYS} keys.`, {
        remedy: 'Revoke one that nobody uses.',
      });
    }
    const keyId = await insertKey(ctx.unit, key, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { keyId },
      {
        subjectKind: 'api_key',
        subjectId: keyId,
        summary: `Made the key ${key.name} (${key.prefix}…) for devices`,
      },
    );
  },
});

/** A key opens nothing from now on. It stays in the list. */
export const revokeApiKey = defineCommand({
  name: 'apiKeys.revoke',
  permission: 'apiKeys.revoke',
  whileArchived: true,
  input: revokeKeyInput,
  run: async (ctx, { keyId }) => {
    const key = await lockKey(ctx.unit, keyId);
    if (!key) return notFound();
    if (key.revokedAt) return refuse('conflict', 'This key was revoked already.');
    await revokeKey(ctx.unit, keyId, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { keyId, name: key.name },
      { subjectKind: 'api_key', subjectId: keyId, summary: `Revoked the key ${key.name} (${key.prefix}…)` },
    );
  },
});

/** Makes the secret, keeps its hash and answers with the key, which is shown this once. */
async function make(
  caller: Caller,
  input: { name: string } | null,
): Promise<Result<{ keyId: string; key: string }>> {
  const key = `cp_${newToken()}`;
  // Whatever came as input goes to the operation, which asks for the right first and looks at the name then.
  const kept = { name: '', ...input, tokenHash: hashOfKey(key), prefix: key.slice(0, SHOWN) };
  // Without the idempotency key, whose stored answer would keep the secret.
  const stored = await storeKey({ ...caller, idempotencyKey: undefined }, kept);
  return stored.ok ? ok({ keyId: stored.value.keyId, key }) : stored;
}

/** Called like an operation; the checks are those of `storeKey`. */
export const makeKey = Object.assign(make, { operation: storeKey.operation });

/** The key behind a secret of a company: its id, or null, all alike: no such company, one that is read-only, no such key, one that was revoked. */
export async function keyBehind(slug: string, secret: string): Promise<string | null> {
  const tenant = await findTenant(slug);
  if (tenant?.state !== 'active') return null;
  return withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) => useKey(unit, hashOfKey(secret), now()));
}

/** What is kept of a key: SHA-256 as 64 hex digits. */
function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
