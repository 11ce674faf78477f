import type { Metadata } from 'next';
import { CommitBar } from '@/features/imports/components/commit-bar';
import { ImportCountsList, PreviewTable, ProblemsTable } from '@/features/imports/components/import-report';
import { MappingForm } from '@/features/imports/components/mapping-form';
import { RevertButton } from '@/features/imports/components/revert-button';
import { KIND_WORDS, PRESET_WORDS, STATE_WORDS } from '@/features/imports/import-words';
import { planImportFile, showImport } from '@/features/imports/queries';
import { callForPage, callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { Badge } from '@/ui/controls/badge';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf, fileSize } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Import' };

type Props = {
  params: Promise<{ tenant: string; import: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ImportPage({ params, searchParams }: Props) {
  const { tenant: slug, import: importId } = await params;
  const { mapping } = await searchParams;
  const shown = await callOrNotFound(showImport, slug, { importId });
  const mapIt =
    shown.mayImport && (shown.state === 'reading' || (shown.state === 'checked' && mapping === '1'));
  return (
    <>
      <PageHeader
        eyebrow={KIND_WORDS[shown.kind].label}
        title={shown.fileName}
        mark={
          <Badge tone={shown.state === 'committed' ? 'accent' : 'outline'}>{STATE_WORDS[shown.state]}</Badge>
        }
        lead={`${fileSize(Number(shown.fileBytes))}${shown.preset ? `, recognised as ${PRESET_WORDS[shown.preset] ?? shown.preset}` : ''}`}
        actions={
          shown.mayImport && shown.state === 'committed' && !['heartbeats', 'rates'].includes(shown.kind) ? (
            <RevertButton slug={slug} importId={importId} />
          ) : undefined
        }
      />
      {shown.refusal ? <Alert tone="look" title={shown.refusal} /> : null}
      {mapIt ? <Mapping slug={slug} importId={importId} /> : <Report slug={slug} shown={shown} />}
    </>
  );
}

/** The first step: where each column goes. */
async function Mapping({ slug, importId }: { slug: string; importId: string }) {
  const planned = await callForPage(planImportFile, slug, { importId });
  if (!planned.ok) {
    return (
      <Alert
        tone="look"
        title={planned.refusal.message}
        action={<LinkButton href={`/t/${slug}/imports/new`}>Choose another file</LinkButton>}
      >
        {planned.refusal.remedy}
      </Alert>
    );
  }
  const { plan, kind, fields, questions, options, notes } = planned.value;
  return (
    <>
      <p className="text-sm">{recognised(plan)}</p>
      <Notes notes={notes} />
      <MappingForm
        slug={slug}
        importId={importId}
        kind={kind}
        columns={plan.columns}
        fields={fields}
        stages={Object.values(plan.stages)}
        questions={questions}
        options={options}
        asOf={plan.asOf}
      />
    </>
  );
}

/** What the file was taken for, and how much of it has a place already. */
function recognised({
  preset,
  columns,
}: {
  preset: string | null;
  columns: readonly { target: string | null }[];
}) {
  const source = preset ? `Recognised as ${PRESET_WORDS[preset] ?? preset}` : 'No known export';
  const placed = columns.filter((column) => column.target !== null).length;
  return `${source}: ${placed} of ${countOf(columns.length, 'column')} have a place.`;
}

type Shown = Extract<Awaited<ReturnType<typeof showImport>>, { ok: true }>['value'];

/** The dry run, or what was done. */
function Report({ slug, shown }: { slug: string; shown: Shown }) {
  const { report, counts, state, id } = shown;
  if (!report) return null;
  const changes = (counts.created ?? 0) + (counts.updated ?? 0);
  return (
    <>
      <Notes notes={report.notes} />
      <Card>
        <ImportCountsList counts={counts} />
      </Card>
      {state === 'checked' && shown.mayImport ? (
        <CommitBar slug={slug} importId={id} rows={changes} nothingNew={changes === 0} />
      ) : null}
      {state === 'committed' ? <NextSteps slug={slug} kind={shown.kind} /> : null}
      {counts.reverted ? (
        <Alert
          title={`${counts.reverted.removed} rows taken out, ${counts.reverted.restored} put back, ${counts.reverted.kept} kept.`}
        >
          {counts.reverted.kept > 0
            ? `Edited since and kept: ${counts.reverted.keptRows.slice(0, 20).join(', ')}`
            : null}
        </Alert>
      ) : null}
      {shown.rows.length > 0 ? (
        <PreviewTable rows={shown.rows} kind={shown.kind} currency={shown.currency} />
      ) : null}
      <ProblemsTable report={report} downloadHref={`/api/t/${slug}/import-problems/${id}`} />
    </>
  );
}

function NextSteps({ slug, kind }: { slug: string; kind: Shown['kind'] }) {
  return (
    <div className="flex flex-wrap gap-2">
      {kind === 'contracts' || kind === 'deployments' ? (
        <LinkButton href={`/t/${slug}/dashboard`} variant="primary">
          See the KPIs
        </LinkButton>
      ) : (
        <LinkButton href={`/t/${slug}/audit`} variant="primary">
          See the audit
        </LinkButton>
      )}
      <LinkButton href={`/t/${slug}/imports/new`}>Import another file</LinkButton>
    </div>
  );
}

function Notes({ notes }: { notes: readonly { code: string; message: string }[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="list-disc ps-5 text-sm text-muted">
      {notes.map((note) => (
        <li key={note.message}>{note.message}</li>
      ))}
    </ul>
  );
}
