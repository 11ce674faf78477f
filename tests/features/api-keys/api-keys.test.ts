import { beforeEach, describe, expect, it } from 'vitest';
import { keyBehind, makeKey, revokeApiKey } from '@/features/api-keys/commands';
import { keysQuery } from '@/features/api-keys/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { rowsOf } from '../imports/import-csv';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});
const make = (name = 'Gateway') => makeKey(tenant.as.CRO, { name });
const keys = async () => value(await keysQuery(tenant.as.CEO, {})).keys;

describe('a key', () => {
  it('is shown once and kept as its hash alone', async () => {
    const { key, keyId } = value(await make());
    expect(key).toMatch(/^cp_[A-Za-z0-9_-]{43}$/);
    const [stored] = await rowsOf<Record<string, unknown>>(
      tenant,
      'SELECT * FROM api_key WHERE tenant_id = $1',
    );
    expect(stored).toMatchObject({ id: keyId, prefix: key.slice(0, 9), scope: 'heartbeats' });
    const kept =
      JSON.stringify(await rowsOf(tenant, 'SELECT * FROM audit_event WHERE tenant_id = $1')) +
      JSON.stringify(stored);
    expect(kept).not.toContain(key.slice(9));
    expect(await keys()).toMatchObject([{ id: keyId, name: 'Gateway', lastUsedAt: null, revokedAt: null }]);
  });

  it('opens its own company, says when it was used, and opens nothing once revoked', async () => {
    const { key, keyId } = value(await make());
    const other = await makeTenant();
    expect(await keyBehind(other.slug, key)).toBeNull();
    expect(
      await keyBehind(
        tenant.slug,
        key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      ),
    ).toBeNull();
    expect(await atInstant('2026-06-30T12:00:00.000Z', () => keyBehind(tenant.slug, key))).toBe(keyId);
    // Used again within the minute: not written again.
    expect(await atInstant('2026-06-30T12:00:30.000Z', () => keyBehind(tenant.slug, key))).toBe(keyId);
    expect(await keys()).toMatchObject([{ lastUsedAt: '2026-06-30T12:00:00.000Z' }]);
    value(await revokeApiKey(tenant.as.CRO, { keyId }));
    expect(await keyBehind(tenant.slug, key)).toBeNull();
    expect(refusal(await revokeApiKey(tenant.as.CRO, { keyId })).code).toBe('conflict');
    expect(await keys()).toMatchObject([{ revokedByName: expect.stringContaining('CRO') }]);
  });

  it('has a name of its own among those that open something', async () => {
    const { keyId } = value(await make('Gateway'));
    expect(refusal(await make('gateway'))).toMatchObject({
      code: 'invalid',
      fields: { name: expect.any(String) },
    });
    value(await revokeApiKey(tenant.as.CRO, { keyId }));
    value(await make('gateway'));
  });

  it('is one of at most twenty', async () => {
    for (let i = 0; i < 20; i++) value(await make(`Gateway ${i}`));
    expect(refusal(await make('One more'))).toMatchObject({ code: 'rule', remedy: expect.any(String) });
  });

  it('is made by the CRO alone', async () => {
    expect(refusal(await makeKey(tenant.as.CEO, { name: 'Mine' })).code).toBe('not_found');
  });
});
