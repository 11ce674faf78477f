import { stageModel } from '@/domain/deals/stage-model';
import {
  OPEN_STAGES,
  type OpenStage,
  type ExtraGate,
  type NotApplicable,
  type StageModel,
} from '@/domain/deals/stages';
import { STAGE_IDS, type StageId } from '@/domain/deals/deal';

/** A table while it is typed: percentages are text until they can be read. */
export type ModelDraft = {
  labels: Record<StageId, string>;
  percent: Record<OpenStage, string>;
  gates: readonly ExtraGate[];
  notApplicable: readonly NotApplicable[];
};

export function draftOfModel(model: StageModel): ModelDraft {
  return {
    labels: { ...model.labels },
    percent: Object.fromEntries(
      OPEN_STAGES.map((stage) => [stage, String(model.probabilityBp[stage] / 100)]),
    ) as Record<OpenStage, string>,
    gates: model.gates,
    notApplicable: model.notApplicable,
  };
}

/** What is sent. A percentage that cannot be read is sent as −1, which the rules refuse at its stage. */
export function sentDraft(draft: ModelDraft) {
  return {
    stages: STAGE_IDS.map((stage) => ({
      stage,
      label: draft.labels[stage],
      probabilityBp: stage === 'closed_lost' ? 0 : readPercent(draft.percent[stage]),
    })),
    gates: [...draft.gates],
    notApplicable: [...draft.notApplicable],
  };
}

/** What is wrong with the draft, by field; empty when it can stand. The rule is the domain's, asked at every key. */
export function problemsOf(draft: ModelDraft): Record<string, string> {
  const checked = stageModel(0, sentDraft(draft));
  return checked.ok ? {} : (checked.refusal.fields ?? {});
}

/** "12.5" or "12,5" in basis points; −1 for what is no percentage with at most two decimals. */
function readPercent(text: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return -1;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** With or without one gate. */
export function toggleGate(draft: ModelDraft, gate: ExtraGate): ModelDraft {
  const rest = draft.gates.filter(({ stage, subject }) => stage !== gate.stage || subject !== gate.subject);
  return { ...draft, gates: rest.length < draft.gates.length ? rest : [...rest, gate] };
}

/** With or without one rule of what does not apply. */
export function toggleSkip(draft: ModelDraft, rule: NotApplicable): ModelDraft {
  const rest = draft.notApplicable.filter(({ stage, when }) => stage !== rule.stage || when !== rule.when);
  return { ...draft, notApplicable: rest.length < draft.notApplicable.length ? rest : [...rest, rule] };
}
