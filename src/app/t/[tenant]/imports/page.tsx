import type { Metadata } from 'next';
import { FileDown } from 'lucide-react';
import { KIND_WORDS, STATE_WORDS } from '@/features/imports/import-words';
import { listAllImports } from '@/features/imports/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countText } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Imports' };

export default async function ImportsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { imports, zone, mayImport } = await callOrNotFound(listAllImports, slug, {});
  type Row = (typeof imports)[number];
  const upload = (
    <LinkButton
      href={`/t/${slug}/imports/new`}
      variant="primary"
      icon={<FileDown aria-hidden className="size-4" />}
    >
      Import a file
    </LinkButton>
  );
  const count = (value: number | undefined) => (value === undefined ? '–' : countText(value));
  const columns: Column<Row>[] = [
    { key: 'file', header: 'File', width: '30%', cell: (row) => row.fileName },
    { key: 'kind', header: 'What', cell: (row) => KIND_WORDS[row.kind].label },
    { key: 'state', header: 'State', cell: (row) => STATE_WORDS[row.state] },
    { key: 'created', header: 'New', numeric: true, cell: (row) => count(row.counts.created) },
    { key: 'updated', header: 'Changed', numeric: true, cell: (row) => count(row.counts.updated) },
    { key: 'rejected', header: 'Left out', numeric: true, cell: (row) => count(row.counts.rejected) },
    {
      key: 'when',
      header: 'When',
      numeric: true,
      cell: (row) => instantText(row.committedAt ?? row.createdAt, zone),
    },
    { key: 'who', header: 'Who', hideOnPhone: true, cell: (row) => row.createdByName ?? 'operator' },
  ];
  return (
    <>
      <PageHeader
        title="Imports"
        lead="Files from your CRM and billing. Each can be taken back as a whole."
        actions={mayImport ? upload : undefined}
      />
      <Card flush>
        <DataTable
          caption="Imports, latest first"
          columns={columns}
          rows={imports}
          rowKey={(row) => row.id}
          rowHref={(row) => `/t/${slug}/imports/${row.id}`}
          empty={
            <EmptyState
              title="Nothing imported yet"
              why="Start with an export of the whole pipeline: the audit and the forecast follow from it."
              action={mayImport ? upload : undefined}
            />
          }
        />
      </Card>
    </>
  );
}
