import { ok, refuse, type Result } from '@/domain/values/result';
import { STAGE_IDS, type StageId } from './deal';
import {
  DEAL_CONDITIONS,
  GATE_SUBJECTS,
  isStageId,
  OPEN_STAGES,
  STAGE_LABELS,
  type DealCondition,
  type ExtraGate,
  type GateSubject,
  type NotApplicable,
  type StageModel,
} from './stages';

/** Stages that may ask for more: Lead is where a deal begins, and Closed Lost asks for the reason alone. */
export const GATED_STAGES: readonly StageId[] = OPEN_STAGES.filter((stage) => stage !== 'lead');

/** Stages that may be left out. Those that carry the commit can be asked more of, never skipped. */
export const SKIPPABLE_STAGES: readonly StageId[] = ['demo', 'services_completed'];

/** A table as somebody would like it, or as it is stored. Rows in any order; Closed Lost may be left out. */
export type StageModelDraft = {
  stages: readonly { stage: string; probabilityBp: number; label?: string }[];
  gates?: readonly { stage: string; subject: string }[];
  notApplicable?: readonly { stage: string; when: string }[];
};

const LONGEST_LABEL = 60;

/**
 * A model from its parts. Refuses ('invalid', one sentence per field) unless each of the seven stages is there once, figures are whole
 * basis points 0–10,000 that rise from stage to stage (which keeps every stage before the PO under the PO's figure), Closed Lost is 0,
 * names are told apart, and rules are of the closed lists. Fields: the stage (its figure), label.<stage>, gate.<stage>.<subject>,
 * notApplicable.<stage>.<when>.
 */
export function stageModel(version: number, draft: StageModelDraft): Result<StageModel> {
  const fields: Record<string, string> = {};
  const figures = readFigures(draft.stages, fields);
  const labels = readLabels(draft.stages, fields);
  const gates = readGates(draft.gates ?? [], fields);
  const notApplicable = readNotApplicable(draft.notApplicable ?? [], fields);
  if (Object.keys(fields).length > 0) {
    return refuse('invalid', 'This stage table is not valid.', {
      fields,
      remedy: 'Correct the marked stages.',
    });
  }
  const probabilityBp = Object.fromEntries(figures) as Record<StageId, number>;
  return ok({ version, labels, probabilityBp, gates, notApplicable });
}

function readFigures(rows: StageModelDraft['stages'], fields: Record<string, string>): Map<StageId, number> {
  const figures = new Map<StageId, number>([['closed_lost', 0]]);
  const seen = new Set<string>();
  for (const { stage, probabilityBp } of rows) {
    if (!isStageId(stage)) fields[stage] = 'There is no such stage. The seven stages stay.';
    else if (seen.has(stage)) fields[stage] = 'This stage is listed twice.';
    else if (!Number.isInteger(probabilityBp) || probabilityBp < 0 || probabilityBp > 10_000)
      fields[stage] = 'A percentage from 0 to 100, with two decimals at most.';
    else figures.set(stage, probabilityBp);
    seen.add(stage);
  }
  if (figures.get('closed_lost') !== 0) fields['closed_lost'] = 'A lost deal counts 0 %.';
  checkRising(figures, fields);
  return figures;
}

function checkRising(figures: ReadonlyMap<StageId, number>, fields: Record<string, string>): void {
  let before = -1;
  let label = '';
  for (const stage of OPEN_STAGES) {
    const figure = figures.get(stage);
    if (figure === undefined) fields[stage] ??= 'This stage is missing. The seven stages stay.';
    else if (figure <= before) fields[stage] ??= `The probability must be above that of ${label}.`;
    if (figure !== undefined) [before, label] = [figure, STAGE_LABELS[stage]];
  }
}

function readLabels(
  rows: StageModelDraft['stages'],
  fields: Record<string, string>,
): Record<StageId, string> {
  const given = new Map(rows.map(({ stage, label }) => [stage, label]));
  const named = STAGE_IDS.map((stage): [StageId, string] => [
    stage,
    (given.get(stage) ?? STAGE_LABELS[stage]).trim(),
  ]);
  const users = new Map<string, StageId>();
  for (const [stage, label] of named) {
    const other = users.get(label.toLowerCase());
    if (label === '') fields[`label.${stage}`] = 'A stage needs a name.';
    else if (label.length > LONGEST_LABEL) fields[`label.${stage}`] = `At most ${LONGEST_LABEL} characters.`;
    else if (other) fields[`label.${stage}`] = `${STAGE_LABELS[other]} has this name already.`;
    users.set(label.toLowerCase(), stage);
  }
  return Object.fromEntries(named) as Record<StageId, string>;
}

function readGates(rows: NonNullable<StageModelDraft['gates']>, fields: Record<string, string>): ExtraGate[] {
  return rows.flatMap(({ stage, subject }, index) => {
    const field = `gate.${stage}.${subject}`;
    const known = GATED_STAGES.find((id) => id === stage);
    const what = GATE_SUBJECTS.find((id): id is GateSubject => id === subject);
    if (!known) fields[field] = 'This stage takes no further conditions.';
    else if (!what) fields[field] = 'There is no such condition.';
    else if (rows.findIndex((row) => row.stage === stage && row.subject === subject) !== index)
      fields[field] = 'This condition is listed twice.';
    return known && what ? [{ stage: known, subject: what }] : [];
  });
}

function readNotApplicable(
  rows: NonNullable<StageModelDraft['notApplicable']>,
  fields: Record<string, string>,
): NotApplicable[] {
  return rows.flatMap(({ stage, when }, index) => {
    const field = `notApplicable.${stage}.${when}`;
    const known = SKIPPABLE_STAGES.find((id) => id === stage);
    const which = DEAL_CONDITIONS.find((id): id is DealCondition => id === when);
    if (!known) fields[field] = 'This stage applies to every deal that has its stream.';
    else if (!which) fields[field] = 'There is no such kind of deal.';
    else if (rows.findIndex((row) => row.stage === stage && row.when === when) !== index)
      fields[field] = 'This rule is listed twice.';
    return known && which ? [{ stage: known, when: which }] : [];
  });
}
