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
