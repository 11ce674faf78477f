import { Badge } from '@/ui/controls/badge';
import { countOf, countText } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { FAILURE_NAMES } from '../deployment-words';
import type { DeploymentPage } from '../queries-show';
import { FailDialog, RemoveFailure, ResolveDialog } from './failure-dialogs';

type Props = { slug: string; page: DeploymentPage };
type Row = DeploymentPage['failures'][number];

/** Which devices failed, why, and whether they work again. */
export function FailureSection({ slug, page }: Props) {
  const { deployment, failures, failed, today, may } = page;
  const columns: Column<Row>[] = [
    { key: 'cause', header: 'Cause', width: '24%', cell: ({ cause }) => FAILURE_NAMES[cause] },
    { key: 'on', header: 'Failed', cell: ({ failedOn }) => <Day date={failedOn} /> },
    {
      key: 'resolved',
      header: 'All work again',
      cell: ({ resolvedOn }) => (resolvedOn ? <Day date={resolvedOn} /> : <Badge tone="act">Not yet</Badge>),
    },
    { key: 'devices', header: 'Devices', numeric: true, cell: ({ devices }) => countText(devices) },
    { key: 'note', header: 'Note', cell: ({ note }) => note ?? '–' },
  ];
  if (may.write) {
    columns.push({
      key: 'do',
      header: 'What to do',
      cell: (failure) => (
        <span className="flex flex-wrap gap-1">
          <ResolveDialog slug={slug} failure={failure} today={today} />
          <RemoveFailure slug={slug} failure={failure} />
        </span>
      ),
    });
  }
  return (
    <Section
      title="Failures"
      lead={
        failed.failures === 0
          ? 'Devices that stopped working, with the cause. They stand beside a loss of revenue.'
          : `${countOf(failed.devices, 'device')} failed in ${countOf(failed.failures, 'case')}; ${failed.open === 0 ? 'all work again' : `${countOf(failed.open, 'case')} not resolved`}.`
      }
      actions={may.write ? <FailDialog slug={slug} deploymentId={deployment.id} today={today} /> : undefined}
    >
      <Card flush>
        <DataTable
          caption="Failures"
          columns={columns}
          rows={failures}
          rowKey={({ id }) => id}
          empty={<p className="p-4 text-sm text-muted">Nothing has failed.</p>}
        />
      </Card>
    </Section>
  );
}
