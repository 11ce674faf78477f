import { daysOfTimeMonth, timeMonth, type DayTime, type TimeMonth } from '@/domain/engagement/days';
import { termsAt } from '@/domain/engagement/terms';
import { startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';
import { VERSION_JSON, versionOf, type VersionCell } from './terms';

type MonthRow = { versions: VersionCell[] | null; time: DayTime[] | null };

const MONTH = {
  name: 'time_month',
  text: `SELECT
    (SELECT json_agg(v.cell) FROM (SELECT ${VERSION_JSON} AS cell FROM engagement WHERE tenant_id = $1
       UNION ALL SELECT ${VERSION_JSON} FROM engagement_history WHERE tenant_id = $1) v) AS versions,
    (SELECT json_agg(json_build_object('day', t.worked_on, 'kind', t.kind, 'minutes', t.minutes, 'billableMinutes', t.billable)) FROM (
       SELECT worked_on, kind, sum(minutes)::int AS minutes, coalesce(sum(minutes) FILTER (WHERE billable), 0)::int AS billable FROM time_entry
       WHERE tenant_id = $1 AND state = 'live' AND minutes IS NOT NULL AND worked_on >= $2 AND worked_on < $3 GROUP BY 1, 2) t) AS time`,
};

/**
 * The CRO's days of one month (all CROs of the company together): contracted, used, left and over, the weekly hours kept, access to the CRM,
 * and what it costs. One statement. A timer that runs does not count until it is stopped.
 */
export async function readTimeMonth(
  unit: Unit,
  { period, today, zone }: { period: Period; today: CalendarDate; zone: string },
): Promise<TimeMonth> {
  const { from, until } = daysOfTimeMonth(period);
  const [row] = await unit.named<MonthRow>(MONTH.name, MONTH.text, [unit.tenantId, from, until]);
  const end = startOfDay(startOfPeriod(period + 1), zone);
  return timeMonth(termsAt((row?.versions ?? []).map(versionOf), end), row?.time ?? [], { period, today });
}
