import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { BLOCK_NAMES } from '../deployment-words';
import type { DeploymentPage } from '../queries-show';

type Props = { slug: string; page: DeploymentPage };

/** What stood in the way, by cause. */
export function BlockSection({ page: { blocks, blocked } }: Props) {
  return (
    <Section title="Blocked time" lead={`${countOf(blocked.total, 'day')} until first value.`}>
      <Card flush>
        <DataTable
          caption="Blocked time"
          columns={[
            { key: 'cause', header: 'Cause', cell: ({ cause }) => BLOCK_NAMES[cause] },
            { key: 'from', header: 'From', cell: ({ fromOn }) => dateText(fromOn) },
            { key: 'until', header: 'Until', cell: ({ untilOn }) => dateText(untilOn) },
            { key: 'note', header: 'Note', cell: ({ note }) => note ?? '–' },
          ]}
          rows={blocks}
          rowKey={({ id }) => id}
          empty={<p className="p-4 text-sm text-muted">Nothing stood in the way.</p>}
        />
      </Card>
    </Section>
  );
}
