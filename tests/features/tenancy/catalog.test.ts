import { describe, expect, it } from 'vitest';
import { asAdmin } from '../../support/database';
import {
  ownTables,
  policyFaults,
  rightsFaults,
  SHARED,
  WITHOUT_POLICY,
} from '../../support/operations-row-security';

async function rows<T extends object>(text: string): Promise<T[]> {
  return asAdmin(async (client) => (await client.query<T>(text)).rows);
}

const tenantTables = () => asAdmin(ownTables);

describe('every tenant table', () => {
  it('has a tenant_id that cannot be empty', async () => {
    const with_id = await rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'
         AND data_type = 'uuid' AND is_nullable = 'NO'`,
    );
    const have = new Set(with_id.map((row) => row.name));
    expect((await tenantTables()).filter((name) => !have.has(name))).toEqual([]);
    expect(have.size).toBeGreaterThan(25);
  });

  it('has row-level security enabled and forced, with exactly the one policy', async () => {
    expect(await asAdmin(policyFaults)).toEqual([]);
  });

  it('leads every primary key and unique index with tenant_id', async () => {
    const indexes = await rows<{ table: string; index: string; first: string }>(
      `SELECT t.relname AS table, i.relname AS index, a.attname AS first FROM pg_index x
       JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
       JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
       LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]`,
    );
    const tables = new Set(await tenantTables());
    expect(indexes.filter((row) => tables.has(row.table) && row.first !== 'tenant_id')).toEqual([]);
  });

  it('carries tenant_id on both sides of every key between tenant tables, and none points into one from outside', async () => {
    const keys = await rows<{
      name: string;
      from: string;
      to: string;
      columns: string[];
      targets: string[];
      update: string;
      remove: string;
    }>(
      `SELECT k.conname AS name, f.relname AS "from", t.relname AS "to", k.confupdtype::text AS update, k.confdeltype::text AS remove,
         ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(num, pos) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY pos) AS columns,
         ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(num, pos) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY pos) AS targets
       FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid WHERE k.contype = 'f'`,
    );
    const tables = new Set(await tenantTables());
    for (const key of keys) {
      expect(`${key.name} updates: ${key.update}`).toBe(`${key.name} updates: a`);
      if (!tables.has(key.to)) continue;
      expect(`${key.name} comes from a tenant table: ${tables.has(key.from)}`).toBe(
        `${key.name} comes from a tenant table: true`,
      );
      expect([key.name, key.columns[0], key.targets[0]]).toEqual([key.name, 'tenant_id', 'tenant_id']);
      expect(`${key.name} never sets null: ${key.remove !== 'n' && key.remove !== 'd'}`).toBe(
        `${key.name} never sets null: true`,
      );
    }
  });

  it('has no triggers, native enums, views, or columns that the database numbers', async () => {
    expect(await rows(`SELECT tgname FROM pg_trigger WHERE NOT tgisinternal`)).toEqual([]);
    expect(
      await rows(
        `SELECT typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND n.nspname = 'public' WHERE typtype = 'e'`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' WHERE relkind IN ('v', 'm', 'S')`,
      ),
    ).toEqual([]);
  });
});

describe('the application role', () => {
  it('owns nothing, bypasses nothing, and has no right beyond rows', async () => {
    const roles = await rows<{ name: string; super: boolean; bypass: boolean; owns: number }>(
      `SELECT r.rolname AS name, r.rolsuper AS super, r.rolbypassrls AS bypass,
         (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns
       FROM pg_roles r WHERE EXISTS (SELECT 1 FROM information_schema.role_table_grants g WHERE g.grantee = r.rolname AND g.table_name = 'deal'
         AND g.privilege_type = 'INSERT') AND r.rolname <> (SELECT tableowner FROM pg_tables WHERE tablename = 'deal')`,
    );
    expect(roles.length).toBeGreaterThan(0);
    for (const role of roles) expect(role).toMatchObject({ super: false, bypass: false, owns: 0 });
    const rights = await rows<{ right: string }>(
      `SELECT DISTINCT privilege_type AS right FROM information_schema.role_table_grants g WHERE table_schema = 'public'
         AND g.grantee <> (SELECT tableowner FROM pg_tables WHERE tablename = 'deal') AND g.grantee NOT IN ('postgres', 'PUBLIC')
         AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = g.grantee)`,
    );
    expect(rights.map((row) => row.right).sort()).toEqual(['DELETE', 'INSERT', 'SELECT', 'UPDATE']);
  });

  it('cannot change or delete facts', async () => {
    expect(await asAdmin(rightsFaults)).toEqual([]);
  });
});

describe('staging', () => {
  const staged = async () => (await tenantTables()).filter((name) => WITHOUT_POLICY.test(name));

  it('is the only part without a policy, and empties itself: unlogged, keyed by tenant and import', async () => {
    const found = await rows<{ name: string; persistence: string; key: string[] }>(
      `SELECT c.relname AS name, c.relpersistence::text AS persistence,
         ARRAY(SELECT a.attname::text FROM unnest(x.indkey) WITH ORDINALITY u(num, pos)
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num ORDER BY pos) AS key
       FROM pg_class c JOIN pg_index x ON x.indrelid = c.oid AND x.indisprimary WHERE c.relname LIKE 'staged\\_%' ORDER BY 1`,
    );
    expect(found.map(({ name }) => name)).toEqual(await staged());
    for (const { name, persistence, key } of found)
      expect([name, persistence, ...key.slice(0, 2)]).toEqual([name, 'u', 'tenant_id', 'import_id']);
  });

  it('is pointed at by no key and cannot be changed, only filled and emptied', async () => {
    const keys =
      await rows(`SELECT conname FROM pg_constraint WHERE contype = 'f' AND (conrelid::regclass::text LIKE 'staged\\_%'
      OR confrelid::regclass::text LIKE 'staged\\_%')`);
    expect(keys).toEqual([]);
    const rights = await rows<{ right: string }>(
      `SELECT DISTINCT privilege_type AS right FROM information_schema.role_table_grants g WHERE table_name LIKE 'staged\\_%'
         AND g.grantee <> (SELECT tableowner FROM pg_tables WHERE tablename = 'deal')
         AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = g.grantee)`,
    );
    expect(rights.map(({ right }) => right).sort()).toEqual(['DELETE', 'INSERT', 'SELECT']);
  });
});

describe('shared tables', () => {
  it('are those listed: a new table without tenant_id is seen', async () => {
    const found = await rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
       WHERE c.relkind = 'r' AND NOT c.relrowsecurity AND c.relname NOT LIKE '\\_prisma%' AND c.relname NOT LIKE 'staged\\_%' ORDER BY 1`,
    );
    expect(found.map(({ name }) => name)).toEqual([...SHARED].sort());
  });
});
