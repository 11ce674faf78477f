import type { Unit } from '@/platform/db/unit-of-work';

export type ExportColumn = { name: string; type: string };
/** A table of the company: its columns in their order, and those of its key after tenant_id, by which it is read. */
export type ExportTable = { name: string; columns: ExportColumn[]; key: ExportColumn[] };

/** What is not exported, and why: read out in the file itself. Everything else that has a tenant_id is. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  staged_: 'rows of an import that is being checked',
  idempotency_key: 'answers kept for requests that are sent twice',
  deal_standing: 'computed from deals, lines and evidence',
  movement_month: 'computed from movements',
  constant_movement_month: 'computed from movements',
  retention_month: 'computed from movements',
  constant_retention_month: 'computed from movements',
  customer_month: 'computed from movements',
  back_test_week: 'computed from the history of deals',
  quarter_variance: 'computed from movements and forecast snapshots',
};

/** Hashes of links and keys: they open nothing outside, and are nobody's business. */
const SECRET = ['token_hash'];

const isLeftOut = (name: string): boolean => name.startsWith('staged_') || name in LEFT_OUT;

/** The company's tables as the database knows them, so that a new one cannot be forgotten. */
export async function readExportTables(unit: Unit): Promise<ExportTable[]> {
  const rows = await unit.sql<ExportTable & { key: ExportColumn[] }>(
    `SELECT c.relname AS name,
       (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attname <> 'tenant_id' AND NOT a.attname = ANY($1::text[])) AS columns,
       (SELECT coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY k.place), '[]')
        FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname <> 'tenant_id') AS key
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
     ORDER BY c.relname`,
    [SECRET],
  );
  return rows.filter(({ name }) => !isLeftOut(name));
}

export type TextRow = Record<string, string | null>;

/**
 * The rows of a table, every value as PostgreSQL writes it, `batch` at a time in the order of its key: however many there are, no more
 * than that are held. One at a time in a unit. Names come from the database's own catalog, never from a request.
 */
export async function* readExportRows(
  unit: Unit,
  { name, columns, key }: ExportTable,
  batch: number,
): AsyncGenerator<TextRow[]> {
  const list = columns.map((column) => `t.${quoted(column.name)}::text`).join(', ');
  // Named by its table: alone it would be the text of the answer, in whose order 10 comes before 9.
  const order = key.map((column) => `t.${quoted(column.name)}`).join(', ');
  await unit.execute(
    `DECLARE export_rows NO SCROLL CURSOR FOR SELECT ${list} FROM ${quoted(name)} t WHERE t.tenant_id = $1${order === '' ? '' : ` ORDER BY ${order}`}`,
    [unit.tenantId],
  );
  for (;;) {
    const rows = await unit.sql<TextRow>(`FETCH ${Math.trunc(batch)} FROM export_rows`);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  // Whoever stops before leaves it to the end of the transaction.
  await unit.execute('CLOSE export_rows');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The members with their names, since ids alone would tell a reader nothing. */
export function readExportPeople(unit: Unit): Promise<TextRow[]> {
  return unit.sql<TextRow>(
    `SELECT u.id::text AS user_id, u.name, u.email, m.role, m.created_at::text AS since
     FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.tenant_id = $1 ORDER BY u.id`,
    [unit.tenantId],
  );
}

export type ExportFile = { id: string; sha256: string; name: string };
export type ExportImport = { id: string; name: string };

/** The files that were imported, those of imports taken back too. */
export function readExportImports(unit: Unit): Promise<ExportImport[]> {
  return unit.sql<ExportImport>(
    'SELECT id, file_name AS name FROM import WHERE tenant_id = $1 AND committed_at IS NOT NULL ORDER BY id',
    [unit.tenantId],
  );
}

/** The files of the deals that are not removed. */
export function readExportFiles(unit: Unit): Promise<ExportFile[]> {
  return unit.sql<ExportFile>(
    'SELECT id, sha256, name FROM stored_file WHERE tenant_id = $1 AND removed_at IS NULL ORDER BY id',
    [unit.tenantId],
  );
}
