import type { BaselineFigure } from '@/domain/engagement/baseline';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { Begun } from '../queries';

const COLUMNS: Column<BaselineFigure>[] = [
  { key: 'name', header: 'KPI', width: '40%', cell: ({ name }) => name },
  {
    key: 'figure',
    header: 'First day',
    numeric: true,
    cell: ({ text, reason }) => <span title={reason ?? undefined}>{text}</span>,
  },
];

/** The KPIs as they were frozen on the first day. */
export function BaselineTable({
  baseline,
  startOn,
}: {
  baseline: Begun['baseline'];
  startOn: Begun['startOn'];
}) {
  if (baseline === null)
    return (
      <Section title="Baseline" lead={`The KPIs are frozen on the first day, ${dateText(startOn)}.`}>
        {null}
      </Section>
    );
  const { figures, set, sha256 } = baseline;
  return (
    <Section
      title="Baseline"
      lead={`The KPIs at the end of ${dateText(baseline.asOf)}, as they were known when they were frozen. What is corrected later does not change them.`}
    >
      <Card flush>
        <DataTable
          caption="KPIs on the first day"
          columns={COLUMNS}
          rows={figures.filter(({ kpi }) => set.includes(kpi))}
          rowKey={({ kpi }) => kpi}
        />
      </Card>
      <p className="text-xs text-muted">
        Checksum <span className="font-mono wrap-anywhere">{sha256.slice(0, 16)}</span>
      </p>
    </Section>
  );
}
