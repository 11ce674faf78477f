import type { ModelException } from '@/data/model-exceptions';
import { EmptyState } from '@/ui/controls/empty-state';
import { instantText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';

type Props = { rows: readonly ModelException[]; zone: string };

/** What was asked of the model and what it answered, latest first. */
export function ExceptionList({ rows, zone }: Props) {
  return (
    <DataTable<ModelException>
      caption="Exceptions asked for"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState
          title="Nobody has asked for an exception"
          why="Whoever asks the model for another figure gets its answer at once, and it stands here."
        />
      }
      columns={[
        { key: 'asked', header: 'Asked for', width: '20%', cell: (row) => row.asked },
        { key: 'why', header: 'Why', width: '24%', onPhone: 'stack', cell: (row) => row.why },
        { key: 'answer', header: 'Refused, because', onPhone: 'stack', cell: (row) => row.refusal },
        {
          key: 'by',
          header: 'By',
          width: '12rem',
          cell: (row) => (
            <span className="flex flex-col max-sm:items-end">
              {row.askedBy ?? '–'}
              <span className="text-xs text-muted">{instantText(row.askedAt, zone)}</span>
            </span>
          ),
        },
      ]}
    />
  );
}
