import type { StageId } from '@/domain/deals/deal';
import { StreamMark } from '@/ui/controls/stream-mark';
import { DataTable } from '@/ui/layout/data-table';
import { cycleHref, type CycleAddress } from '../cycle-address';
import type { CycleTimesPage } from '../queries-cycle-times';
import { longestOf, spanColumns } from './span-columns';

type Clock = Pick<CycleAddress, 'asOf'>;
type Props = { slug: string; page: CycleTimesPage; clock: Clock };

/** The heavy line is the PO: above it the sale, below it the work of delivery. */
export function StageTimes({ slug, page: { stages, labels }, clock }: Props) {
  const label = (stage: StageId) => labels[stage] ?? stage;
  const longest = longestOf(stages.map(({ span }) => span));
  return (
    <DataTable
      caption="Days in each stage"
      columns={[
        { key: 'stage', header: 'Stage', width: '26%', cell: ({ stage }) => label(stage) },
        ...spanColumns<(typeof stages)[number]>(longest),
      ]}
      rows={stages}
      rowKey={({ stage }) => stage}
      rowHref={({ stage }) => cycleHref(slug, { ...clock, stage })}
      dividerBefore={({ stage }) => stage === 'hardware_po_received'}
    />
  );
}

const ENDS = {
  hardware: 'to the first shipment',
  software: 'to the activation',
  services: 'to the last milestone',
};

export function StreamTimes({ slug, page: { streams }, clock }: Props) {
  const longest = longestOf(streams.map(({ span }) => span));
  return (
    <DataTable
      caption="Days from the signature, by stream"
      columns={[
        {
          key: 'stream',
          header: 'Stream',
          width: '26%',
          cell: ({ stream }) => (
            <span className="flex flex-col">
              <StreamMark stream={stream} />
              <span className="text-xs font-normal text-muted">{ENDS[stream]}</span>
            </span>
          ),
        },
        ...spanColumns<(typeof streams)[number]>(longest),
      ]}
      rows={streams}
      rowKey={({ stream }) => stream}
      rowHref={({ stream }) => cycleHref(slug, { ...clock, stream })}
    />
  );
}
