import pg from 'pg';

const { types } = pg;
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

/** DATE stays "2026-03-31", BIGINT is a bigint, an instant is ISO text: nothing turns into a local Date or a float on the way. */
const PARSERS: Record<number, (text: string) => unknown> = {
  [INT8]: (text) => BigInt(text),
  [DATE]: (text) => text,
  [TIMESTAMP]: (text) => text,
  [TIMESTAMPTZ]: (text) => toIso(text),
};

function toIso(text: string): string {
  return new Date(text).toISOString();
}

const TYPES = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = PARSERS[oid];
    return own && format !== 'binary'
      ? own
      : (types.getTypeParser(oid, format as 'text') as (text: string) => unknown);
  },
};

export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | readonly (string | number | bigint | boolean | null)[]
  | object;

export type Queryable = { query(config: object): Promise<unknown> };

/** Runs one parameterised statement and returns its rows. The statement text is a constant of the code, never built from input. */
export async function runSql<Row>(
  on: Queryable,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<Row[]> {
  const result = (await on.query({ text, values: values as unknown[], types: TYPES })) as { rows: Row[] };
  return result.rows;
}

/** The same for a statement whose count matters; a named statement is parsed once per connection (hot paths). */
export async function runNamedSql<Row>(
  on: Queryable,
  name: string,
  text: string,
  values: readonly SqlValue[],
): Promise<Row[]> {
  const result = (await on.query({ name, text, values: values as unknown[], types: TYPES })) as {
    rows: Row[];
  };
  return result.rows;
}

export async function executeSql(
  on: Queryable,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<number> {
  const result = (await on.query({ text, values: values as unknown[] })) as { rowCount: number | null };
  return result.rowCount ?? 0;
}
