import { Download } from 'lucide-react';
import { buttonStyles } from '@/ui/controls/button-styles';
import { Popover } from '@/ui/controls/popover';

const FILES = [
  { label: 'PDF, A4', query: '?format=pdf' },
  { label: 'PDF, US Letter', query: '?format=pdf&paper=letter' },
  { label: 'Slides (PPTX)', query: '?format=pptx' },
];

/** The page of a month as a file: on the paper of the reader's country, or as slides with charts that can be edited. */
export function ExportMenu({ slug, month }: { slug: string; month: string }) {
  return (
    <Popover
      align="end"
      triggerClassName={buttonStyles({})}
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          Export
        </>
      }
    >
      {FILES.map(({ label, query }) => (
        <a key={label} href={`/api/t/${slug}/board-page/${month}${query}`} download className="floating-item">
          {label}
        </a>
      ))}
    </Popover>
  );
}
