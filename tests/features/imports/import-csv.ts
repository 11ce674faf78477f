import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportKind } from '@/domain/imports/types';
import { importFile, type ImportFileOptions } from '@/features/imports/import-file';
import type { Caller } from '@/platform/operations/caller';
import { withUnit } from '@/platform/db/unit-of-work';
import { value, type TestTenant } from '../../support/tenants';

/** A CSV file of these lines, in a folder of its own. */
export async function csvFile(lines: readonly string[] | Buffer, name = 'export.csv'): Promise<string> {
  // Beside the uploads, whose folder goes with the run.
  const beside = `${process.env.UPLOAD_DIR}-csv`;
  await mkdir(beside, { recursive: true });
  const folder = await mkdtemp(path.join(beside, 'file-'));
  const file = path.join(folder, name);
  await writeFile(file, Array.isArray(lines) ? `${lines.join('\n')}\n` : (lines as Buffer));
  return file;
}

type Given = ImportFileOptions & { dryRun?: boolean };

/** Imports lines as a file of a kind; the result as the command line sees it. */
export async function tryImport(
  caller: Caller,
  kind: ImportKind,
  lines: readonly string[] | Buffer,
  { dryRun, ...options }: Given = {},
) {
  return importFile(caller, { kind, path: await csvFile(lines), options, dryRun });
}

/** The same where it must succeed; the report. */
export async function imported(
  tenant: TestTenant,
  kind: ImportKind,
  lines: readonly string[] | Buffer,
  options: Given = {},
) {
  return value(await tryImport(tenant.operator, kind, lines, options));
}

/** Rows of a tenant, as the application sees them. `$1` is the tenant. */
export function rowsOf<Row>(tenant: TestTenant, text: string): Promise<Row[]> {
  return withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) => unit.sql<Row>(text, [tenant.id]));
}

/** The identity of every stored version: a row that was written again has another xmin. */
export function versionsOf(
  tenant: TestTenant,
  table: 'deal' | 'contract' | 'deployment' | 'deal_line' | 'evidence' | 'activity',
) {
  return rowsOf<{ id: string; xmin: string }>(
    tenant,
    `SELECT id, xmin::text FROM ${table} WHERE tenant_id = $1 ORDER BY id`,
  );
}

export async function countOf(tenant: TestTenant, table: string, where = 'true'): Promise<number> {
  const rows = await rowsOf<{ n: number }>(
    tenant,
    `SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1 AND ${where}`,
  );
  return rows[0]?.n ?? 0;
}
