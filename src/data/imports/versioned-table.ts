import { executeBound, runBound, type MergeScope } from './bound-sql';
import type { StagedTable } from './staging';

/**
 * A column that an import fills. `s` is the staged row, `d` the stored one. `owners`: the target fields of which at least one must be
 * in the file, else the stored value stays ('file': always in it).
 */
export type ImportedColumn = {
  name: string;
  /** The staged value as SQL. */
  incoming: string;
  owners: readonly string[] | 'file';
  /** The value after an update as SQL, where it is more than "the file's if the file has it". */
  next?: (scope: MergeScope) => string;
};

/** A stored table with versions, recognised by external_id. */
export type VersionedTable = {
  table: 'deal' | 'contract' | 'deployment';
  history: 'deal_history' | 'contract_history' | 'deployment_history';
  staged: StagedTable;
  /** Joins from `s` to what its names stand for. */
  joins: (scope: MergeScope) => string;
  /** True for a row that a revert took out. */
  removed: string;
  columns: readonly ImportedColumn[];
  /** Columns that an import sets on creation only, besides the bookkeeping ones. */
  created: Readonly<Record<string, string>>;
  /** Columns that no import writes. */
  untouched: readonly string[];
};

const BOOKKEEPING = ['import_id', 'created_import_id', 'version', 'recorded_at', 'created_at'];
const FROM_STAGED = 's.tenant_id = :tenant AND s.import_id = :import';
const MATCHED = 'm.tenant_id = :tenant AND m.import_id = :import';

/** Every column of the stored table that its history keeps too. */
export function storedColumns(table: VersionedTable): string[] {
  return [
    'tenant_id',
    'id',
    'external_id',
    ...table.columns.map(({ name }) => name),
    ...Object.keys(table.created),
    ...table.untouched,
    ...BOOKKEEPING,
  ];
}

function isOwned(column: ImportedColumn, scope: MergeScope): boolean {
  return column.owners === 'file' || column.owners.some((field) => scope.owned.has(field));
}

/** The columns that this file can change, with their value after the update. A removed row comes back as the file has it. */
export function nextValues(table: VersionedTable, scope: MergeScope): [string, string][] {
  return table.columns
    .filter((column) => isOwned(column, scope))
    .map((column) => {
      const next = column.next?.(scope);
      const value = next
        ? `CASE WHEN ${table.removed} THEN ${column.incoming} ELSE ${next} END`
        : column.incoming;
      return [column.name, value];
    });
}

/**
 * Stored rows that the file changes, noted in staged_match with the version compared; unchanged rows are not touched. Returns how many
 * staged rows are stored already.
 */
export async function matchChanged(scope: MergeScope, table: VersionedTable): Promise<number> {
  const next = nextValues(table, scope);
  const values = next.map(([, value]) => value).join(', ');
  const stored = next.map(([name]) => `d.${name}`).join(', ');
  const changed = next.length === 0 ? 'false' : `ROW(${values}) IS DISTINCT FROM ROW(${stored})`;
  const rows = await runBound<{ existing: number }>(
    scope,
    `WITH compared AS MATERIALIZED (
       SELECT s.row_no, d.id, d.version, ${table.removed} AS removed, (${table.removed} OR ${changed}) AS changed
       FROM ${table.staged} s JOIN ${table.table} d ON d.tenant_id = :tenant AND d.external_id = s.external_id
       ${table.joins(scope)} WHERE ${FROM_STAGED}),
     noted AS (
       INSERT INTO staged_match (tenant_id, import_id, row_no, target_id, action, version)
       SELECT :tenant, :import, row_no, id, CASE WHEN removed THEN 'restore' ELSE 'update' END, version FROM compared WHERE changed
       RETURNING 1)
     SELECT count(*)::int AS existing FROM compared`,
  );
  return rows[0]?.existing ?? 0;
}

/** Locks the rows that the dry run noted; false where one of them is no longer the version that it compared. */
export async function lockMatched(scope: MergeScope, table: VersionedTable): Promise<boolean> {
  const rows = await runBound<{ gone: number }>(
    scope,
    `SELECT count(*)::int AS gone FROM (
       SELECT d.version, m.version AS compared FROM staged_match m
       JOIN ${table.table} d ON d.tenant_id = m.tenant_id AND d.id = m.target_id
       WHERE ${MATCHED} AND d.tenant_id = :tenant FOR UPDATE OF d) x
     WHERE x.version IS DISTINCT FROM x.compared`,
  );
  return rows[0]?.gone === 0;
}

export type MatchCounts = { created: number; updated: number; unchanged: number };

export async function countActions(
  scope: MergeScope,
): Promise<{ updated: number; restored: number; created: number }> {
  const rows = await runBound<{ updated: number; restored: number; created: number }>(
    scope,
    `SELECT count(*) FILTER (WHERE m.action = 'update')::int AS updated, count(*) FILTER (WHERE m.action = 'restore')::int AS restored,
       count(*) FILTER (WHERE m.action = 'create')::int AS created
     FROM staged_match m WHERE ${MATCHED}`,
  );
  return rows[0] ?? { updated: 0, restored: 0, created: 0 };
}

/**
 * New rows. Returns their number. `entered`: a statement that writes one more row for each of them, from `made` (the columns of
 * `returning`), in the same pass over the data. Neither uses ON CONFLICT: that would write each row's place in the log twice.
 */
export async function insertNew(
  scope: MergeScope,
  table: VersionedTable,
  entered?: { returning: string; insert: string; model: number },
): Promise<number> {
  const columns = table.columns.map(({ name }) => name);
  const created = Object.entries(table.created);
  const incoming = [...table.columns.map((column) => column.incoming), ...created.map(([, value]) => value)];
  const rows = await runBound<{ n: number }>(
    scope,
    `WITH made AS (
       INSERT INTO ${table.table} (tenant_id, id, external_id, ${[...columns, ...created.map(([name]) => name)].join(', ')},
         import_id, created_import_id, version, recorded_at, created_at)
       SELECT s.tenant_id, s.new_id, s.external_id, ${incoming.join(', ')}, s.import_id, s.import_id, 1, :now, :now
       FROM ${table.staged} s ${table.joins(scope)}
       WHERE ${FROM_STAGED} AND NOT EXISTS
         (SELECT 1 FROM ${table.table} e WHERE e.tenant_id = :tenant AND e.external_id = s.external_id)
       RETURNING ${entered?.returning ?? '1'})${entered ? `, entered AS (${entered.insert} RETURNING 1)` : ''}
     SELECT count(*)::int AS n FROM ${entered ? 'entered' : 'made'}`,
    entered ? { model: entered.model } : {},
  );
  return rows[0]?.n ?? 0;
}

/** The matched rows: the version that stands goes to history, the next one takes its place. */
export async function updateMatched(scope: MergeScope, table: VersionedTable): Promise<number> {
  const stored = storedColumns(table);
  await executeBound(
    scope,
    `INSERT INTO ${table.history} (${stored.join(', ')}, superseded_at, superseded_by_import_id)
     SELECT ${stored.map((name) => `d.${name}`).join(', ')}, :now, :import
     FROM staged_match m JOIN ${table.table} d ON d.tenant_id = m.tenant_id AND d.id = m.target_id
     WHERE ${MATCHED} AND d.tenant_id = :tenant
     ON CONFLICT (tenant_id, id, version) DO NOTHING`,
  );
  const sets = nextValues(table, scope).map(([name, value]) => `${name} = ${value}, `);
  return executeBound(
    scope,
    `UPDATE ${table.table} d SET ${sets.join('')}import_id = :import, version = d.version + 1, recorded_at = :now
     FROM staged_match m JOIN ${table.staged} s ON s.tenant_id = m.tenant_id AND s.import_id = m.import_id AND s.row_no = m.row_no
     ${table.joins(scope)}
     WHERE d.tenant_id = :tenant AND ${MATCHED} AND ${FROM_STAGED} AND d.id = m.target_id`,
  );
}
