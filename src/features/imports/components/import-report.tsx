import type { PreviewRow } from '@/data/imports/preview';
import { fieldOf } from '@/domain/imports/fields';
import type { ImportCounts, ImportReport, ReportedProblem } from '@/domain/imports/report';
import type { ImportKind } from '@/domain/imports/types';
import { Badge } from '@/ui/controls/badge';
import { countText } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { previewText } from '../preview-text';

const COUNTS: { key: keyof ImportCounts; label: string }[] = [
  { key: 'read', label: 'Rows in the file' },
  { key: 'created', label: 'New' },
  { key: 'updated', label: 'Changed' },
  { key: 'unchanged', label: 'Unchanged' },
  { key: 'rejected', label: 'Left out' },
  { key: 'warnings', label: 'Taken with a note' },
];

/** What happens to every row of the file. */
export function ImportCountsList({ counts }: { counts: ImportCounts }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-6">
      {COUNTS.map(({ key, label }) => (
        <div key={key}>
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="text-lg font-semibold tabular-nums">{countText(Number(counts[key] ?? 0))}</dd>
        </div>
      ))}
    </dl>
  );
}

const ACTIONS = { create: 'new', update: 'changed', restore: 'back again', unchanged: 'unchanged' } as const;

/** The first rows as they will be; a changed value shows what it was. */
export function PreviewTable({
  rows,
  kind,
  currency,
}: {
  rows: readonly PreviewRow[];
  kind: ImportKind;
  currency: string;
}) {
  const names = [
    ...new Set(rows.flatMap((row) => Object.keys(row.values).filter((name) => row.values[name] !== null))),
  ].slice(0, 8);
  const columns: Column<PreviewRow>[] = [
    { key: 'id', header: 'Row', cell: (row) => `${row.rowNo} · ${row.externalId}` },
    {
      key: 'action',
      header: 'Is',
      cell: (row) => (
        <Badge tone={row.action === 'unchanged' ? 'plain' : 'accent'}>{ACTIONS[row.action]}</Badge>
      ),
    },
    ...names.map((name) => ({
      key: name,
      header: headerOf(kind, name),
      cell: (row: PreviewRow) => <Value row={row} name={name} currency={currency} />,
    })),
  ];
  return (
    <Section title="First rows as they will be">
      <Card flush>
        <DataTable
          caption="First rows as they will be"
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.rowNo)}
          dense
        />
      </Card>
    </Section>
  );
}

function headerOf(kind: ImportKind, name: string): string {
  const known = fieldOf(kind, name)?.label;
  if (known) return known;
  const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Value({ row, name, currency }: { row: PreviewRow; name: string; currency: string }) {
  const before = row.before[name];
  return (
    <span className="break-words">
      {before !== undefined ? (
        <s className="me-1 text-faint">
          {before === null ? 'none' : previewText(name, { ...row.values, ...row.before }, currency)}
        </s>
      ) : null}
      {previewText(name, row.values, currency)}
    </span>
  );
}

/** Every problem with its row and column, and how to mend it. */
export function ProblemsTable({ report, downloadHref }: { report: ImportReport; downloadHref: string }) {
  const { problems, counts } = report;
  if (problems.length === 0) return null;
  const columns: Column<ReportedProblem>[] = [
    { key: 'row', header: 'Row', numeric: true, cell: (problem) => countText(problem.row) },
    { key: 'column', header: 'Column', cell: (problem) => problem.column ?? '–' },
    {
      key: 'value',
      header: 'Value',
      cell: (problem) => <span className="break-all">{problem.value ?? '–'}</span>,
    },
    { key: 'message', header: 'What is wrong', cell: (problem) => problem.message },
    { key: 'fix', header: 'How to mend it', cell: (problem) => problem.fix ?? '–' },
    {
      key: 'severity',
      header: 'Row is',
      cell: (problem) => (problem.severity === 'error' ? <Badge tone="look">left out</Badge> : 'taken'),
    },
  ];
  const more =
    (counts.problems ?? 0) > problems.length
      ? `The first ${problems.length} of ${countText(counts.problems ?? 0)}.`
      : undefined;
  return (
    <Section
      title="Problems"
      lead={more}
      actions={
        (counts.rejected ?? 0) > 0 ? (
          <a className="text-sm text-accent underline" href={downloadHref}>
            Download the rows left out
          </a>
        ) : undefined
      }
    >
      <Card flush>
        <DataTable
          caption="Problems"
          columns={columns}
          rows={problems}
          rowKey={(problem) => `${problem.row}${problem.column}${problem.message}`}
          dense
        />
      </Card>
    </Section>
  );
}
