import type { EvidenceRow } from '@/data/evidence';
import type { Attachment } from '@/features/evidence-files/queries-reading';
import { instantText } from '@/ui/format/dates';
import { recordName } from './evidence-table';
import { FileChip } from './file-chip';
import { RemoveFileButton } from './remove-file-button';

type Props = {
  slug: string;
  attachments: readonly Attachment[];
  evidence: readonly EvidenceRow[];
  zone: string;
  mayRemove: boolean;
};

/** All files of a deal, newest first, each with what it proves. Only one that proves nothing can be removed. */
export function Attachments({ slug, attachments, evidence, zone, mayRemove }: Props) {
  if (attachments.length === 0)
    return <p className="p-4 text-sm text-muted">No files yet. Drop one on the evidence above.</p>;
  const names = new Map(evidence.map((row) => [row.id, recordName(row)]));
  return (
    <ul aria-label="Attachments" className="divide-y">
      {attachments.map((file) => {
        const proves = file.evidenceIds.flatMap((id) => names.get(id) ?? []);
        return (
          <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <FileChip slug={slug} file={file} />
            <span className="min-w-0 grow basis-56 text-xs text-muted">
              {proves.length > 0 ? `Proves ${proves.join(', ')}` : 'Proves nothing yet'} ·{' '}
              {file.recordedBy ?? 'the operator'}, {instantText(file.recordedAt, zone)}
            </span>
            {mayRemove && file.evidenceIds.length === 0 ? (
              <RemoveFileButton slug={slug} fileId={file.id} name={file.name} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
