import type { StageId } from '@/domain/deals/deal';
import { COMMIT_STAGE, percentText } from '@/domain/deals/stages';
import type { StageCalibration } from '@/domain/forecast/accuracy/calibration';
import { DataTable } from '@/ui/layout/data-table';
import { outcomesText, rateText, verdictText } from '../calibration-words';
import { IntervalBar } from './interval-bar';

type Props = { stages: readonly StageCalibration[]; labels: Readonly<Record<StageId, string>> };

/** What each stage counts, beside what became of the deals that stood in it. */
export function CalibrationTable({ stages, labels }: Props) {
  return (
    <DataTable<StageCalibration>
      caption="Stated and observed, stage by stage"
      rows={stages}
      rowKey={({ stage }) => stage}
      dividerBefore={({ stage }) => stage === COMMIT_STAGE}
      columns={[
        {
          key: 'stage',
          header: 'Stage',
          cell: ({ stage }) => <span className="font-medium">{labels[stage]}</span>,
        },
        { key: 'stated', header: 'Counts', numeric: true, cell: ({ statedBp }) => percentText(statedBp) },
        { key: 'observed', header: 'Came', numeric: true, cell: ({ observedBp }) => rateText(observedBp) },
        {
          key: 'band',
          header: '0 to 100 %',
          width: '24%',
          hideOnPhone: true,
          cell: (stage) => <IntervalBar stage={stage} />,
        },
        {
          key: 'outcomes',
          header: 'Outcomes',
          cell: (stage) => (
            <span>
              {outcomesText(stage)}
              {stage.open > 0 ? <span className="text-muted">, {stage.open} undecided</span> : null}
            </span>
          ),
        },
        { key: 'verdict', header: 'What history says', cell: (stage) => <Verdict stage={stage} /> },
      ]}
    />
  );
}

const TONES: Record<StageCalibration['verdict'], string | undefined> = {
  insufficient: 'text-muted',
  fits: undefined,
  too_high: 'font-medium text-look',
  too_low: 'font-medium text-look',
};

function Verdict({ stage }: { stage: StageCalibration }) {
  return <span className={TONES[stage.verdict]}>{verdictText(stage)}</span>;
}
