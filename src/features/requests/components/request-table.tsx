import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { dateText, instantText } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { ShownRequest } from '../queries';
import { STANDING_NAMES, STANDING_TONES } from '../request-words';
import { AnswerButtons } from './answer-buttons';
import { WithdrawButton } from './withdraw-button';

type Props = {
  slug: string;
  rows: readonly ShownRequest[];
  zone: string;
  mayAsk: boolean;
  mayAnswer: boolean;
};

/** What was asked of the CEO and what became of it; what waits comes first. */
export function RequestTable({ slug, rows, zone, mayAsk, mayAnswer }: Props) {
  const columns: Column<ShownRequest>[] = [
    { key: 'text', header: 'Asked', width: '34%', cell: ({ text }) => text },
    {
      key: 'by',
      header: 'By',
      cell: ({ askedBy, askedAt }) => (
        <span className="flex flex-col max-sm:items-end">
          {askedBy ?? '–'}
          <span className="text-xs text-muted">{instantText(askedAt, zone)}</span>
        </span>
      ),
    },
    { key: 'due', header: 'Answer by', cell: ({ dueOn }) => dateText(dueOn) },
    {
      key: 'standing',
      header: 'Answer',
      cell: (row) => (
        <span className="flex flex-col items-start gap-0.5 max-sm:items-end max-sm:text-end">
          <span className="flex flex-wrap items-center gap-1.5">
            {row.answer ? <span className="font-medium">{row.answer === 'yes' ? 'Yes' : 'No'}</span> : null}
            {row.standing === 'answered' ? null : (
              <Badge tone={STANDING_TONES[row.standing]}>{STANDING_NAMES[row.standing]}</Badge>
            )}
          </span>
          {row.answerText ? <span className="text-pretty">{row.answerText}</span> : null}
          {row.answeredAt ? (
            <span className="text-xs text-muted">
              {row.answeredBy ?? '–'}, {instantText(row.answeredAt, zone)}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'do',
      header: 'Next',
      align: 'end',
      cell: (row) =>
        row.state !== 'open' ? null : (
          <span className="no-print flex justify-end gap-1">
            {mayAnswer ? <AnswerButtons slug={slug} request={row} /> : null}
            {mayAsk ? <WithdrawButton slug={slug} request={row} /> : null}
          </span>
        ),
    },
  ];
  return (
    <DataTable
      caption="Requests to the CEO"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title="Nothing was asked of the CEO"
          why="A conversation with a rep, access to a system, a decision: what only the CEO can do is asked here, and its answer stands in the month."
        />
      }
    />
  );
}
