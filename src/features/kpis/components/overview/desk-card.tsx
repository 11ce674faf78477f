import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/ui/controls/badge';
import { countText } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';

export type DeskLine = {
  label: string;
  count: number;
  /** What else is worth knowing before one opens it. */
  detail: string;
  href: string;
  /** Somebody should act on it now. */
  act?: boolean;
};

/** What waits for somebody: each line opens the list that it counts. */
export function DeskCard({ lines }: { lines: readonly DeskLine[] }) {
  return (
    <Card className="flex flex-col p-3 pb-1 break-inside-avoid">
      <h2 id="waiting" className="text-sm font-semibold">
        Waiting
      </h2>
      <ul aria-labelledby="waiting" className="mt-1 flex flex-1 flex-col">
        {lines.map(({ label, count, detail, href, act = false }) => (
          <li key={label} className="flex max-h-16 flex-1 border-t first:border-t-0">
            <Link
              href={href}
              prefetch={false}
              className="-mx-3 flex min-h-11 flex-1 items-center gap-2 px-3 no-underline hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="block text-sm">{label}</span>
                <span className="block text-xs text-muted">{detail}</span>
              </span>
              {act && count > 0 ? (
                <Badge tone="act">{countText(count)}</Badge>
              ) : (
                <span className="text-base font-semibold tabular-nums">{countText(count)}</span>
              )}
              <ChevronRight aria-hidden className="size-4 text-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
