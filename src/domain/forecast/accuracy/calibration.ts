import type { StageModelDraft } from '@/domain/deals/stage-model';
import { OPEN_STAGES, type OpenStage, type StageModel } from '@/domain/deals/stages';
import { STAGE_IDS } from '@/domain/deals/deal';
import { wilsonInterval, type Interval } from './wilson';

/** Fewer outcomes than this say nothing yet. */
export const LEAST_OUTCOMES = 20;

/**
 * What became of the deals that stood in a stage, each counted once. `came`: the next thing that brings money happened (up to the PO the
 * shipment, from the shipment on the activation, from that on the completion; what a deal does not have is skipped). `open`: not decided.
 */
export type StageOutcomes = { came: number; lost: number; open: number };

/** fits: the stated figure lies within the interval. */
export type CalibrationVerdict = 'insufficient' | 'fits' | 'too_high' | 'too_low';

export type StageCalibration = StageOutcomes & {
  stage: OpenStage;
  statedBp: number;
  /** Came + lost. */
  decided: number;
  /** Came / decided, in basis points; null where nothing is decided. */
  observedBp: number | null;
  /** 95 % interval of the true rate; null under twenty outcomes. */
  interval: Interval | null;
  verdict: CalibrationVerdict;
};

/** The stages whose figure is a forecast: the last one is done, and counts 100 % by what it means. */
export const CALIBRATED_STAGES: readonly OpenStage[] = OPEN_STAGES.filter(
  (stage) => stage !== 'services_completed',
);

/** Stated against observed, stage by stage (docs/metrics.md, "Calibration"). */
export function calibrate(
  outcomes: Partial<Record<OpenStage, StageOutcomes>>,
  model: StageModel,
): StageCalibration[] {
  return CALIBRATED_STAGES.map((stage) => {
    const counted = outcomes[stage] ?? { came: 0, lost: 0, open: 0 };
    const decided = counted.came + counted.lost;
    const statedBp = model.probabilityBp[stage];
    const interval = decided < LEAST_OUTCOMES ? null : wilsonInterval(counted.came, decided);
    return {
      ...counted,
      stage,
      statedBp,
      decided,
      observedBp: decided === 0 ? null : Math.round((counted.came * 10_000) / decided),
      interval,
      verdict: verdictOf(statedBp, interval),
    };
  });
}

function verdictOf(statedBp: number, interval: Interval | null): CalibrationVerdict {
  if (interval === null) return 'insufficient';
  if (statedBp > interval.highBp) return 'too_high';
  return statedBp < interval.lowBp ? 'too_low' : 'fits';
}

export type ProposedFigure = { stage: OpenStage; statedBp: number; proposedBp: number; observedBp: number };

/** A draft of the next version of the table, and which of its figures differ. Never applied by itself. */
export type ModelProposal = { draft: StageModelDraft; changes: ProposedFigure[] };

/** Figures are proposed in whole per cent and rise by at least one from stage to stage. */
const STEP_BP = 100;

/**
 * The table with the observed rate in place of each figure that its own history contradicts, in whole per cent, held between the figures
 * around it so that the table can stand. Figures that fit, or that too little is known of, stay. null: nothing to propose.
 */
export function proposeModel(
  calibration: readonly StageCalibration[],
  model: StageModel,
): ModelProposal | null {
  const wished = new Map(calibration.flatMap((stage) => wishOf(stage)));
  const figures = risingFigures(wished, model);
  const changes = calibration.flatMap(({ stage, statedBp, observedBp }): ProposedFigure[] => {
    const proposedBp = figures.get(stage) ?? statedBp;
    return proposedBp === statedBp || observedBp === null
      ? []
      : [{ stage, statedBp, proposedBp, observedBp }];
  });
  if (changes.length === 0) return null;
  const stages = STAGE_IDS.map((stage) => ({
    stage,
    label: model.labels[stage],
    probabilityBp: stage === 'closed_lost' ? 0 : (figures.get(stage) ?? model.probabilityBp[stage]),
  }));
  return { draft: { stages, gates: model.gates, notApplicable: model.notApplicable }, changes };
}

function wishOf({ stage, verdict, observedBp }: StageCalibration): [OpenStage, number][] {
  if (observedBp === null || verdict === 'fits' || verdict === 'insufficient') return [];
  return [[stage, Math.round(observedBp / STEP_BP) * STEP_BP]];
}

/** Each wish between the figure before it and the next one that stays, with room left for the wishes between. */
function risingFigures(wished: ReadonlyMap<OpenStage, number>, model: StageModel): Map<OpenStage, number> {
  const figures = new Map<OpenStage, number>();
  let before = 0;
  OPEN_STAGES.forEach((stage, index) => {
    const stated = model.probabilityBp[stage];
    const wish = wished.get(stage);
    const steps = OPEN_STAGES.slice(index).findIndex((later) => !wished.has(later));
    const stays = OPEN_STAGES[index + steps];
    const lowest = before + STEP_BP;
    const highest = (stays ? model.probabilityBp[stays] : 10_000) - steps * STEP_BP;
    const figure =
      wish === undefined || lowest > highest ? stated : Math.max(lowest, Math.min(highest, wish));
    figures.set(stage, figure);
    before = figure;
  });
  return figures;
}
