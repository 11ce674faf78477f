import type { SqlValue } from '@/platform/db/sql';
import type { Unit } from '@/platform/db/unit-of-work';

/** What the statements of one import work with. */
export type MergeScope = {
  unit: Unit;
  importId: string;
  /** Instant written as recorded_at, superseded_at and so on: one for the whole import. */
  now: string;
  /** The rules' "today" of the file. */
  asOf: string;
  currency: string;
  /** Target fields that the file fills; columns of other fields keep what they have. */
  owned: ReadonlySet<string>;
};

const TYPES: Record<string, string> = {
  tenant: 'uuid',
  import: 'uuid',
  now: 'timestamptz',
  asOf: 'date',
  currency: 'text',
  ids: 'uuid[]',
  rows: 'int[]',
  model: 'int',
  at: 'timestamptz',
};

/**
 * Runs a statement in which values stand by name (`:tenant`, `:import`, `:now` …). The text is put together from constants of the code
 * only; values always travel as parameters, the tenant first.
 */
export async function runBound<Row>(
  scope: MergeScope,
  text: string,
  more: Record<string, SqlValue> = {},
): Promise<Row[]> {
  const { sql, values } = bind(scope, text, more);
  return scope.unit.sql<Row>(sql, values);
}

/** The same for writes; returns the number of rows written. */
export async function executeBound(
  scope: MergeScope,
  text: string,
  more: Record<string, SqlValue> = {},
): Promise<number> {
  const { sql, values } = bind(scope, text, more);
  return scope.unit.execute(sql, values);
}

function bind(
  scope: MergeScope,
  text: string,
  more: Record<string, SqlValue>,
): { sql: string; values: SqlValue[] } {
  const { unit, importId, now, asOf, currency } = scope;
  const known: Record<string, SqlValue> = {
    tenant: unit.tenantId,
    import: importId,
    now,
    asOf,
    currency,
    ...more,
  };
  const names: string[] = ['tenant'];
  const sql = text.replace(/(?<!:):([a-zA-Z]+)\b/g, (whole, name: string) => {
    const type = TYPES[name];
    if (!type) throw new Error(`There is no value ${whole} for this statement`);
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}::${type}`;
  });
  return { sql, values: names.map((name) => known[name] ?? null) };
}
