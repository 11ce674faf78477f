import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** Instants and days that mark a company's way to a forecast that holds; null: not yet. */
export type ProgrammeRecord = {
  /** ISO, UTC: the first move of a deal on record. */
  startedAt: string | null;
  cleanedAt: string | null;
  signedOn: CalendarDate | null;
  reviewsOn: CalendarDate[];
};

export async function readProgramme(unit: Unit): Promise<ProgrammeRecord> {
  const [row] = await unit.sql<ProgrammeRecord>(
    `SELECT (SELECT min(t.at) FROM stage_transition t WHERE t.tenant_id = $1) AS "startedAt",
       (SELECT min(c.at) FROM clean_up c WHERE c.tenant_id = $1 AND c.undone_at IS NULL) AS "cleanedAt",
       (SELECT min(g.both_on) FROM (SELECT max(s.signed_on) AS both_on FROM stage_model_signature s WHERE s.tenant_id = $1
          GROUP BY s.stage_model_id HAVING count(DISTINCT s.role) = 2) g) AS "signedOn",
       (SELECT coalesce(jsonb_agg(r.held_on ORDER BY r.held_on), '[]') FROM review r
          WHERE r.tenant_id = $1 AND r.state = 'closed') AS "reviewsOn"`,
    [unit.tenantId],
  );
  if (!row) throw new Error('A query without FROM has one row');
  return row;
}

/** The day of the last forecast that was kept by a day, else of the first one after it; null: none was kept. */
export async function findSnapshotNear(unit: Unit, day: CalendarDate): Promise<CalendarDate | null> {
  const [row] = await unit.sql<{ on: CalendarDate | null }>(
    `SELECT coalesce(max(as_of) FILTER (WHERE as_of <= $2), min(as_of)) AS "on" FROM forecast_snapshot WHERE tenant_id = $1`,
    [unit.tenantId, day],
  );
  return row?.on ?? null;
}
