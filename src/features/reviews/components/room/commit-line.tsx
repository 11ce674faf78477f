import type { StageId } from '@/domain/deals/deal';
import { COMMIT_STAGE, OPEN_STAGES, percentText, stageOrder } from '@/domain/deals/stages';
import type { CardStep } from '../../room-view';

type Props = { steps: readonly CardStep[]; stage: StageId; knockedDown: boolean };

/** The way to the end with the PO as its one heavy line: left of it is talk, right of it is commit. */
export function CommitLine({ steps, stage, knockedDown }: Props) {
  const reached = stageOrder(stage);
  const open = steps.filter((step) => (OPEN_STAGES as readonly StageId[]).includes(step.stage));
  const label = open.find((step) => step.stage === stage)?.label ?? 'Closed Lost';
  const committed = reached >= stageOrder(COMMIT_STAGE);
  return (
    <div
      role="img"
      aria-label={`${label}: ${committed ? 'commit, past the PO' : 'talk, before the PO'}`}
      className="commit-line"
      data-knocked={knockedDown || undefined}
      data-lost={reached < 0 || undefined}
    >
      {open.map((step) => (
        <span
          key={step.stage}
          title={`${step.label} · ${percentText(step.probabilityBp)}`}
          data-commit={step.stage === COMMIT_STAGE || undefined}
          data-reached={stageOrder(step.stage) <= reached || undefined}
          data-absent={!step.applies || undefined}
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
