import type { LeadTimeVersion } from '@/data/set-lead-times';
import { instantText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import { KIND_WORDS, placeText, rangeText } from '../lead-time-words';

/** Everything that was ever set, latest first. */
export function VersionTable({ versions, zone }: { versions: readonly LeadTimeVersion[]; zone: string }) {
  return (
    <DataTable<LeadTimeVersion>
      caption="What was set, and when"
      rows={versions}
      rowKey={({ id, version }) => `${id} ${version}`}
      columns={[
        { key: 'place', header: 'Product and supplier', width: '26%', cell: placeText },
        { key: 'kind', header: 'Lead time', cell: ({ kind }) => KIND_WORDS[kind].label },
        {
          key: 'what',
          header: 'Became',
          cell: (row) => (row.state === 'removed' ? 'Removed' : rangeText(row)),
        },
        { key: 'why', header: 'Why', cell: ({ note }) => note ?? '–' },
        { key: 'by', header: 'By', cell: ({ by }) => by ?? '–' },
        { key: 'at', header: 'When', cell: ({ recordedAt }) => instantText(recordedAt, zone) },
      ]}
    />
  );
}
