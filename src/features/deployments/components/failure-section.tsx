import { countText } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { FAILURE_NAMES } from '../deployment-words';
import type { DeploymentPage } from '../queries-show';

type Props = { slug: string; page: DeploymentPage };

/** Which devices failed, and why. */
export function FailureSection({ page: { failures } }: Props) {
  return (
    <Section title="Failures">
      <Card flush>
        <DataTable
          caption="Failures"
          columns={[
            { key: 'on', header: 'Failed on', cell: ({ failedOn }) => dateText(failedOn) },
            { key: 'devices', header: 'Devices', numeric: true, cell: ({ devices }) => countText(devices) },
            { key: 'cause', header: 'Cause', cell: ({ cause }) => FAILURE_NAMES[cause] },
            { key: 'resolved', header: 'Resolved on', cell: ({ resolvedOn }) => dateText(resolvedOn) },
            { key: 'note', header: 'Note', cell: ({ note }) => note ?? '–' },
          ]}
          rows={failures}
          rowKey={({ id }) => id}
          empty={<p className="p-4 text-sm text-muted">Nothing has failed.</p>}
        />
      </Card>
    </Section>
  );
}
