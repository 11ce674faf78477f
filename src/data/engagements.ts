import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { keepEngagementVersion } from './terms';

/** The first day of the CRO's engagement, and who said so when. */
export type StoredEngagement = {
  startOn: CalendarDate;
  version: number;
  recordedAt: string;
  by: string | null;
};

const FIELDS = `e.start_on AS "startOn", e.version, e.recorded_at AS "recordedAt",
  (SELECT u.name FROM app_user u WHERE u.id = e.recorded_by) AS by`;

/** Null while nobody has said when it began. */
export async function readEngagement(unit: Unit): Promise<StoredEngagement | null> {
  const [row] = await unit.sql<StoredEngagement>(
    `SELECT ${FIELDS} FROM engagement e WHERE e.tenant_id = $1`,
    [unit.tenantId],
  );
  return row ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockEngagement(unit: Unit): Promise<StoredEngagement | null> {
  const [row] = await unit.sql<StoredEngagement>(
    `SELECT ${FIELDS} FROM engagement e WHERE e.tenant_id = $1 FOR UPDATE`,
    [unit.tenantId],
  );
  return row ?? null;
}

/** Writes the first version; false where somebody has begun it already. */
export async function insertEngagement(
  unit: Unit,
  startOn: CalendarDate,
  by: { userId: string | null; at: string },
): Promise<boolean> {
  const added = await unit.sql<{ version: number }>(
    `INSERT INTO engagement (tenant_id, start_on, version, recorded_at, recorded_by) VALUES ($1, $2::date, 1, $3, $4)
     ON CONFLICT (tenant_id) DO NOTHING RETURNING version`,
    [unit.tenantId, startOn, by.at, by.userId],
  );
  return added.length > 0;
}

/** Corrects the first day of a locked engagement; the version before goes to history. */
export async function updateEngagement(
  unit: Unit,
  startOn: CalendarDate,
  by: { userId: string | null; at: string },
): Promise<void> {
  await keepEngagementVersion(unit, by.at);
  await unit.execute(
    `UPDATE engagement SET start_on = $2::date, version = version + 1, recorded_at = $3, recorded_by = $4 WHERE tenant_id = $1`,
    [unit.tenantId, startOn, by.at, by.userId],
  );
}
