import { OPEN_STAGES, percentText, type StageModel } from '@/domain/deals/stages';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import type { Pipeline, StageTally } from '../queries-pipeline';

type Row = { label: string; tally: StageTally; beyond: boolean; href: string };

/** Count, amount and weight per stage over all deals of the filter. The heavy line stands before the PO: left of it is talk. */
export function StageTotals({
  pipeline,
  model,
  hrefOf,
}: {
  pipeline: Pipeline;
  model: StageModel;
  hrefOf: (stage: string) => string;
}) {
  const { currency } = pipeline;
  const rows: Row[] = OPEN_STAGES.map((stage) => ({
    label: model.labels[stage],
    href: hrefOf(stage),
    beyond: stage === 'hardware_po_received',
    tally: pipeline.byStage.find((tally) => tally.stage === stage) ?? {
      stage,
      count: 0,
      amountMinor: 0n,
      weightedMinor: 0n,
    },
  }));
  const columns: Column<Row>[] = [
    { key: 'stage', header: 'Stage', cell: (row) => <StageLabel row={row} /> },
    {
      key: 'figure',
      header: 'Figure',
      numeric: true,
      cell: (row) => percentText(model.probabilityBp[row.tally.stage]),
    },
    {
      key: 'count',
      header: 'Deals',
      numeric: true,
      cell: (row) => countText(row.tally.count),
      total: countText(pipeline.open.count),
    },
    {
      key: 'amount',
      header: 'Amount',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.tally.amountMinor, currency }} />,
      total: <Amount money={{ minor: pipeline.open.amountMinor, currency }} />,
    },
    {
      key: 'weighted',
      header: 'Weighted',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.tally.weightedMinor, currency }} />,
      total: <Amount money={{ minor: pipeline.weightedMinor, currency }} />,
    },
  ];
  return (
    <DataTable
      caption="Open deals by stage"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.tally.stage}
      rowHref={(row) => row.href}
      dividerBefore={(row) => row.beyond}
      totalLabel="All open deals"
      keepTable
      dense
    />
  );
}

function StageLabel({ row }: { row: Row }) {
  return (
    <span>
      {row.label}
      {row.beyond ? <span className="ms-2 text-xs text-accent">commit from here</span> : null}
    </span>
  );
}
