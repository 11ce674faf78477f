import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { touchDeals } from './touched-deals';

type By = { userId: string | null; at: string };

export type ActivityRow = {
  id: string;
  kind: string;
  occurredOn: CalendarDate;
  subject: string | null;
  recordedAt: string;
};

export async function insertActivity(
  unit: Unit,
  activity: { dealId: string; kind: string; occurredOn: CalendarDate; subject: string | null },
  by: By,
): Promise<string> {
  const id = newId();
  touchDeals(unit, [activity.dealId]);
  await unit.execute(
    `INSERT INTO activity (tenant_id, id, deal_id, kind, occurred_on, subject, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      unit.tenantId,
      id,
      activity.dealId,
      activity.kind,
      activity.occurredOn,
      activity.subject,
      by.at,
      by.userId,
    ],
  );
  return id;
}

/** Latest first; with `knownAt` those on record at that instant. */
export async function readActivities(
  unit: Unit,
  dealId: string,
  limit: number,
  knownAt?: string,
): Promise<ActivityRow[]> {
  return unit.sql<ActivityRow>(
    `SELECT id, kind, occurred_on AS "occurredOn", subject, recorded_at AS "recordedAt" FROM activity
     WHERE tenant_id = $1 AND deal_id = $2 AND recorded_at <= $4::timestamptz
       AND (removed_at IS NULL OR removed_at > $4::timestamptz) ORDER BY occurred_on DESC, id DESC LIMIT $3`,
    [unit.tenantId, dealId, limit, knownAt ?? 'infinity'],
  );
}

export type StoredActivity = {
  id: string;
  dealId: string;
  kind: string;
  recordedBy: string | null;
  removed: boolean;
};

/** An activity by its id, removed ones too, or null; imported ones belong to their import. */
export async function findActivity(unit: Unit, activityId: string): Promise<StoredActivity | null> {
  const [row] = await unit.sql<StoredActivity>(
    `SELECT id, deal_id AS "dealId", kind, recorded_by AS "recordedBy", removed_at IS NOT NULL AS removed
     FROM activity WHERE tenant_id = $1 AND id = $2 AND import_id IS NULL`,
    [unit.tenantId, activityId],
  );
  return row ?? null;
}

export async function removeActivity(unit: Unit, activityId: string, now: string): Promise<void> {
  const rows = await unit.sql<{ dealId: string }>(
    `UPDATE activity SET removed_at = $3 WHERE tenant_id = $1 AND id = $2 AND removed_at IS NULL RETURNING deal_id AS "dealId"`,
    [unit.tenantId, activityId, now],
  );
  touchDeals(
    unit,
    rows.map(({ dealId }) => dealId),
  );
}
