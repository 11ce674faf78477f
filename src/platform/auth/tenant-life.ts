import { refuse } from '@/domain/values/result';
import { now, type Instant } from '@/platform/clock/clock';
import { executeSql, runSql, type Queryable } from '@/platform/db/sql';
import { RolledBack, type Unit } from '@/platform/db/unit-of-work';
import type { TenantState } from '@/platform/operations/caller';

/** Where a company stands between active and gone. `at` and `deletesAt` are null where they mean nothing. */
export type TenantLife = { state: TenantState; at: Instant | null; deletesAt: Instant | null };

export async function findTenantLife(on: Queryable, tenantId: string): Promise<TenantLife | null> {
  const [row] = await runSql<TenantLife>(
    on,
    'SELECT state, state_at AS at, deletes_at AS "deletesAt" FROM tenant WHERE id = $1',
    [tenantId],
  );
  return row ?? null;
}

/**
 * Moves a company from one state to another. False if it is in another one by now, or if its waiting time is over: then it is being
 * deleted, and half of it must not come back.
 */
export async function moveTenant(
  on: Queryable,
  tenantId: string,
  from: TenantState,
  to: TenantLife,
): Promise<boolean> {
  const count = await executeSql(
    on,
    `UPDATE tenant SET state = $3, state_at = $4, deletes_at = $5
     WHERE id = $1 AND state = $2 AND (deletes_at IS NULL OR deletes_at > $6)`,
    [tenantId, from, to.state, to.at, to.deletesAt, now()],
  );
  return count === 1;
}

/**
 * Keeps the company in its state until the transaction ends, and answers with that state; null: it is gone. Every change holds it
 * together with the others, first of all that it does; whoever archives, restores or deletes holds it alone and so waits for those that
 * are running, while the next ones wait for him and find the new state. One round trip of two statements: the second reads what was
 * committed while the first waited. The id was checked by its pattern when the unit was opened.
 */
export async function holdTenant(unit: Unit, how: 'together' | 'alone'): Promise<TenantState | null> {
  const lock = how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  const text = `SELECT ${lock}(hashtextextended('life ${unit.tenantId}', 0)); SELECT state FROM tenant WHERE id = '${unit.tenantId}'`;
  try {
    const [, read] = (await unit.connection.query(text)) as unknown as [unknown, { rows: TenantRow[] }];
    return read.rows[0]?.state ?? null;
  } catch (error) {
    if (how === 'alone' && (error as { code?: unknown }).code === LOCK_TIMEOUT) throw new RolledBack(BUSY);
    throw error;
  }
}

type TenantRow = { state: TenantState };
const LOCK_TIMEOUT = '55P03';
const BUSY = refuse('conflict', 'Something is still being written in this company, an import perhaps.', {
  remedy: 'Try again when it is done.',
});
