import type {
  CheckOptions,
  FileFacts,
  ImportCounts,
  ImportProgress,
  ImportState,
} from '@/domain/imports/report';
import type { ImportKind, Note, Plan } from '@/domain/imports/types';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** One import as stored. `plan` and `counts` are filled by the dry run, `given` holds what a person chose. */
export type ImportRecord = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  fileSha256: string;
  fileBytes: bigint;
  preset: string | null;
  mapping: { plan: Plan; notes: Note[] } | Record<string, never>;
  options: { file: FileFacts; given?: CheckOptions };
  counts: ImportCounts;
  progress: ImportProgress | null;
  refusal: string | null;
  asOf: CalendarDate | null;
  headerFingerprint: string | null;
  createdAt: string;
  committedAt: string | null;
  revertedAt: string | null;
  createdByName: string | null;
};

const COLUMNS = `i.id, i.kind, i.state, i.file_name AS "fileName", i.file_sha256 AS "fileSha256", i.file_bytes AS "fileBytes", i.preset,
  i.mapping, i.options, i.counts, i.progress, i.refusal, i.as_of AS "asOf", i.header_fingerprint AS "headerFingerprint",
  i.created_at AS "createdAt", i.committed_at AS "committedAt", i.reverted_at AS "revertedAt",
  (SELECT u.name FROM app_user u WHERE u.id = i.created_by) AS "createdByName"`;

export async function readImport(unit: Unit, id: string): Promise<ImportRecord | null> {
  const rows = await unit.sql<ImportRecord>(
    `SELECT ${COLUMNS} FROM import i WHERE i.tenant_id = $1 AND i.id = $2`,
    [unit.tenantId, id],
  );
  return rows[0] ?? null;
}

export type ImportListRow = Omit<ImportRecord, 'mapping' | 'options' | 'progress'>;

/** Latest first. */
export async function listImports(unit: Unit, limit: number): Promise<ImportListRow[]> {
  const rows = await unit.sql<ImportRecord>(
    `SELECT ${COLUMNS.replace('i.mapping, i.options, ', '')} FROM import i WHERE i.tenant_id = $1 ORDER BY i.created_at DESC, i.id DESC LIMIT $2`,
    [unit.tenantId, limit],
  );
  return rows;
}

export async function insertImport(
  unit: Unit,
  row: {
    id: string;
    kind: ImportKind;
    fileName: string;
    file: FileFacts;
    createdBy: string | null;
    now: string;
  },
): Promise<void> {
  const { id, kind, fileName, file, createdBy, now } = row;
  await unit.execute(
    `INSERT INTO import (tenant_id, id, kind, state, file_name, file_sha256, file_bytes, mapping, options, counts, created_by, created_at)
     VALUES ($1, $2, $3, 'reading', $4, $5, $6, '{}', $7::jsonb, '{}', $8, $9)`,
    [unit.tenantId, id, kind, fileName, file.sha256, file.bytes, JSON.stringify({ file }), createdBy, now],
  );
}

/** What the dry run found. */
export async function storeChecked(
  unit: Unit,
  id: string,
  checked: {
    plan: Plan;
    notes: Note[];
    options: ImportRecord['options'];
    counts: ImportCounts;
    fingerprint: string;
  },
): Promise<void> {
  const { plan, notes, options, counts, fingerprint } = checked;
  await unit.execute(
    `UPDATE import SET state = 'checked', preset = $3, mapping = $4::jsonb, options = $5::jsonb, counts = $6::jsonb, as_of = $7,
       header_fingerprint = $8, progress = NULL WHERE tenant_id = $1 AND id = $2`,
    [
      unit.tenantId,
      id,
      plan.preset,
      JSON.stringify({ plan, notes }),
      JSON.stringify(options),
      JSON.stringify(counts),
      plan.asOf,
      fingerprint,
    ],
  );
}

export async function storeCommitted(
  unit: Unit,
  id: string,
  counts: ImportCounts,
  now: string,
): Promise<void> {
  await unit.execute(
    `UPDATE import SET state = 'committed', counts = $3::jsonb, committed_at = $4, progress = NULL WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, JSON.stringify(counts), now],
  );
}

export async function storeReverted(
  unit: Unit,
  id: string,
  counts: ImportCounts,
  by: { userId: string | null; now: string },
): Promise<void> {
  await unit.execute(
    `UPDATE import SET state = 'reverted', counts = $3::jsonb, reverted_at = $4, reverted_by = $5 WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, JSON.stringify(counts), by.now, by.userId],
  );
}

export async function storeState(
  unit: Unit,
  id: string,
  state: ImportState,
  refusal: string | null = null,
): Promise<void> {
  await unit.execute(
    `UPDATE import SET state = $3, refusal = $4, progress = NULL WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, state, refusal],
  );
}

/** For a page that polls. `committing` is shown while the merge runs; its own transaction decides the end. */
export async function storeProgress(unit: Unit, id: string, progress: ImportProgress): Promise<void> {
  await unit.execute(
    `UPDATE import SET progress = $3::jsonb, state = CASE WHEN $4 AND state = 'checked' THEN 'committing' ELSE state END
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, JSON.stringify(progress), progress.phase === 'merging'],
  );
}

/** What was chosen for the last committed file with the same header. */
export async function rememberedOptions(
  unit: Unit,
  kind: ImportKind,
  fingerprint: string,
): Promise<CheckOptions | null> {
  const rows = await unit.sql<{ options: ImportRecord['options'] }>(
    `SELECT i.options FROM import i WHERE i.tenant_id = $1 AND i.kind = $2 AND i.header_fingerprint = $3 AND i.state = 'committed'
     ORDER BY i.committed_at DESC LIMIT 1`,
    [unit.tenantId, kind, fingerprint],
  );
  return rows[0]?.options.given ?? null;
}

/**
 * One at a time until the end of the transaction: `import` keeps two runs of one import apart (false: it is running), `tenant` lines up
 * the merges of one tenant (waits).
 */
export async function lockImport(unit: Unit, id: string): Promise<boolean> {
  const rows = await unit.sql<{ got: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('import ' || $1::text || $2::text, 0)) AS got`,
    [unit.tenantId, id],
  );
  return rows[0]?.got ?? false;
}

export async function lockTenantImports(unit: Unit): Promise<void> {
  await unit.sql(`SELECT pg_advisory_xact_lock(hashtextextended('imports ' || $1::text, 0))`, [
    unit.tenantId,
  ]);
}

/** Set-based statements over a whole file: planned for many rows, with room to hash them. */
export async function tuneForBulk(unit: Unit, rows: number): Promise<void> {
  await unit.execute(`SET LOCAL jit = off`);
  await unit.execute(`SET LOCAL work_mem = '64MB'`);
  await unit.execute(`SET LOCAL lock_timeout = '60s'`);
  // Staging has no statistics of its own; for few rows the planner's guess (nested loops over indexes) is right.
  if (rows > BULK_ROWS) await unit.execute(`SET LOCAL enable_nestloop = off`);
}

const BULK_ROWS = 2000;

/** How many imports of the tenant were committed or reverted so far: as long as it stays, no other import has changed anything. */
export async function countMerges(unit: Unit): Promise<number> {
  const rows = await unit.sql<{ n: number }>(
    `SELECT (count(i.committed_at) + count(i.reverted_at))::int AS n FROM import i WHERE i.tenant_id = $1`,
    [unit.tenantId],
  );
  return rows[0]?.n ?? 0;
}
