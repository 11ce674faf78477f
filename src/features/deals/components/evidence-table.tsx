import { BadgeCheck, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { EvidenceRow } from '@/data/evidence';
import type { EvidenceKind } from '@/domain/deals/deal';
import type { Warning } from '@/domain/evidence/warnings';
import type { EvidenceExtra } from '@/features/evidence-files/queries-reading';
import { Button } from '@/ui/controls/button';
import { EmptyState } from '@/ui/controls/empty-state';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { AttachDialog, type Provable } from './attach-dialog';
import { EVIDENCE_WORDS } from './evidence-words';
import { FileChip } from './file-chip';
import { VerifyButton } from './verify-button';
import { VoidDialog } from './void-dialog';

type Props = {
  evidence: readonly EvidenceRow[];
  /** What stands beside each record, by its id. */
  extras: Readonly<Record<string, EvidenceExtra>>;
  records: readonly Provable[];
  slug: string;
  dealId: string;
  currency: string;
  today: string;
  zone: string;
  /** Kinds that this member may void. */
  mayVoid: readonly EvidenceKind[];
};

type Row = EvidenceRow & { extra: EvidenceExtra | undefined; name: string };

/** Facts with reference, date, amount, file and who stands for them. A voided record stays, struck through, with its reason. */
export function EvidenceTable({ evidence, extras, ...shared }: Props) {
  const rows = evidence.map((row): Row => ({ ...row, extra: extras[row.id], name: recordName(row) }));
  return (
    <DataTable
      caption="Evidence"
      columns={columns(shared)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState
          title="No evidence yet"
          why="A quote, then the PO: evidence is what this deal counts by. A claim without it counts 20 % at most."
        />
      }
    />
  );
}

/** "Hardware PO PO-4711". */
export function recordName({ kind, reference }: Pick<EvidenceRow, 'kind' | 'reference'>): string {
  return `${EVIDENCE_WORDS[kind].label} ${reference ?? ''}`.trim();
}

function columns(shared: Omit<Props, 'evidence' | 'extras'>): Column<Row>[] {
  const { slug, currency, zone } = shared;
  return [
    { key: 'kind', header: 'Evidence', width: '17rem', cell: (row) => <Kind row={row} slug={slug} /> },
    { key: 'reference', header: 'Reference', cell: (row) => row.reference ?? '–' },
    { key: 'date', header: 'Date', numeric: true, cell: (row) => <Day date={row.evidenceOn} /> },
    {
      key: 'amount',
      header: 'Amount',
      numeric: true,
      cell: (row) =>
        row.units !== null ? (
          countOf(row.units, 'unit')
        ) : (
          <Amount money={row.amountMinor === null ? null : { minor: row.amountMinor, currency }} as="whole" />
        ),
    },
    { key: 'file', header: 'File', cell: (row) => <File row={row} {...shared} /> },
    { key: 'who', header: 'Recorded', cell: (row) => <Who row={row} zone={zone} /> },
    { key: 'act', header: '', align: 'end', cell: (row) => <Acts row={row} {...shared} /> },
  ];
}

function Kind({ row, slug }: { row: Row; slug: string }) {
  const { label } = EVIDENCE_WORDS[row.kind];
  if (row.voidedAt)
    return (
      <span>
        <s className="text-faint">{label}</s>
        <span className="block text-xs text-muted">Voided: {row.voidReason}</span>
      </span>
    );
  const warnings = row.extra?.warnings ?? [];
  return (
    <div className="min-w-40">
      <span className="font-medium">{label}</span>
      {warnings.length > 0 ? (
        <ul aria-label={`What is odd about ${row.name}`} className="mt-1 flex flex-col gap-1">
          {warnings.map((warning) => (
            <WarningLine key={warning.message + (warning.deal?.id ?? '')} warning={warning} slug={slug} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function WarningLine({ warning, slug }: { warning: Warning; slug: string }) {
  return (
    <li className="flex gap-1.5 text-xs text-look">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>
        {warning.message}
        {warning.deal ? (
          <>
            {' '}
            <Link href={`/t/${slug}/deals/${warning.deal.id}`} className="underline">
              {warning.deal.name}
            </Link>
          </>
        ) : null}
      </span>
    </li>
  );
}

function File({ row, slug, dealId, records }: { row: Row } & Pick<Props, 'slug' | 'dealId' | 'records'>) {
  const { extra } = row;
  const file = extra?.file;
  if (!file && !extra?.mayAttach) return <span className="text-faint">–</span>;
  return (
    <div className="flex flex-wrap items-center gap-1">
      {file ? <FileChip slug={slug} file={file} /> : null}
      {extra?.mayAttach ? (
        <AttachDialog
          slug={slug}
          dealId={dealId}
          records={records}
          record={row.id}
          trigger={
            <Button
              size="small"
              variant="quiet"
              aria-label={file ? `Replace the file of ${row.name}` : `Attach a file to ${row.name}`}
            >
              {file ? 'Replace' : 'Attach'}
            </Button>
          }
        />
      ) : null}
    </div>
  );
}

function Who({ row, zone }: { row: Row; zone: string }) {
  const { extra } = row;
  return (
    <div className="text-xs text-muted">
      <span className="block">
        {extra?.recordedBy ?? 'Imported'},{' '}
        <time dateTime={row.recordedAt}>{instantText(row.recordedAt, zone)}</time>
      </span>
      {extra?.verified ? (
        <span className="mt-0.5 flex items-center gap-1">
          <BadgeCheck aria-hidden className="size-3.5 shrink-0 text-accent" />
          Verified by {extra.verified.by ?? 'the operator'}
        </span>
      ) : null}
    </div>
  );
}

function Acts({
  row,
  slug,
  dealId,
  currency,
  today,
  mayVoid,
}: { row: Row } & Omit<Props, 'evidence' | 'extras'>) {
  const { extra } = row;
  if (row.voidedAt) return null;
  return (
    <div className="flex flex-wrap justify-end gap-1">
      {extra?.mayVerify ? <VerifyButton slug={slug} evidenceId={row.id} name={row.name} /> : null}
      {mayVoid.includes(row.kind) ? (
        <VoidDialog
          slug={slug}
          dealId={dealId}
          evidenceId={row.id}
          kind={row.kind}
          lineId={row.lineId}
          name={row.name}
          currency={currency}
          today={today}
        />
      ) : null}
    </div>
  );
}
