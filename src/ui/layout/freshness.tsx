import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';

/** How old the data are: "CRM file of 18 Nov, 3 days old". Amber with a way out when stale. */
export function Freshness({ text, stale = false, href }: { text: string; stale?: boolean; href?: string }) {
  const content = (
    <span className={stale ? 'inline-flex items-center gap-1 text-look' : 'text-muted'}>
      {stale ? <TriangleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
      {text}
    </span>
  );
  return (
    <span className="text-xs">
      {href ? (
        <Link href={href} className="no-underline hover:underline">
          {content}
        </Link>
      ) : (
        content
      )}
    </span>
  );
}
