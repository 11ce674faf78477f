import { stageModel, type StageModelDraft } from '@/domain/deals/stage-model';
import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

type Row = {
  version: number;
  stage: string;
  label: string;
  probability_bp: number;
  /** On the first row: all rules of the version. */
  rules: StoredRule[] | null;
};
export type StoredRule = { kind: 'gate' | 'not_applicable'; stage: string; subject: string };

/** The version of the tenant's stage model in force on a day, inside a statement whose $1 is the tenant; the rule of readStageModel. */
export const MODEL_IN_FORCE = (day: string) =>
  `coalesce((SELECT max(version) FROM stage_model WHERE tenant_id = $1 AND effective_from <= ${day}),
     (SELECT min(version) FROM stage_model WHERE tenant_id = $1))`;

/** The tenant's stage model in force on a day: the highest version effective by then (the first one before any), as recorded by `knownAt`. */
export async function readStageModel(unit: Unit, on: CalendarDate, knownAt?: string): Promise<StageModel> {
  const rows = await unit.named<Row>(
    'stage_model',
    `SELECT m.version, s.stage, s.label, s.probability_bp, CASE WHEN s.position = 0 THEN
       (SELECT jsonb_agg(jsonb_build_object('kind', r.kind, 'stage', r.stage, 'subject', r.subject) ORDER BY r.stage, r.subject)
        FROM stage_model_rule r WHERE r.tenant_id = $1 AND r.stage_model_id = m.id) END AS rules
     FROM stage_model m JOIN stage_model_stage s ON s.tenant_id = m.tenant_id AND s.stage_model_id = m.id
     WHERE m.tenant_id = $1 AND m.version = coalesce(
       (SELECT max(version) FROM stage_model WHERE tenant_id = $1 AND effective_from <= $2
          AND created_at <= coalesce($3::timestamptz, created_at)),
       (SELECT min(version) FROM stage_model WHERE tenant_id = $1))
     ORDER BY s.position`,
    [unit.tenantId, on, knownAt ?? null],
  );
  const first = rows[0];
  if (!first) throw new Error('The tenant has no stage model');
  return storedModel(first.version, rows, first.rules ?? []);
}

/** A version out of its rows. A stored version is always valid: the database holds the same rules. */
export function storedModel(
  version: number,
  rows: readonly Pick<Row, 'stage' | 'label' | 'probability_bp'>[],
  rules: readonly StoredRule[],
): StageModel {
  const model = stageModel(version, {
    stages: rows.map((row) => ({ stage: row.stage, label: row.label, probabilityBp: row.probability_bp })),
    ...rulesOf(rules),
  });
  if (!model.ok) throw new Error(`The stored stage model is not valid: ${model.refusal.message}`);
  return model.value;
}

function rulesOf(rules: readonly StoredRule[]): Pick<StageModelDraft, 'gates' | 'notApplicable'> {
  return {
    gates: rules.filter(({ kind }) => kind === 'gate').map(({ stage, subject }) => ({ stage, subject })),
    notApplicable: rules
      .filter(({ kind }) => kind === 'not_applicable')
      .map(({ stage, subject }) => ({ stage, when: subject })),
  };
}
