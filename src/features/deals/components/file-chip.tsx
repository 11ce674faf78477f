import { FileText, Image as Picture, Mail } from 'lucide-react';
import { fileSize } from '@/ui/format/counts';

const KINDS: Record<string, { label: string; icon: typeof Mail }> = {
  'application/pdf': { label: 'PDF', icon: FileText },
  'image/png': { label: 'PNG', icon: Picture },
  'image/jpeg': { label: 'JPEG', icon: Picture },
  'message/rfc822': { label: 'Mail', icon: Mail },
};

type Props = { slug: string; file: { id: string; name: string; mediaType: string; bytes: number } };

/** A file as a link that saves it; its content is never shown here. */
export function FileChip({ slug, file }: Props) {
  const { label, icon: Icon } = KINDS[file.mediaType] ?? { label: 'File', icon: FileText };
  return (
    <a
      href={`/api/t/${slug}/files/${file.id}`}
      download={file.name}
      title={file.name}
      className="inline-flex h-7 max-w-56 min-w-0 items-center gap-1.5 rounded-lg border border-line bg-surface px-2 text-xs no-underline hover:bg-hover pointer-coarse:h-11"
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />
      <span className="truncate font-medium">{file.name}</span>
      <span className="shrink-0 whitespace-nowrap text-muted">
        {label} · {fileSize(file.bytes)}
      </span>
    </a>
  );
}
