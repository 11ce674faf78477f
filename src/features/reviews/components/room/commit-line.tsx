import type { StageId } from '@/domain/deals/deal';
import { COMMIT_STAGE, OPEN_STAGES, percentText, STAGE_LABELS, stageOrder } from '@/domain/deals/stages';
import type { CardStep } from '../../room-view';

type Props = {
  /** The way as the deal sees it; empty where this person may not move it. */
  steps: readonly CardStep[];
  stage: StageId;
  knockedDown: boolean;
};

/** The way to the end with the PO as its one heavy line: left of it is talk, right of it is commit. */
export function CommitLine({ steps, stage, knockedDown }: Props) {
  const reached = stageOrder(stage);
  const known = new Map(steps.map((step) => [step.stage, step]));
  const label = known.get(stage)?.label ?? STAGE_LABELS[stage];
  const committed = reached >= stageOrder(COMMIT_STAGE);
  return (
    <div
      role="img"
      aria-label={`${label}: ${committed ? 'commit, past the PO' : 'talk, before the PO'}`}
      className="commit-line"
      data-knocked={knockedDown || undefined}
    >
      {OPEN_STAGES.map((one) => (
        <span
          key={one}
          title={titleOf(one, known.get(one))}
          data-commit={one === COMMIT_STAGE || undefined}
          data-reached={stageOrder(one) <= reached || undefined}
          data-absent={known.get(one)?.applies === false || undefined}
        />
      ))}
      <span className="commit-line-word" data-side="talk">
        Talk
      </span>
      <span className="commit-line-word" data-side="commit">
        Commit
      </span>
    </div>
  );
}

function titleOf(stage: StageId, step: CardStep | undefined): string {
  return step ? `${step.label} · ${percentText(step.probabilityBp)}` : STAGE_LABELS[stage];
}
