import type { KeptZombie } from '@/domain/board/discipline';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Period } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';

/** A half-open range of the company's days. */
type Range = { from: CalendarDate; until: CalendarDate; zone: string };

const DAY = (instant: string) => `(${instant} AT TIME ZONE $4)::date`;
const WITHIN = (instant: string) => `${DAY(instant)} >= $2::date AND ${DAY(instant)} < $3::date`;
const valuesOf = (unit: Unit, { from, until, zone }: Range) => [unit.tenantId, from, until, zone];

/**
 * Deals that were kept open against the rule of silence, in the order of days: justified (a repeated justification that the CRO rejected
 * kept nothing), or opened again after a clean-up or a night had closed them, by undoing it or by moving the deal back.
 */
export function readKeptZombies(unit: Unit, range: Range): Promise<KeptZombie[]> {
  return unit.sql<KeptZombie>(
    `SELECT k.deal_id AS "dealId", d.name AS deal, k.how, (SELECT u.name FROM app_user u WHERE u.id = k.user_id) AS by, ${DAY('k.at')} AS "on"
     FROM (
       SELECT j.deal_id, CASE WHEN r.accepted THEN 'allowed' ELSE 'justified' END AS how, j.by_user_id AS user_id, j.recorded_at AS at
       FROM justification j LEFT JOIN justification_ruling r ON r.tenant_id = $1 AND r.justification_id = j.id
       WHERE j.tenant_id = $1 AND ${WITHIN('j.recorded_at')} AND r.accepted IS DISTINCT FROM false
       UNION ALL
       SELECT x.deal_id, 'reopened', c.undone_by, x.reopened_at
       FROM clean_up_deal x JOIN clean_up c ON c.tenant_id = $1 AND c.id = x.clean_up_id
       WHERE x.tenant_id = $1 AND x.reopened_at IS NOT NULL AND ${WITHIN('x.reopened_at')}
       UNION ALL
       SELECT t.deal_id, 'reopened', t.by_user_id, t.at FROM stage_transition t
       WHERE t.tenant_id = $1 AND t.from_stage = 'closed_lost' AND t.import_id IS NULL AND ${WITHIN('t.at')}
         AND EXISTS (SELECT 1 FROM clean_up_deal x JOIN clean_up c ON c.tenant_id = $1 AND c.id = x.clean_up_id
           WHERE x.tenant_id = $1 AND x.deal_id = t.deal_id AND x.reopened_at IS NULL AND c.at < t.at)
     ) k JOIN deal d ON d.tenant_id = $1 AND d.id = k.deal_id ORDER BY k.at, k.deal_id`,
    valuesOf(unit, range),
  );
}

/** How many silent deals a clean-up or a night closed, by the month in which they were closed; those opened again since do not count. */
export function readClosedZombies(unit: Unit, range: Range): Promise<{ period: Period; closed: number }[]> {
  return unit.sql<{ period: Period; closed: number }>(
    `SELECT extract(year FROM ${DAY('c.at')})::int * 12 + extract(month FROM ${DAY('c.at')})::int - 1 AS period, count(*)::int AS closed
     FROM clean_up c JOIN clean_up_deal x ON x.tenant_id = $1 AND x.clean_up_id = c.id
     WHERE c.tenant_id = $1 AND ${WITHIN('c.at')} AND x.reopened_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM stage_transition t
         WHERE t.tenant_id = $1 AND t.deal_id = x.deal_id AND t.from_stage = 'closed_lost' AND t.at > c.at)
     GROUP BY 1`,
    valuesOf(unit, range),
  );
}

/** What was asked of the stage model, by whom, in the order of days. */
export function readExceptionsAsked(
  unit: Unit,
  range: Range,
): Promise<{ asked: string; by: string | null; on: CalendarDate }[]> {
  return unit.sql(
    `SELECT x.asked, (SELECT u.name FROM app_user u WHERE u.id = x.asked_by) AS by, ${DAY('x.asked_at')} AS "on"
     FROM model_exception x WHERE x.tenant_id = $1 AND ${WITHIN('x.asked_at')} ORDER BY x.asked_at, x.id`,
    valuesOf(unit, range),
  );
}

export type CeoInMonth = {
  period: Period;
  state: 'planned' | 'open' | 'closed';
  /** null: no CEO was asked. */
  name: string | null;
  answer: 'coming' | 'not_coming' | null;
  attended: boolean | null;
};

/** The board reviews from a month on, a row for each of the company's present CEOs who was asked. */
export function readCeoSeats(unit: Unit, from: Period): Promise<CeoInMonth[]> {
  return unit.sql<CeoInMonth>(
    `SELECT b.period, b.state, u.name, a.answer, a.attended FROM board_review b
     LEFT JOIN (board_attendance a JOIN membership m ON m.tenant_id = $1 AND m.user_id = a.user_id AND m.role = 'CEO'
       JOIN app_user u ON u.id = a.user_id) ON a.tenant_id = $1 AND a.review_id = b.id
     WHERE b.tenant_id = $1 AND b.period >= $2 ORDER BY b.period, u.name`,
    [unit.tenantId, from],
  );
}
