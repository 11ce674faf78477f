import type { ApprovalRow } from '@/data/approvals';
import { Badge } from '@/ui/controls/badge';
import { Amount } from '@/ui/format/amount';
import { instantText } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';

type Props = { rows: readonly ApprovalRow[]; zone: string; hrefOf?: (row: ApprovalRow) => string };

const WORDS = { approved: 'Approved', refused: 'Refused', withdrawn: 'No longer needed' } as const;

/** What the CRO decided, and why. */
export function DecidedTable({ rows, zone, hrefOf }: Props) {
  const columns: Column<ApprovalRow>[] = [
    { key: 'deal', header: 'Deal', width: '22%', cell: (row) => row.deal },
    { key: 'rep', header: 'Rep', cell: (row) => row.rep ?? '–', hideOnPhone: true },
    {
      key: 'acv',
      header: 'ACV',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.acvMinor, currency: row.currency }} />,
    },
    {
      key: 'floor',
      header: 'Floor',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.floorMinor, currency: row.currency }} />,
    },
    {
      key: 'decision',
      header: 'Decision',
      cell: ({ decision }) =>
        decision === null ? (
          <Badge tone="look">Waiting</Badge>
        ) : (
          <Badge tone={decision === 'refused' ? 'act' : 'plain'}>{WORDS[decision]}</Badge>
        ),
    },
    { key: 'reason', header: 'Reason', cell: (row) => row.reason ?? '–' },
    {
      key: 'when',
      header: 'When',
      cell: ({ decidedAt, decidedBy }) =>
        decidedAt === null ? '–' : `${instantText(decidedAt, zone)}${decidedBy ? `, ${decidedBy}` : ''}`,
    },
  ];
  return (
    <DataTable
      caption="Decisions"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={hrefOf ? (row) => hrefOf(row) : undefined}
    />
  );
}
