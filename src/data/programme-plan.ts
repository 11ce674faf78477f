import type { Phase } from '@/domain/engagement/programme';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

type By = { userId: string | null; at: string };

export type NewStep = { phase: Phase; text: string; dueOn: CalendarDate | null };
export type LockedStep = NewStep & {
  id: string;
  state: 'open' | 'done' | 'removed';
  version: number;
  by: string | null;
  recordedAt: string;
};

/** Steps behind those of their phase, in order; a statement for all. Returns their ids. */
export async function insertProgrammeSteps(unit: Unit, steps: readonly NewStep[], by: By): Promise<string[]> {
  const rows = steps.map((step, index) => ({
    id: newId(),
    index,
    phase: step.phase,
    text: step.text,
    due_on: step.dueOn,
  }));
  await unit.execute(
    `INSERT INTO programme_step (tenant_id, id, phase, position, text, due_on, recorded_at, recorded_by)
     SELECT $1::uuid, r.id, r.phase, r.index + (SELECT coalesce(max(s.position) + 1, 0) FROM programme_step s WHERE s.tenant_id = $1::uuid AND s.phase = r.phase),
       r.text, r.due_on, $3::timestamptz, $4::uuid
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, index int, phase int, text text, due_on date)`,
    [unit.tenantId, JSON.stringify(rows), by.at, by.userId],
  );
  return rows.map(({ id }) => id);
}

/** A step, locked until the transaction ends; one that was removed too. */
export async function lockProgrammeStep(unit: Unit, stepId: string): Promise<LockedStep | null> {
  const [row] = await unit.sql<LockedStep>(
    `SELECT s.id, s.phase, s.text, s.due_on AS "dueOn", s.state, s.version, s.recorded_at AS "recordedAt",
       (SELECT u.name FROM app_user u WHERE u.id = s.recorded_by) AS by
     FROM programme_step s WHERE s.tenant_id = $1 AND s.id = $2 FOR UPDATE OF s`,
    [unit.tenantId, stepId],
  );
  return row ?? null;
}

/** The next version of a locked step. Who did it and when is kept as long as it is done. */
export async function writeProgrammeStep(unit: Unit, step: LockedStep, by: By): Promise<void> {
  await unit.execute(
    `UPDATE programme_step SET phase = $3, text = $4, due_on = $5::date, state = $6,
       settled_at = CASE WHEN $6 <> 'done' THEN NULL ELSE coalesce(settled_at, $7::timestamptz) END,
       settled_by = CASE WHEN $6 <> 'done' THEN NULL WHEN settled_at IS NULL THEN $8::uuid ELSE settled_by END,
       version = version + 1, recorded_at = $7::timestamptz, recorded_by = $8::uuid
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, step.id, step.phase, step.text, step.dueOn, step.state, by.at, by.userId],
  );
}

/** Open steps move with the first day. */
export async function moveOpenSteps(unit: Unit, days: number, by: By): Promise<void> {
  await unit.execute(
    `UPDATE programme_step SET due_on = due_on + $2::int, version = version + 1, recorded_at = $3::timestamptz, recorded_by = $4::uuid
     WHERE tenant_id = $1 AND state = 'open' AND due_on IS NOT NULL`,
    [unit.tenantId, days, by.at, by.userId],
  );
}
