import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { PrismaClient } from '@/generated/prisma/client';
import { prismaOn } from './bound-prisma';
import { pool } from './pool';
import { executeSql, runNamedSql, runSql, type SqlValue } from './sql';

/**
 * One transaction of one tenant: everything inside is committed together or not at all, and row-level security lets it see that
 * tenant only. `prisma` and `sql` speak on the same connection in the same transaction.
 */
export type Unit = {
  readonly tenantId: string;
  readonly mode: 'read' | 'write';
  /** Prisma inside this transaction, for ordinary reads and writes. Filter tenantId first all the same. */
  readonly prisma: PrismaClient;
  /** One parameterised statement; `$1` is by convention the tenant id. */
  sql<Row>(text: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** As `sql`, prepared once per connection under `name`: for the few hot statements. */
  named<Row>(name: string, text: string, values: readonly SqlValue[]): Promise<Row[]>;
  /** Rows touched by a write. */
  execute(text: string, values?: readonly SqlValue[]): Promise<number>;
  /** Runs once everything is done and nothing was refused, before the commit and in the same transaction. */
  beforeCommit(work: () => Promise<void>): void;
  /** The bare connection, for COPY into staging tables only. */
  readonly connection: pg.PoolClient;
};

export type UnitOptions = {
  tenantId: string;
  mode: 'read' | 'write';
  /** Milliseconds a single statement may take; 30,000 unless told (imports need more). */
  statementTimeout?: number;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const current = new AsyncLocalStorage<Unit>();

/**
 * Runs `work` in one transaction with the tenant set (SET LOCAL takes no parameters, so the id is checked by pattern). Reads are
 * repeatable: all figures of a page come from one snapshot. Throws if units are nested: a second connection would split the truth.
 */
export async function withUnit<T>(options: UnitOptions, work: (unit: Unit) => Promise<T>): Promise<T> {
  if (!UUID.test(options.tenantId)) throw new Error('Unit of work: the tenant id is not a UUID');
  if (current.getStore()) throw new Error('Unit of work: already inside one');
  const connection = await pool().connect();
  let broken: Error | undefined;
  try {
    await connection.query(opening(options));
    const last: (() => Promise<void>)[] = [];
    const unit = createUnit(options, connection, last);
    const value = await current.run(unit, async () => {
      const done = await work(unit);
      for (const step of last) await step();
      return done;
    });
    await connection.query('COMMIT');
    return value;
  } catch (error) {
    broken = (await rollBack(connection)) ?? outdated(error);
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** Runs `work` outside the current unit, in a unit of its own: for progress that must be seen before the unit commits, nothing else. */
export function apart<T>(work: () => Promise<T>): Promise<T> {
  return current.exit(work);
}

/** Thrown to leave a unit without keeping anything; carries the answer out. */
export class RolledBack<T> extends Error {
  constructor(readonly value: T) {
    super('rolled back');
  }
}

function opening(options: UnitOptions): string {
  const begin = options.mode === 'read' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
  const timeout = options.statementTimeout;
  const limit = timeout ? `; SET LOCAL statement_timeout = ${Math.trunc(timeout)}` : '';
  return `${begin}; SET LOCAL app.tenant_id = '${options.tenantId}'${limit}`;
}

function createUnit(options: UnitOptions, connection: pg.PoolClient, last: (() => Promise<void>)[]): Unit {
  return {
    tenantId: options.tenantId,
    mode: options.mode,
    connection,
    get prisma() {
      return prismaOn(connection);
    },
    sql: (text, values) => runSql(connection, text, values),
    named: (name, text, values) => runNamedSql(connection, name, text, values),
    execute: (text, values) => executeSql(connection, text, values),
    beforeCommit: (work) => void last.push(work),
  };
}

/** A connection that cannot roll back is thrown away: it must never reach another tenant's unit in an open transaction. */
async function rollBack(connection: pg.PoolClient): Promise<Error | undefined> {
  try {
    await connection.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A migration changed what a prepared statement answers with: the connection is thrown away, the next one prepares it anew. */
function outdated(error: unknown): Error | undefined {
  return error instanceof Error && error.message === 'cached plan must not change result type'
    ? error
    : undefined;
}
