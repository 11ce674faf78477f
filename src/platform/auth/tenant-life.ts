import { now, type Instant } from '@/platform/clock/clock';
import { executeSql, runSql, type Queryable } from '@/platform/db/sql';
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
