import type { DeploymentFact, DeploymentState } from '@/domain/deployments/deployment';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Day } from '@/ui/format/day';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { deploymentHref } from '../deployment-address';
import { StateMark } from './state-mark';

type Row = DeploymentFact & { customer: string; reached: DeploymentState };

type Props = { slug: string; rows: readonly Row[]; asOf?: CalendarDate };

/** Deployments with how far each is. */
export function DeploymentTable({ slug, rows, asOf }: Props) {
  return (
    <DataTable
      caption="Deployments"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => deploymentHref(slug, id, { asOf })}
    />
  );
}

const COLUMNS: Column<Row>[] = [
  { key: 'site', header: 'Deployment', width: '34%', cell: ({ site }) => site },
  { key: 'customer', header: 'Customer', cell: ({ customer }) => customer },
  { key: 'signed', header: 'Signed', numeric: true, cell: ({ signedOn }) => <Day date={signedOn} /> },
  { key: 'reached', header: 'Stands', cell: ({ reached }) => <StateMark reached={reached} /> },
];
