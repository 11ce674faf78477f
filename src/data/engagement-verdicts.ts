import type { VerdictStand } from '@/domain/engagement/verdict';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

export type StoredVerdict = {
  dayOn: CalendarDate;
  body: string;
  sha256: string;
  recordedAt: string;
  by: string | null;
  stand: VerdictStand;
};

/** The verdict that was spoken on the engagement that began on this day; null: none yet. */
export async function readVerdict(unit: Unit, startOn: CalendarDate): Promise<StoredVerdict | null> {
  const [row] = await unit.sql<Omit<StoredVerdict, 'stand'>>(
    `SELECT v.day_on AS "dayOn", v.body, v.sha256, v.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = v.recorded_by) AS by
     FROM engagement_verdict v WHERE v.tenant_id = $1 AND v.start_on = $2::date`,
    [unit.tenantId, startOn],
  );
  if (!row) return null;
  const { fit, text, clear } = JSON.parse(row.body) as Omit<VerdictStand, 'dayOn'>;
  return { ...row, stand: { fit, dayOn: row.dayOn, text, clear } };
}

/** Keeps a verdict for ever; false where one is spoken already. `body` is canonical JSON, `sha256` its checksum. */
export async function insertVerdict(
  unit: Unit,
  verdict: { startOn: CalendarDate; dayOn: CalendarDate; body: string; sha256: string },
  by: { userId: string | null; at: string },
): Promise<boolean> {
  const added = await unit.sql<{ startOn: CalendarDate }>(
    `INSERT INTO engagement_verdict (tenant_id, start_on, day_on, body, sha256, recorded_at, recorded_by)
     VALUES ($1, $2::date, $3::date, $4, $5, $6, $7) ON CONFLICT (tenant_id, start_on) DO NOTHING RETURNING start_on AS "startOn"`,
    [unit.tenantId, verdict.startOn, verdict.dayOn, verdict.body, verdict.sha256, by.at, by.userId],
  );
  return added.length > 0;
}
