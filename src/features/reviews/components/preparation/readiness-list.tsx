import { CircleCheck, CircleDashed } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/ui/class-names';
import { countOf } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import type { Readiness } from '../../preparation-view';

type Props = {
  team: readonly Readiness[];
  /** The address of the preparation; a rep's own is one parameter further. */
  path: string;
  zone: string;
  /** The rep whose preparation is open. */
  open: string | undefined;
};

/** Who is ready, for the CRO: one line for each rep, which opens his preparation. */
export function ReadinessList({ team, path, zone, open }: Props) {
  return (
    <nav aria-label="Who is ready">
      <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {team.map((one) => (
          <li key={one.repId} className="min-w-0">
            <Link
              href={`${path}?rep=${one.repId}`}
              aria-current={open === one.repId ? 'page' : undefined}
              className={cn(
                'flex min-h-11 items-center gap-3 rounded-lg border bg-surface px-3 py-2 no-underline hover:bg-hover',
                open === one.repId && 'border-accent',
              )}
            >
              {one.readyAt ? (
                <CircleCheck aria-hidden className="size-5 shrink-0 text-accent" />
              ) : (
                <CircleDashed aria-hidden className="size-5 shrink-0 text-faint" />
              )}
              <span className="min-w-0">
                <span className="block truncate text-sm font-medium">{one.rep}</span>
                <span className="block truncate text-xs text-muted">{stateText(one, zone)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function stateText({ readyAt, deals, answered }: Readiness, zone: string): string {
  if (readyAt) return `Ready since ${instantText(readyAt, zone)}`;
  return deals === 0 ? 'Not begun' : `${answered} of ${countOf(deals, 'deal')} answered`;
}
