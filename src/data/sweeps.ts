import type { DealScope } from '@/domain/access/permissions';
import type { Notice, WarningDays } from '@/domain/audit/sweep';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

/** Totals of a forecast as a sweep keeps them: whole minor units as text, because JSON has no large numbers. */
export type KeptTotals = { actualMinor: string; commitMinor: string; weightedMinor: string };

export type SweepRow = {
  id: string;
  asOf: CalendarDate;
  at: string;
  finishedAt: string | null;
  undoneAt: string | null;
  before: KeptTotals | null;
  after: KeptTotals | null;
};

const COLUMNS = `c.id, c.as_of AS "asOf", c.at, c.finished_at AS "finishedAt", c.undone_at AS "undoneAt", c.before, c.after`;

/** The sweep of a day, made now unless somebody has begun it; locked, so that two that run at once go one after the other. */
export async function openSweep(
  unit: Unit,
  asOf: CalendarDate,
  by: { userId: string | null; at: string },
): Promise<SweepRow> {
  await unit.sql(
    `INSERT INTO clean_up (tenant_id, id, kind, as_of, by_user_id, at) VALUES ($1, $2, 'sweep', $3, $4, $5)
     ON CONFLICT (tenant_id, as_of) WHERE kind = 'sweep' DO NOTHING RETURNING id`,
    [unit.tenantId, newId(), asOf, by.userId, by.at],
  );
  const [row] = await unit.sql<SweepRow>(
    `SELECT ${COLUMNS} FROM clean_up c WHERE c.tenant_id = $1 AND c.kind = 'sweep' AND c.as_of = $2 FOR UPDATE`,
    [unit.tenantId, asOf],
  );
  if (!row) throw new Error('The sweep that was just opened is gone');
  return row;
}

/** A sweep by its id, locked. */
export async function lockSweep(unit: Unit, sweepId: string): Promise<SweepRow | null> {
  const [row] = await unit.sql<SweepRow>(
    `SELECT ${COLUMNS} FROM clean_up c WHERE c.tenant_id = $1 AND c.kind = 'sweep' AND c.id = $2 FOR UPDATE`,
    [unit.tenantId, sweepId],
  );
  return row ?? null;
}

/** The forecast before is kept once, by the first start; the one after by every start, since a later one knows better. */
export async function keepTotals(
  unit: Unit,
  sweepId: string,
  totals: { before: KeptTotals; after: KeptTotals },
): Promise<void> {
  await unit.execute(
    `UPDATE clean_up SET before = coalesce(before, $3::jsonb), after = $4::jsonb WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, sweepId, JSON.stringify(totals.before), JSON.stringify(totals.after)],
  );
}

/** Ends a sweep, and earlier ones of which nobody finished the last batch: their deals are in this one. */
export async function finishSweeps(unit: Unit, asOf: CalendarDate, at: string): Promise<void> {
  await unit.execute(
    `UPDATE clean_up SET finished_at = $3::timestamptz WHERE tenant_id = $1 AND kind = 'sweep' AND as_of <= $2::date AND finished_at IS NULL`,
    [unit.tenantId, asOf, at],
  );
}

/** What was said about the silence of these deals; a deal without an entry has heard nothing. Days are the tenant's. */
export async function readNotices(
  unit: Unit,
  dealIds: readonly string[],
  zone: string,
): Promise<Map<string, Notice>> {
  const rows = await unit.sql<Notice & { id: string }>(
    `WITH warned AS (SELECT w.deal_id, array_agg(DISTINCT w.warned_on::text) AS days FROM zombie_warning w
       WHERE w.tenant_id = $1 AND w.deal_id = ANY($2::uuid[]) GROUP BY w.deal_id),
     excused AS (SELECT j.deal_id, max((j.recorded_at AT TIME ZONE $3)::date) AS day FROM justification j
       WHERE j.tenant_id = $1 AND j.deal_id = ANY($2::uuid[]) AND NOT EXISTS (SELECT 1 FROM justification_ruling r
         WHERE r.tenant_id = $1 AND r.justification_id = j.id AND NOT r.accepted) GROUP BY j.deal_id),
     reopened AS (SELECT c.deal_id, max((c.reopened_at AT TIME ZONE $3)::date) AS day FROM clean_up_deal c
       WHERE c.tenant_id = $1 AND c.deal_id = ANY($2::uuid[]) AND c.reopened_at IS NOT NULL GROUP BY c.deal_id)
     SELECT d.id, coalesce(w.days, '{}') AS "warnedOn", e.day AS "excusedOn", r.day AS "reopenedOn"
     FROM unnest($2::uuid[]) AS d(id) LEFT JOIN warned w ON w.deal_id = d.id LEFT JOIN excused e ON e.deal_id = d.id
       LEFT JOIN reopened r ON r.deal_id = d.id WHERE coalesce(w.deal_id, e.deal_id, r.deal_id) IS NOT NULL`,
    [unit.tenantId, [...dealIds], zone],
  );
  return new Map(rows.map(({ id, ...notice }) => [id, notice]));
}

export type NewWarning = { dealId: string; closesOn: CalendarDate; warning: WarningDays };

/** Each warning once: how many of these are new. */
export async function insertWarnings(
  unit: Unit,
  warnings: readonly NewWarning[],
  by: { on: CalendarDate; at: string },
): Promise<number> {
  const rows = warnings.map(({ dealId, closesOn, warning }) => ({
    deal_id: dealId,
    due_on: closesOn,
    days_left: warning,
  }));
  return unit.execute(
    `INSERT INTO zombie_warning (tenant_id, deal_id, due_on, days_left, warned_on, at)
     SELECT $1::uuid, r.deal_id, r.due_on, r.days_left, $3::date, $4::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS r(deal_id uuid, due_on date, days_left int)
     ON CONFLICT (tenant_id, deal_id, due_on, days_left) DO NOTHING`,
    [unit.tenantId, JSON.stringify(rows), by.on, by.at],
  );
}

export type SweepSummary = SweepRow & { closed: number; reopened: number; warned: number };

/**
 * Whether the actor sees a deal. Asked of each row where it matters, and no join: after a night of thousands the planner knows nothing of
 * these tables yet, and joined them row by row.
 */
function seen(dealId: string): string {
  return `($2 = 'all' OR EXISTS (SELECT 1 FROM deal d WHERE d.tenant_id = $1 AND d.id = ${dealId} AND ${IN_SCOPE}))`;
}

/** The latest sweeps with their counts of deals that the reader sees; newest first. */
export async function readSweeps(
  unit: Unit,
  scope: DealScope,
  which: { limit: number; sweepId?: string },
): Promise<SweepSummary[]> {
  return unit.sql<SweepSummary>(
    `WITH s AS (SELECT ${COLUMNS} FROM clean_up c WHERE c.tenant_id = $1 AND c.kind = 'sweep'
       AND ($5::uuid IS NULL OR c.id = $5::uuid) ORDER BY c.as_of DESC LIMIT $4),
     moved AS (SELECT m.clean_up_id, count(*)::int AS closed, count(m.reopened_at)::int AS reopened FROM clean_up_deal m
       WHERE m.tenant_id = $1 AND m.clean_up_id IN (SELECT id FROM s) AND ${seen('m.deal_id')} GROUP BY m.clean_up_id),
     warned AS (SELECT w.warned_on, count(*)::int AS warned FROM zombie_warning w
       WHERE w.tenant_id = $1 AND w.warned_on IN (SELECT "asOf" FROM s) AND ${seen('w.deal_id')} GROUP BY w.warned_on)
     SELECT s.*, coalesce(m.closed, 0) AS closed, coalesce(m.reopened, 0) AS reopened, coalesce(w.warned, 0) AS warned
     FROM s LEFT JOIN moved m ON m.clean_up_id = s.id LEFT JOIN warned w ON w.warned_on = s."asOf" ORDER BY s."asOf" DESC`,
    [unit.tenantId, ...scopeValues(scope), which.limit, which.sweepId ?? null],
  );
}
