import {
  FIRST_TEMPLATE,
  type PlanStep,
  type StepPhase,
  type TemplateStep,
} from '@/domain/deployments/value-plan';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

type By = { userId: string | null; at: string };

/** The version that new plans begin with; null: the one that every company begins with. */
export type Template = {
  version: number | null;
  steps: readonly TemplateStep[];
  recordedAt: string | null;
  by: string | null;
};

/** Published versions, the latest first. */
export function readTemplates(unit: Unit): Promise<Template[]> {
  return unit.sql<Template>(
    `SELECT t.version, t.steps, t.recorded_at AS "recordedAt", u.name AS by FROM value_template t
     LEFT JOIN app_user u ON u.id = t.recorded_by WHERE t.tenant_id = $1 ORDER BY t.version DESC LIMIT 50`,
    [unit.tenantId],
  );
}

export async function templateInForce(unit: Unit): Promise<Template> {
  const [latest] = await readTemplates(unit);
  return latest ?? { version: null, steps: FIRST_TEMPLATE, recordedAt: null, by: null };
}

/** A version that is there already is refused by its key: somebody else published first. */
export async function insertTemplate(
  unit: Unit,
  version: number,
  steps: readonly TemplateStep[],
  by: By,
): Promise<void> {
  await unit.execute(
    'INSERT INTO value_template (tenant_id, version, steps, recorded_at, recorded_by) VALUES ($1, $2, $3::jsonb, $4, $5)',
    [unit.tenantId, version, JSON.stringify(steps), by.at, by.userId],
  );
}

export type PlanRow = {
  deploymentId: string;
  templateVersion: number | null;
  noEarlyStepReason: string | null;
  reasonBy: string | null;
  version: number;
};

const PLAN = `p.deployment_id AS "deploymentId", p.template_version AS "templateVersion", p.no_early_step_reason AS "noEarlyStepReason",
  u.name AS "reasonBy", p.version`;

export async function readPlan(unit: Unit, deploymentId: string): Promise<PlanRow | null> {
  const [row] = await unit.sql<PlanRow>(
    `SELECT ${PLAN} FROM value_plan p LEFT JOIN app_user u ON u.id = p.reason_by WHERE p.tenant_id = $1 AND p.deployment_id = $2`,
    [unit.tenantId, deploymentId],
  );
  return row ?? null;
}

/** As readPlan, locked: whoever changes steps of a plan comes after the one before. */
export async function lockPlan(unit: Unit, deploymentId: string): Promise<PlanRow | null> {
  const [row] = await unit.sql<PlanRow>(
    `SELECT ${PLAN} FROM value_plan p LEFT JOIN app_user u ON u.id = p.reason_by
     WHERE p.tenant_id = $1 AND p.deployment_id = $2 FOR UPDATE OF p`,
    [unit.tenantId, deploymentId],
  );
  return row ?? null;
}

export type StepFields = {
  title: string;
  phase: StepPhase;
  ownerId: string | null;
  dueOn: CalendarDate | null;
  note: string | null;
};

export type StepRow = StepFields &
  PlanStep & {
    id: string;
    deploymentId: string;
    position: number;
    owner: string | null;
    state: 'live' | 'removed';
    version: number;
  };

const STEP = `s.id, s.deployment_id AS "deploymentId", s.position, s.title, s.phase, s.owner_id AS "ownerId", u.name AS owner,
  s.due_on AS "dueOn", s.done_on AS "doneOn", s.note, s.state, s.version`;

/** Live steps of a plan by phase and the day on which they are due. */
export function readSteps(unit: Unit, deploymentId: string): Promise<StepRow[]> {
  return unit.sql<StepRow>(
    `SELECT ${STEP} FROM value_step s LEFT JOIN app_user u ON u.id = s.owner_id
     WHERE s.tenant_id = $1 AND s.deployment_id = $2 AND s.state = 'live'
     ORDER BY array_position(ARRAY['before', 'during', 'after'], s.phase), s.due_on NULLS LAST, s.position, s.id`,
    [unit.tenantId, deploymentId],
  );
}

export async function findStep(unit: Unit, stepId: string): Promise<StepRow | null> {
  const [row] = await unit.sql<StepRow>(
    `SELECT ${STEP} FROM value_step s LEFT JOIN app_user u ON u.id = s.owner_id WHERE s.tenant_id = $1 AND s.id = $2`,
    [unit.tenantId, stepId],
  );
  return row ?? null;
}

/** A plan with its first steps. */
export async function insertPlan(
  unit: Unit,
  plan: { deploymentId: string; templateVersion: number | null },
  steps: readonly StepFields[],
  by: By,
): Promise<void> {
  await unit.execute(
    'INSERT INTO value_plan (tenant_id, deployment_id, template_version, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)',
    [unit.tenantId, plan.deploymentId, plan.templateVersion, by.at, by.userId],
  );
  await insertSteps(unit, plan.deploymentId, steps, by);
}

/** Steps behind those that are there, in order; a statement for all. Returns their ids. */
export async function insertSteps(
  unit: Unit,
  deploymentId: string,
  steps: readonly StepFields[],
  by: By,
): Promise<string[]> {
  const rows = steps.map((step, index) => ({
    id: newId(),
    index,
    title: step.title,
    phase: step.phase,
    owner_id: step.ownerId,
    due_on: step.dueOn,
    note: step.note,
  }));
  await unit.execute(
    `INSERT INTO value_step (tenant_id, id, deployment_id, position, title, phase, owner_id, due_on, note, recorded_at, recorded_by)
     SELECT $1::uuid, r.id, $2::uuid, r.index + (SELECT coalesce(max(s.position) + 1, 0) FROM value_step s WHERE s.tenant_id = $1::uuid AND s.deployment_id = $2::uuid),
       r.title, r.phase, r.owner_id, r.due_on, r.note, $4::timestamptz, $5::uuid
     FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, index int, title text, phase text, owner_id uuid, due_on date, note text)`,
    [unit.tenantId, deploymentId, JSON.stringify(rows), by.at, by.userId],
  );
  return rows.map(({ id }) => id);
}

/** The next version of a step whose plan is locked. Returns it. */
export async function writeStep(
  unit: Unit,
  step: StepFields & {
    id: string;
    version: number;
    doneOn: CalendarDate | null;
    state: 'live' | 'removed';
  },
  by: By,
): Promise<number> {
  await unit.execute(
    `UPDATE value_step SET title = $3, phase = $4, owner_id = $5, due_on = $6, done_on = $7, note = $8, state = $9, version = version + 1,
       recorded_at = $10, recorded_by = $11 WHERE tenant_id = $1 AND id = $2`,
    [
      unit.tenantId,
      step.id,
      step.title,
      step.phase,
      step.ownerId,
      step.dueOn,
      step.doneOn,
      step.note,
      step.state,
      by.at,
      by.userId,
    ],
  );
  return step.version + 1;
}

/** Why a locked plan has no early step; null takes the reason back. Returns the plan's new version. */
export async function writeReason(unit: Unit, plan: PlanRow, reason: string | null, by: By): Promise<number> {
  await unit.execute(
    `UPDATE value_plan SET no_early_step_reason = $3, reason_by = $4, version = version + 1, recorded_at = $5
     WHERE tenant_id = $1 AND deployment_id = $2`,
    [unit.tenantId, plan.deploymentId, reason, reason === null ? null : by.userId, by.at],
  );
  return plan.version + 1;
}
