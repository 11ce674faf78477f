import type { SaveCase } from '@/data/save-cases';
import { Badge } from '@/ui/controls/badge';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { KIND_TITLES } from '../save-words';
import { CaseActions } from './case-actions';

type Props = {
  slug: string;
  cases: readonly SaveCase[];
  members: readonly { id: string; name: string }[];
  me: string | null;
  mayWrite: boolean;
  hrefOf: (row: SaveCase) => string;
};

/** Cases whose customer is off the list again: only what came of them is still to be said. */
export function ClearedTable({ slug, cases, members, me, mayWrite, hrefOf }: Props) {
  const columns: Column<SaveCase>[] = [
    { key: 'customer', header: 'Customer', width: '24%', cell: ({ customer }) => customer },
    { key: 'was', header: 'What was wrong', cell: ({ kind }) => KIND_TITLES[kind] },
    {
      key: 'case',
      header: 'Who takes care',
      cell: ({ owner, note }) => (
        <span className="flex flex-col items-start gap-0.5 max-sm:items-end max-sm:text-end">
          {owner ?? <Badge tone="look">Nobody yet</Badge>}
          {note ? <span className="text-xs text-pretty text-muted">{note}</span> : null}
        </span>
      ),
    },
    ...(mayWrite
      ? [
          {
            key: 'do',
            header: 'Next',
            align: 'end' as const,
            cell: ({ id, version, ownerId, customer, customerId, kind }: SaveCase) => (
              <CaseActions
                slug={slug}
                customer={customer}
                customerId={customerId}
                kind={kind}
                again
                open={{ caseId: id, version, ownerId }}
                members={members}
                me={me}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption="Off the list, still in hand"
      columns={columns}
      rows={cases}
      rowKey={({ id }) => id}
      rowHref={hrefOf}
    />
  );
}
