import type pg from 'pg';

// What row-level security must do, as questions that answer with the faults found: asked by the tests of the schema as it is, and by the
// mutants of schemas that are spoilt on purpose.

/** Staging is filled by COPY, which row-level security forbids; every statement on it filters tenant and import (docs/decisions). */
export const WITHOUT_POLICY = /^staged_/;
/** Tables outside the tenants: each statement on them names the tenant or the user itself. */
export const SHARED = [
  'app_user',
  'tenant',
  'membership',
  'oauth_account',
  'session',
  'invitation',
  'password_reset',
  'rate_limit',
  'deleted_tenant',
];
export const APPEND_ONLY = [
  'movement',
  'stage_transition',
  'audit_event',
  'justification',
  'deal_history',
  'deal_line_history',
  'contract_history',
  'deployment_history',
  'review_event',
  'review_minutes',
  'review_result',
  'review_correction',
  'review_mail',
  'lead_time_history',
  'forecast_snapshot',
  'forecast_snapshot_part',
  'kpi_set',
  'engagement_history',
  'ledger_close',
  'fx_rate',
  'foreign_currency',
  'value_template',
  'board_page',
  'board_link_view',
  'board_agenda',
  'engagement_baseline',
  'engagement_verdict',
  'readiness_answer',
  'time_entry_history',
  'mapping_template',
  'digest_mail',
];
const TEMPLATE = `(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)`;

/** Every table of the schema that belongs to tenants. */
export async function ownTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     WHERE c.relkind IN ('r', 'p') AND c.relname NOT LIKE '\\_prisma%' ORDER BY 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !SHARED.includes(name));
}

/** The tenant tables that row-level security guards. */
export async function securedTables(client: pg.Client): Promise<string[]> {
  return (await ownTables(client)).filter((name) => !WITHOUT_POLICY.test(name));
}

type Policy = { name: string; enabled: boolean; forced: boolean; policies: string[] };

/** Tables that are not enabled, not forced, or have another policy that opens something than the one of the template. Restrictive ones only narrow it. */
export async function policyFaults(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<Policy>(
    `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
       ARRAY(SELECT concat_ws(' / ', p.polcmd, p.polpermissive, p.polroles::text, pg_get_expr(p.polqual, p.polrelid),
         pg_get_expr(p.polwithcheck, p.polrelid)) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive) AS policies
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' WHERE c.relkind IN ('r', 'p')`,
  );
  const byName = new Map(rows.map((row) => [row.name, row]));
  const good = `* / t / {0} / ${TEMPLATE} / ${TEMPLATE}`;
  return (await securedTables(client)).flatMap((name) => {
    const { enabled = false, forced = false, policies = [] } = byName.get(name) ?? {};
    return [
      ...(enabled ? [] : [`${name}: not enabled`]),
      ...(forced ? [] : [`${name}: not forced`]),
      ...(policies.length === 1 && policies[0] === good
        ? []
        : [`${name}: ${policies.join(', ') || 'no policy'}`]),
    ];
  });
}

/** Facts that the application's role could change or take away. */
export async function rightsFaults(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; right: string }>(
    `SELECT g.table_name AS table, g.privilege_type AS right FROM information_schema.role_table_grants g
     WHERE g.table_schema = 'public' AND g.grantee <> (SELECT tableowner FROM pg_tables WHERE tablename = 'deal')
       AND NOT coalesce((SELECT rolsuper FROM pg_roles WHERE rolname = g.grantee), false) ORDER BY 1, 2`,
  );
  const changed = rows.filter(({ right }) => right === 'UPDATE' || right === 'DELETE');
  const facts = changed.filter(({ table }) => APPEND_ONLY.includes(table));
  const kept = changed.filter(
    ({ table, right }) => right === 'DELETE' && ['deal', 'evidence'].includes(table),
  );
  const beyond = rows.filter(({ right }) => !['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(right));
  return [...facts, ...kept, ...beyond].map(({ table, right }) => `${table}: ${right}`);
}

export type Attempted = { code?: string; rows: unknown[]; count: number };
/** Runs one statement as the application's role with a tenant set, and takes it back. */
export type Attempt = (statement: string) => Promise<Attempted>;
export type Pair = { ours: string; theirs: string };

/** What the application can see, change or make of another tenant while its own is set. Both tenants have rows in every table. */
export async function rowFaults(
  attempt: Attempt,
  tables: string[],
  { ours, theirs }: Pair,
): Promise<string[]> {
  const faults: string[] = [];
  for (const table of tables) {
    const seen = (await attempt(`SELECT DISTINCT tenant_id::text AS id FROM ${table}`)).rows as {
      id: string;
    }[];
    if (seen.length !== 1 || seen[0]?.id !== ours) faults.push(`${table}: sees ${seen.length} tenants`);
    for (const statement of touching(table, theirs)) {
      const { code, count } = await attempt(statement);
      if (code !== '42501' && count > 0) faults.push(`${table}: ${statement.slice(0, 6)} of theirs`);
    }
    const made = await attempt(await copyFor(attempt, table, theirs));
    if (made.code !== '42501') faults.push(`${table}: made a row of theirs (${made.code ?? 'done'})`);
    const moved = await attempt(`UPDATE ${table} SET tenant_id = '${theirs}'`);
    if (moved.code !== '42501') faults.push(`${table}: moved a row to theirs (${moved.code ?? 'done'})`);
  }
  return faults;
}

function touching(table: string, tenantId: string): string[] {
  const where = `WHERE tenant_id = '${tenantId}'`;
  return [`UPDATE ${table} SET tenant_id = tenant_id ${where}`, `DELETE FROM ${table} ${where}`];
}

/** Copies one row of ours to another tenant. Generated columns cannot be given, so the others are named. */
async function copyFor(attempt: Attempt, table: string, tenantId: string): Promise<string> {
  const found = await attempt(
    `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0
     AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
  );
  const names = (found.rows as { name: string }[]).map(({ name }) => name);
  return `INSERT INTO ${table} (${names.join()}) SELECT ${names.map((name) => `(r).${name}`).join()}
    FROM (SELECT jsonb_populate_record(t, '{"tenant_id": "${tenantId}"}') AS r FROM ${table} t LIMIT 1) s`;
}

/** Tables of which somebody sees rows without having set a tenant. */
export async function openFaults(attempt: Attempt, tables: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const table of tables) {
    const { rows, code } = await attempt(`SELECT 1 FROM ${table} LIMIT 1`);
    if (rows.length > 0 || code !== undefined) faults.push(`${table}: seen without a tenant`);
  }
  return faults;
}
