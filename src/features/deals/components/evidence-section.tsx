import type { EvidenceRow } from '@/data/evidence';
import type { EvidenceKind } from '@/domain/deals/deal';
import type { DealFiles } from '@/features/evidence-files/queries-reading';
import { Button } from '@/ui/controls/button';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { AttachDialog } from './attach-dialog';
import { EvidenceDrop } from './evidence-drop';
import { EvidenceTable, recordName } from './evidence-table';

type Props = {
  evidence: readonly EvidenceRow[];
  files: DealFiles;
  slug: string;
  dealId: string;
  currency: string;
  today: string;
  zone: string;
  /** Whether this member may bring files, and the kinds that he may void. */
  may: { record: boolean; recordKinds: readonly EvidenceKind[] };
};

/** The evidence of a deal with its files; a file may be dropped anywhere on it. */
export function EvidenceSection({ evidence, files, may, ...shared }: Props) {
  const { slug, dealId } = shared;
  const records = evidence
    .filter(({ id }) => files.extras[id]?.mayAttach)
    .map((row) => ({ id: row.id, name: recordName(row), hasFile: Boolean(files.extras[row.id]?.file) }));
  const table = (
    <Card flush>
      <EvidenceTable
        {...shared}
        evidence={evidence}
        extras={files.extras}
        records={records}
        mayVoid={may.record ? may.recordKinds : []}
      />
    </Card>
  );
  return (
    <Section
      title="Evidence"
      actions={
        may.record ? (
          <AttachDialog
            slug={slug}
            dealId={dealId}
            records={records}
            trigger={<Button size="small">Add a file</Button>}
          />
        ) : null
      }
    >
      {may.record ? (
        <EvidenceDrop slug={slug} dealId={dealId} records={records}>
          {table}
        </EvidenceDrop>
      ) : (
        table
      )}
    </Section>
  );
}
