import type { StageId } from '@/domain/deals/deal';
import { COMMIT_STAGE, percentText } from '@/domain/deals/stages';
import type { StageCalibration } from '@/domain/forecast/accuracy/calibration';
import { Badge } from '@/ui/controls/badge';
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
            <>
              {outcomesText(stage)}
              {stage.open > 0 ? <span className="text-muted">, {stage.open} undecided</span> : null}
            </>
          ),
        },
        { key: 'verdict', header: 'What history says', cell: (stage) => <Verdict stage={stage} /> },
      ]}
    />
  );
}

function Verdict({ stage }: { stage: StageCalibration }) {
  const text = verdictText(stage);
  if (stage.verdict === 'too_high' || stage.verdict === 'too_low') return <Badge tone="look">{text}</Badge>;
  return <span className={stage.verdict === 'insufficient' ? 'text-muted' : undefined}>{text}</span>;
}
