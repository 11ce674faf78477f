import { describe, expect, it } from 'vitest';
import { asAdmin } from '../../support/database';

/** Staging is filled by COPY, which row-level security forbids; every statement on it filters tenant and import (docs/decisions/0008-imports-cut-staged-and-merged.md). */
const WITHOUT_POLICY = /^staged_/;
const SHARED = [
  'app_user',
  'tenant',
  'membership',
  'oauth_account',
  'session',
  'invitation',
  'password_reset',
  'rate_limit',
];
const APPEND_ONLY = [
  'movement',
  'stage_transition',
  'audit_event',
  'justification',
  'deal_history',
  'deal_line_history',
  'contract_history',
  'deployment_history',
];
const TEMPLATE = `(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)`;

async function rows<T extends object>(text: string): Promise<T[]> {
  return asAdmin(async (client) => (await client.query<T>(text)).rows);
}

async function tenantTables(): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     WHERE c.relkind IN ('r', 'p') AND c.relname NOT LIKE '\\_prisma%' ORDER BY 1`,
  );
  return found.map((row) => row.name).filter((name) => !SHARED.includes(name));
}

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
    const policies = await rows<{
      name: string;
      enabled: boolean;
      forced: boolean;
      using: string;
      check: string;
      n: number;
    }>(
      `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
         max(pg_get_expr(p.polqual, p.polrelid)) AS using, max(pg_get_expr(p.polwithcheck, p.polrelid)) AS check, count(p.oid)::int AS n
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' LEFT JOIN pg_policy p ON p.polrelid = c.oid
       WHERE c.relkind = 'r' GROUP BY 1, 2, 3`,
    );
    const byName = new Map(policies.map((row) => [row.name, row]));
    for (const name of await tenantTables()) {
      if (WITHOUT_POLICY.test(name)) continue;
      expect({ name, ...byName.get(name) }).toEqual({
        name,
        enabled: true,
        forced: true,
        using: TEMPLATE,
        check: TEMPLATE,
        n: 1,
      });
    }
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
    const rights = await rows<{ table: string; right: string }>(
      `SELECT g.table_name AS table, g.privilege_type AS right FROM information_schema.role_table_grants g
       WHERE g.table_schema = 'public' AND g.grantee <> (SELECT tableowner FROM pg_tables WHERE tablename = 'deal')
         AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = g.grantee) AND g.privilege_type IN ('UPDATE', 'DELETE')`,
    );
    expect(rights.filter((row) => APPEND_ONLY.includes(row.table))).toEqual([]);
    expect(rights.filter((row) => row.table === 'deal' && row.right === 'DELETE')).toEqual([]);
    expect(rights.filter((row) => row.table === 'evidence' && row.right === 'DELETE')).toEqual([]);
  });
});
