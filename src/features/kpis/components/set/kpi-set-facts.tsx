import { KPI_DEFINITIONS, REFUSED_KPIS } from '@/domain/kpis/registry';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { EmptyState } from '@/ui/controls/empty-state';
import { instantText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import { KeyValueList } from '@/ui/layout/key-value-list';

/** The set for those who may not change it, or not any more. */
export function KpiSetFacts({ set }: { set: readonly KpiId[] }) {
  return (
    <KeyValueList
      items={set.map((kpi) => ({ key: KPI_DEFINITIONS[kpi].name, value: KPI_DEFINITIONS[kpi].meaning }))}
    />
  );
}

type Version = {
  version: number;
  kpis: readonly KpiId[];
  reason: string;
  recordedAt: string;
  by: string | null;
};

/** Every choice of the set, newest first. */
export function KpiSetHistory({ versions, zone }: { versions: readonly Version[]; zone: string }) {
  return (
    <DataTable
      caption="Versions of the set"
      rows={versions}
      rowKey={(row) => String(row.version)}
      empty={
        <EmptyState
          title="Never changed"
          why="The company looks at the first four: net new ARR, retention, ACV per deployment, time to first value."
        />
      }
      columns={[
        {
          key: 'when',
          header: 'Since',
          cell: (row) => <span className="whitespace-nowrap">{instantText(row.recordedAt, zone)}</span>,
        },
        {
          key: 'kpis',
          header: 'KPIs',
          cell: (row) => row.kpis.map((kpi) => KPI_DEFINITIONS[kpi].short).join(', '),
        },
        { key: 'why', header: 'Why', width: '40%', cell: (row) => row.reason },
        { key: 'by', header: 'By', cell: (row) => row.by ?? 'Operator' },
      ]}
    />
  );
}

/** What is refused whoever asks, with who should own it. */
export function RefusedFigures() {
  return (
    <DataTable
      caption="Figures that are no KPI of the CRO"
      rows={REFUSED_KPIS}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', header: 'Figure', cell: (row) => row.name },
        {
          key: 'owner',
          header: 'Rightful owner',
          cell: (row) => row.owner.split(':')[0],
        },
        { key: 'why', header: 'Why', width: '55%', cell: (row) => row.reason },
      ]}
    />
  );
}
