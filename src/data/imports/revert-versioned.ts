import { executeBound, runBound, type MergeScope } from './bound-sql';
import { storedColumns, type VersionedTable } from './versioned-table';

/** When an import was taken back: what was written at such an instant is no edit, so imports can be reverted one after the other. */
export const REVERT_INSTANTS = `(SELECT i.reverted_at FROM import i WHERE i.tenant_id = :tenant AND i.reverted_at IS NOT NULL)`;

const MATCHED = 'm.tenant_id = :tenant AND m.import_id = :import';

/** What a table needs to take an import back: how a created row is taken out, and what else counts as edited since. */
export type Reversal = {
  table: VersionedTable;
  /** SET list that takes a row out. */
  takeOut: string;
  /** Condition on `d`: somebody has worked on it since (`:at`, the instant of the import). */
  touched: string;
  /** Columns that come back otherwise than from history, by name. */
  special?: Readonly<Record<string, string>>;
};

/**
 * Notes what the revert does with each row that the import created or changed: `remove`, `back` (its earlier version), or `kept` because
 * it was edited since. Locks the rows.
 */
export async function matchReverted(
  scope: MergeScope,
  { table, touched }: Reversal,
  at: string,
): Promise<void> {
  await executeBound(
    scope,
    `INSERT INTO staged_match (tenant_id, import_id, row_no, target_id, action)
     SELECT :tenant, :import, row_number() OVER (ORDER BY x.id), x.id,
       CASE WHEN x.later THEN 'kept' WHEN x.created THEN 'remove' ELSE 'back' END
     FROM (SELECT d.id, d.created_import_id IS NOT DISTINCT FROM :import AND h.id IS NULL AS created,
         d.import_id IS DISTINCT FROM :import OR (d.recorded_at <> :at AND d.recorded_at NOT IN ${REVERT_INSTANTS}) OR ${touched} AS later
       FROM ${table.table} d
       LEFT JOIN ${table.history} h ON h.tenant_id = :tenant AND h.superseded_by_import_id = :import AND h.id = d.id
       WHERE d.tenant_id = :tenant AND (d.created_import_id = :import OR h.id IS NOT NULL) AND NOT (${table.removed})
       FOR UPDATE OF d) x
     ON CONFLICT (tenant_id, import_id, row_no) DO NOTHING`,
    { at },
  );
}

/** Writes what matchReverted noted: the standing version to history, the row taken out or put back as its next version. */
export async function revertMatched(
  scope: MergeScope,
  { table, takeOut, special = {} }: Reversal,
): Promise<void> {
  const stored = storedColumns(table);
  await executeBound(
    scope,
    `INSERT INTO ${table.history} (${stored.join(', ')}, superseded_at)
     SELECT ${stored.map((name) => `d.${name}`).join(', ')}, :now
     FROM staged_match m JOIN ${table.table} d ON d.tenant_id = m.tenant_id AND d.id = m.target_id
     WHERE ${MATCHED} AND m.action <> 'kept' AND d.tenant_id = :tenant
     ON CONFLICT (tenant_id, id, version) DO NOTHING`,
  );
  await executeBound(
    scope,
    `UPDATE ${table.table} d SET ${takeOut}, version = d.version + 1, recorded_at = :now
     FROM staged_match m WHERE ${MATCHED} AND m.action = 'remove' AND d.tenant_id = :tenant AND d.id = m.target_id`,
  );
  const back = table.columns.map(({ name }) => `${name} = ${special[name] ?? `h.${name}`}`);
  await executeBound(
    scope,
    `UPDATE ${table.table} d SET ${back.join(', ')}, import_id = h.import_id, version = d.version + 1, recorded_at = :now
     FROM staged_match m JOIN ${table.history} h ON h.tenant_id = m.tenant_id AND h.superseded_by_import_id = m.import_id
       AND h.id = m.target_id
     WHERE ${MATCHED} AND m.action = 'back' AND h.tenant_id = :tenant AND d.tenant_id = :tenant AND d.id = m.target_id`,
  );
}

export type RevertCounts = { removed: number; restored: number; kept: number; keptRows: string[] };

const LISTED = 50;

/** How many rows went and came back, and the external ids of the first 50 that were kept. */
export async function countReverted(scope: MergeScope, table: VersionedTable): Promise<RevertCounts> {
  const rows = await runBound<RevertCounts>(
    scope,
    `SELECT count(*) FILTER (WHERE m.action = 'remove')::int AS removed, count(*) FILTER (WHERE m.action = 'back')::int AS restored,
       count(*) FILTER (WHERE m.action = 'kept')::int AS kept,
       coalesce((SELECT jsonb_agg(k.external_id) FROM (SELECT d.external_id FROM staged_match m
         JOIN ${table.table} d ON d.tenant_id = m.tenant_id AND d.id = m.target_id
         WHERE ${MATCHED} AND m.action = 'kept' AND d.tenant_id = :tenant ORDER BY m.row_no LIMIT ${LISTED}) k), '[]') AS "keptRows"
     FROM staged_match m WHERE ${MATCHED}`,
  );
  return rows[0] ?? { removed: 0, restored: 0, kept: 0, keptRows: [] };
}
