import type { EvidenceRow } from '@/data/evidence';
import type { EvidenceKind } from '@/domain/deals/deal';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { EmptyState } from '@/ui/controls/empty-state';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { EVIDENCE_WORDS } from './evidence-words';
import { VoidDialog } from './void-dialog';

type Props = {
  evidence: readonly EvidenceRow[];
  slug: string;
  currency: string;
  today: string;
  /** Kinds that this member may void. */
  mayVoid: readonly EvidenceKind[];
};

/** Facts with reference, date and amount. A voided record stays, struck through, with its reason. */
export function EvidenceTable({ evidence, slug, currency, today, mayVoid }: Props) {
  const columns: Column<EvidenceRow>[] = [
    { key: 'kind', header: 'Evidence', cell: (row) => <Kind row={row} /> },
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
    {
      key: 'void',
      header: '',
      align: 'end',
      cell: (row) =>
        mayVoid.includes(row.kind) && !row.voidedAt ? (
          <VoidDialog
            slug={slug}
            evidenceId={row.id}
            kind={row.kind}
            lineId={row.lineId}
            name={`${EVIDENCE_WORDS[row.kind].label} ${row.reference ?? ''}`.trim()}
            currency={currency}
            today={today}
          />
        ) : null,
    },
  ];
  return (
    <DataTable
      caption="Evidence"
      columns={columns}
      rows={evidence}
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

function Kind({ row }: { row: EvidenceRow }) {
  const label = EVIDENCE_WORDS[row.kind].label;
  if (!row.voidedAt) return <span className="font-medium">{label}</span>;
  return (
    <span>
      <s className="text-faint">{label}</s>
      <span className="block text-xs text-muted">Voided: {row.voidReason}</span>
    </span>
  );
}
