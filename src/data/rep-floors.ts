import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type RepFloor = {
  repId: string;
  name: string;
  /** The least ACV of a deal that passes Quote Sent without the CRO; null: none set. Minor units of the tenant's currency. */
  floorMinor: bigint | null;
  /** Since when, if it was ever set. */
  setAt: string | null;
  /** Open deals of the rep. */
  openDeals: number;
};

/** All reps with their floors, by name. */
export function readRepFloors(unit: Unit): Promise<RepFloor[]> {
  return unit.sql<RepFloor>(
    `SELECT r.id AS "repId", r.name, r.acv_floor_minor AS "floorMinor",
       (SELECT max(f.recorded_at) FROM rep_floor f WHERE f.tenant_id = $1 AND f.rep_id = r.id) AS "setAt",
       (SELECT count(*)::int FROM deal d WHERE d.tenant_id = $1 AND d.rep_id = r.id AND d.outcome = 'open') AS "openDeals"
     FROM rep r WHERE r.tenant_id = $1 ORDER BY r.name, r.id`,
    [unit.tenantId],
  );
}

/** A rep with his floor, locked until the transaction ends; null if there is no such rep. */
export async function lockRepFloor(
  unit: Unit,
  repId: string,
): Promise<{ name: string; floorMinor: bigint | null } | null> {
  const [row] = await unit.sql<{ name: string; floorMinor: bigint | null }>(
    'SELECT name, acv_floor_minor AS "floorMinor" FROM rep WHERE tenant_id = $1 AND id = $2 FOR UPDATE',
    [unit.tenantId, repId],
  );
  return row ?? null;
}

/** Sets the floor of a locked rep; every floor that ever stood is kept in rep_floor. */
export async function writeRepFloor(
  unit: Unit,
  { repId, floorMinor }: { repId: string; floorMinor: bigint | null },
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute('UPDATE rep SET acv_floor_minor = $3 WHERE tenant_id = $1 AND id = $2', [
    unit.tenantId,
    repId,
    floorMinor,
  ]);
  await unit.execute(
    'INSERT INTO rep_floor (tenant_id, id, rep_id, floor_minor, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)',
    [unit.tenantId, newId(), repId, floorMinor, by.at, by.userId],
  );
}
