import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonStyles } from '@/ui/controls/button-styles';

export type PaginationProps = {
  /** What a page with several lists calls these pages. */
  label?: string;
  /** What is shown of what, e.g. "51–100 of 8,800 deals". */
  summary: string;
  /** Keyset links; null at the ends. */
  previousHref: string | null;
  nextHref: string | null;
};

export function Pagination({ label = 'Pages', summary, previousHref, nextHref }: PaginationProps) {
  return (
    <nav aria-label={label} className="no-print flex items-center justify-between gap-4">
      <p className="text-xs text-muted tabular-nums">{summary}</p>
      <div className="flex gap-2">
        <Step href={previousHref} rel="prev">
          <ChevronLeft aria-hidden className="size-4" />
          Previous
        </Step>
        <Step href={nextHref} rel="next">
          Next
          <ChevronRight aria-hidden className="size-4" />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | null; rel: string; children: ReactNode }) {
  const look = buttonStyles({ size: 'small' });
  if (href === null) {
    return (
      <span aria-disabled="true" className={look}>
        {children}
      </span>
    );
  }
  return (
    <Link href={href} rel={rel} className={look}>
      {children}
    </Link>
  );
}
