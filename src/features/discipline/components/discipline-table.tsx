import type { MonthDiscipline } from '@/domain/board/discipline';
import { monthOf } from '@/domain/board/months';
import { Badge } from '@/ui/controls/badge';
import { DataTable, type Column } from '@/ui/layout/data-table';
import {
  accessText,
  attendanceText,
  keepersText,
  modelText,
  requestsText,
  weeksText,
  zombiesText,
} from '../discipline-words';

/** The months, a row each, the running one first. */
export function DisciplineTable({ months }: { months: readonly MonthDiscipline[] }) {
  const columns: Column<MonthDiscipline>[] = [
    { key: 'month', header: 'Month', cell: ({ period }) => monthOf(period).name },
    {
      key: 'zombies',
      header: 'Silent deals',
      onPhone: 'unless-none',
      cell: ({ zombies }) => {
        const kept = keepersText(zombies.kept);
        return kept === '' ? zombiesText(zombies) : <TwoLines first={zombiesText(zombies)} second={kept} />;
      },
    },
    {
      key: 'exceptions',
      header: 'Exceptions asked',
      numeric: true,
      cell: ({ exceptions }) => exceptions.length,
    },
    {
      key: 'board',
      header: 'CEO at the review',
      cell: ({ board }) => {
        const { text, missed } = attendanceText(board);
        return missed ? <Badge tone="look">{text}</Badge> : text;
      },
    },
    {
      key: 'requests',
      onPhone: 'unless-none',
      header: 'Requests',
      cell: ({ requests }) => requestsText(requests),
    },
    { key: 'weeks', onPhone: 'unless-none', header: 'Weekly hours', cell: ({ weeks }) => weeksText(weeks) },
    { key: 'crm', onPhone: 'unless-none', header: 'CRM access', cell: ({ crm }) => accessText(crm) },
    { key: 'model', header: 'Stage model', cell: ({ model }) => modelText(model) },
  ];
  return (
    <DataTable
      caption="Discipline by month"
      columns={columns}
      rows={months}
      rowKey={({ period }) => String(period)}
    />
  );
}

function TwoLines({ first, second }: { first: string; second: string }) {
  return (
    <span className="flex flex-col max-sm:items-end">
      {first}
      <span className="text-xs text-muted">{second}</span>
    </span>
  );
}
