import { STAGE_IDS, type StageId } from '@/domain/deals/deal';
import type { StageModel } from '@/domain/deals/stages';
import { date, type CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { MODEL_IN_FORCE, storedModel, type StoredRule } from './stage-models';

export type Signature = { role: 'CRO' | 'CEO'; name: string; signedOn: CalendarDate };

/** One version as it was published, with who signed it. */
export type StageModelVersion = {
  id: string;
  effectiveFrom: CalendarDate;
  note: string | null;
  publishedAt: string;
  model: StageModel;
  signatures: Signature[];
};

type VersionRow = {
  id: string;
  version: number;
  effective_from: string;
  note: string | null;
  created_at: string;
  stages: { stage: string; label: string; probability_bp: number }[];
  rules: StoredRule[];
  signatures: { role: 'CRO' | 'CEO'; name: string; signed_on: string }[];
};

/** Of all versions which: from one on, below one, at most so many. */
type Which = { from?: number; below?: number; limit?: number };

/** Versions that count today or will: the one in force and all later ones, latest first. Every version before them is over. */
export function readStandingVersions(unit: Unit, today: CalendarDate): Promise<StageModelVersion[]> {
  return readVersions(unit, `m.version >= ${MODEL_IN_FORCE('$2')}`, [today]);
}

/** Versions of the tenant's stage model, latest first. */
export function readStageModelVersions(
  unit: Unit,
  { from, below, limit }: Which,
): Promise<StageModelVersion[]> {
  const which = 'm.version >= coalesce($2::int, m.version) AND ($3::int IS NULL OR m.version < $3)';
  return readVersions(unit, which, [from ?? null, below ?? null, limit ?? null], 'LIMIT $4');
}

async function readVersions(
  unit: Unit,
  which: string,
  values: readonly (CalendarDate | number | null)[],
  limit = '',
): Promise<StageModelVersion[]> {
  const rows = await unit.sql<VersionRow>(
    `SELECT m.id, m.version, m.effective_from, m.note, m.created_at,
       (SELECT jsonb_agg(jsonb_build_object('stage', s.stage, 'label', s.label, 'probability_bp', s.probability_bp))
        FROM stage_model_stage s WHERE s.tenant_id = $1 AND s.stage_model_id = m.id) AS stages,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', r.kind, 'stage', r.stage, 'subject', r.subject) ORDER BY r.stage, r.subject)
        FROM stage_model_rule r WHERE r.tenant_id = $1 AND r.stage_model_id = m.id), '[]') AS rules,
       coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'name', g.name, 'signed_on', g.signed_on) ORDER BY g.signed_at)
        FROM stage_model_signature g WHERE g.tenant_id = $1 AND g.stage_model_id = m.id), '[]') AS signatures
     FROM stage_model m WHERE m.tenant_id = $1 AND ${which} ORDER BY m.version DESC ${limit}`,
    [unit.tenantId, ...values],
  );
  return rows.map((row) => ({
    id: row.id,
    effectiveFrom: date(row.effective_from),
    note: row.note,
    publishedAt: row.created_at,
    model: storedModel(row.version, row.stages, row.rules),
    signatures: row.signatures.map(({ role, name, signed_on }) => ({
      role,
      name,
      signedOn: date(signed_on),
    })),
  }));
}

export type NewStageModel = { model: StageModel; effectiveFrom: CalendarDate; note: string | null };

/**
 * Writes a version: only ever written, never changed (the application has no right to). Returns its id. Two at once: the second breaks
 * the unique version number (23505, told as a conflict).
 */
export async function insertStageModel(
  unit: Unit,
  { model, effectiveFrom, note }: NewStageModel,
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO stage_model (tenant_id, id, version, effective_from, note, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.tenantId, id, model.version, effectiveFrom, note, by.at, by.userId],
  );
  // Each stage names the figure of the one before it: the database sees that the table rises.
  await unit.sql(
    `INSERT INTO stage_model_stage (tenant_id, stage_model_id, stage, position, label, probability_bp, previous_position, previous_bp)
     SELECT $1::uuid, $2::uuid, r.stage, r.position, r.label, r.probability_bp, p.position, p.probability_bp
     FROM jsonb_to_recordset($3::jsonb) AS r(stage text, position int, label text, probability_bp int)
     LEFT JOIN jsonb_to_recordset($3::jsonb) AS p(stage text, position int, probability_bp int)
       ON p.position = r.position - 1 AND r.stage <> 'closed_lost'
     RETURNING stage`,
    [unit.tenantId, id, JSON.stringify(STAGE_IDS.map((stage, position) => stageRow(model, stage, position)))],
  );
  const rules = [
    ...model.gates.map(({ stage, subject }) => ({ kind: 'gate', stage, subject })),
    ...model.notApplicable.map(({ stage, when }) => ({ kind: 'not_applicable', stage, subject: when })),
  ];
  if (rules.length === 0) return id;
  await unit.sql(
    `INSERT INTO stage_model_rule (tenant_id, stage_model_id, stage, kind, subject)
     SELECT $1::uuid, $2::uuid, r.stage, r.kind, r.subject FROM jsonb_to_recordset($3::jsonb) AS r(stage text, kind text, subject text)
     RETURNING stage`,
    [unit.tenantId, id, JSON.stringify(rules)],
  );
  return id;
}

function stageRow(model: StageModel, stage: StageId, position: number) {
  return { stage, position, label: model.labels[stage], probability_bp: model.probabilityBp[stage] };
}

/** Signs a version; false where somebody in this role has signed it already. */
export async function insertSignature(
  unit: Unit,
  modelId: string,
  by: { role: 'CRO' | 'CEO'; userId: string | null; name: string; on: CalendarDate; at: string },
): Promise<boolean> {
  const count = await unit.execute(
    `INSERT INTO stage_model_signature (tenant_id, stage_model_id, role, user_id, name, signed_on, signed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, stage_model_id, role) DO NOTHING`,
    [unit.tenantId, modelId, by.role, by.userId, by.name, by.on, by.at],
  );
  return count === 1;
}

/** The version that counts on a day, and its endorsement: the CEO's signature, or null. */
export type Endorsement = {
  version: number;
  effectiveFrom: CalendarDate;
  signature: { name: string; signedOn: CalendarDate } | null;
};

/** The endorsement of the version in force on a day, by the rule of readStageModel. */
export async function readEndorsement(unit: Unit, on: CalendarDate): Promise<Endorsement> {
  const [row] = await unit.sql<{
    version: number;
    effective_from: string;
    name: string | null;
    signed_on: string | null;
  }>(
    `SELECT m.version, m.effective_from, g.name, g.signed_on FROM stage_model m
     LEFT JOIN stage_model_signature g ON g.tenant_id = $1 AND g.stage_model_id = m.id AND g.role = 'CEO'
     WHERE m.tenant_id = $1 AND m.version = ${MODEL_IN_FORCE('$2')}`,
    [unit.tenantId, on],
  );
  if (!row) throw new Error('The tenant has no stage model');
  const { version, effective_from, name, signed_on } = row;
  return {
    version,
    effectiveFrom: date(effective_from),
    signature: name !== null && signed_on !== null ? { name, signedOn: date(signed_on) } : null,
  };
}
