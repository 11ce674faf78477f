import type { DealScope } from '@/domain/access/permissions';
import type { FileTextState } from '@/domain/evidence/reading';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

export type StoredFile = {
  id: string;
  dealId: string;
  sha256: string;
  name: string;
  mediaType: string;
  bytes: number;
  recordedAt: string;
  recordedBy: string | null;
};

export type NewFile = Omit<StoredFile, 'recordedAt' | 'recordedBy'> & {
  text: string | null;
  textState: FileTextState;
};

const COLUMNS = `f.id, f.deal_id AS "dealId", f.sha256, f.name, f.media_type AS "mediaType", f.bytes, f.recorded_at AS "recordedAt",
  f.recorded_by AS "recordedBy"`;

export async function insertFile(
  unit: Unit,
  file: NewFile,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    `INSERT INTO stored_file (tenant_id, id, deal_id, sha256, name, media_type, bytes, text, text_state, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      unit.tenantId,
      file.id,
      file.dealId,
      file.sha256,
      file.name,
      file.mediaType,
      file.bytes,
      file.text,
      file.textState,
      by.at,
      by.userId,
    ],
  );
}

/** A file that is not removed, of a deal that the actor may see; else null. */
export async function findFile(unit: Unit, scope: DealScope, fileId: string): Promise<StoredFile | null> {
  const rows = await unit.sql<StoredFile>(
    `SELECT ${COLUMNS} FROM stored_file f JOIN deal d ON d.tenant_id = f.tenant_id AND d.id = f.deal_id
     WHERE f.tenant_id = $1 AND ${IN_SCOPE} AND f.id = $4 AND f.removed_at IS NULL AND d.outcome <> 'removed'`,
    [unit.tenantId, ...scopeValues(scope), fileId],
  );
  return rows[0] ?? null;
}

export type FileWithText = { id: string; name: string; text: string | null; textState: FileTextState };

/** The files of one deal that are not removed, with what was read out of them. */
export async function readTexts(
  unit: Unit,
  dealId: string,
  fileIds: readonly string[],
): Promise<FileWithText[]> {
  if (fileIds.length === 0) return [];
  return unit.sql<FileWithText>(
    `SELECT id, name, text, text_state AS "textState" FROM stored_file
     WHERE tenant_id = $1 AND deal_id = $2 AND id = ANY($3::uuid[]) AND removed_at IS NULL`,
    [unit.tenantId, dealId, [...fileIds]],
  );
}

export type FileOnDeal = StoredFile & {
  recordedByName: string | null;
  /** The records that this file proves, voided ones included. */
  evidenceIds: string[];
};

/** The files of a deal, newest first. With `knownAt` as they were then. */
export async function readFilesOfDeal(unit: Unit, dealId: string, knownAt?: string): Promise<FileOnDeal[]> {
  return unit.sql<FileOnDeal>(
    `SELECT ${COLUMNS}, u.name AS "recordedByName",
       ARRAY(SELECT e.id::text FROM evidence e WHERE e.tenant_id = $1 AND e.deal_id = $2 AND e.file_id = f.id
         AND ($3::timestamptz IS NULL OR e.file_attached_at <= $3)) AS "evidenceIds"
     FROM stored_file f LEFT JOIN app_user u ON u.id = f.recorded_by
     WHERE f.tenant_id = $1 AND f.deal_id = $2
       AND ($3::timestamptz IS NULL AND f.removed_at IS NULL OR f.recorded_at <= $3 AND (f.removed_at IS NULL OR f.removed_at > $3))
     ORDER BY f.recorded_at DESC, f.id DESC LIMIT 500`,
    [unit.tenantId, dealId, knownAt ?? null],
  );
}

/** How many files a deal has, and how many bytes the tenant keeps. */
export async function readFileUse(unit: Unit, dealId: string): Promise<{ onDeal: number; bytes: bigint }> {
  const [row] = await unit.sql<{ onDeal: number; bytes: bigint }>(
    `SELECT count(*) FILTER (WHERE deal_id = $2 AND removed_at IS NULL)::int AS "onDeal", coalesce(sum(bytes), 0)::bigint AS bytes
     FROM stored_file WHERE tenant_id = $1`,
    [unit.tenantId, dealId],
  );
  return row ?? { onDeal: 0, bytes: 0n };
}

export async function markRemoved(
  unit: Unit,
  fileId: string,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    'UPDATE stored_file SET removed_at = $3, removed_by = $4 WHERE tenant_id = $1 AND id = $2 AND removed_at IS NULL',
    [unit.tenantId, fileId, by.at, by.userId],
  );
}

/** Which of these hashes are on record, removed files included: their bytes are kept. */
export async function knownHashes(unit: Unit, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await unit.sql<{ sha256: string }>(
    'SELECT DISTINCT sha256 FROM stored_file WHERE tenant_id = $1 AND sha256 = ANY($2::text[])',
    [unit.tenantId, [...hashes]],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Until the transaction ends, nobody else decides about the bytes under these hashes: neither that they get a row nor that they go. */
export async function lockHashes(unit: Unit, hashes: readonly string[]): Promise<void> {
  await unit.sql(
    `SELECT pg_advisory_xact_lock(hashtextextended('file ' || $1::text || h, 0)) FROM unnest($2::text[]) AS h ORDER BY h`,
    [unit.tenantId, [...hashes]],
  );
}
