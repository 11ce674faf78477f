import type { CalendarDate } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { Day } from '@/ui/format/day';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { deploymentHref } from '../deployment-address';
import type { DeploymentRow } from '../queries';
import { ClockText } from './clock-text';
import { LifeTrack } from './life-track';
import { RecordStep } from './record-step';
import { TroubleMarks } from './trouble-marks';

type Props = {
  slug: string;
  rows: readonly DeploymentRow[];
  asOf: CalendarDate;
  today: CalendarDate;
  mayWrite: boolean;
};

/** Deployments with how far each is, what stands in the way, and the next day to record. */
export function DeploymentTable({ slug, rows, asOf, today, mayWrite }: Props) {
  const clock = asOf === today ? {} : { asOf };
  const columns: Column<DeploymentRow>[] = [
    { key: 'site', header: 'Deployment', width: '28%', cell: (row) => <Named row={row} /> },
    { key: 'signed', header: 'Signed', numeric: true, cell: ({ signedOn }) => <Day date={signedOn} /> },
    { key: 'clock', header: 'To first value', numeric: true, cell: (row) => <ClockText clock={row.clock} /> },
    { key: 'life', header: 'How far', cell: (row) => <LifeTrack deployment={row} asOf={asOf} /> },
    { key: 'trouble', header: 'In the way', cell: ({ troubles }) => <TroubleMarks {...troubles} /> },
  ];
  if (mayWrite) {
    columns.push({
      key: 'do',
      header: 'Next',
      cell: (row) =>
        row.next ? (
          <RecordStep slug={slug} deployment={row} step={row.next} today={today} />
        ) : (
          <span className="text-faint">–</span>
        ),
    });
  }
  return (
    <DataTable
      caption="Deployments"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => deploymentHref(slug, id, clock)}
    />
  );
}

function Named({ row: { site, customer, kind, reached } }: { row: DeploymentRow }) {
  return (
    <span className="flex flex-col items-start gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2">
        {site}
        {kind === 'pilot' ? <Badge tone="outline">Pilot</Badge> : null}
        {reached === 'ended' ? <Badge>Ended</Badge> : null}
      </span>
      {site.startsWith(customer) ? null : <span className="text-xs font-normal text-muted">{customer}</span>}
    </span>
  );
}
