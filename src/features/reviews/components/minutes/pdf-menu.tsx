import { Download } from 'lucide-react';
import { buttonStyles } from '@/ui/controls/button-styles';
import { Popover } from '@/ui/controls/popover';

const SIZES = [
  { label: 'PDF, A4', query: '' },
  { label: 'PDF, US Letter', query: '?size=letter' },
];

/** The minutes as a file, on the paper of the reader's country. */
export function PdfMenu({ slug, reviewId }: { slug: string; reviewId: string }) {
  return (
    <Popover
      align="end"
      triggerClassName={buttonStyles({})}
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          PDF
        </>
      }
    >
      {SIZES.map(({ label, query }) => (
        <a
          key={label}
          href={`/api/t/${slug}/review-minutes/${reviewId}${query}`}
          download
          className="floating-item"
        >
          {label}
        </a>
      ))}
    </Popover>
  );
}
