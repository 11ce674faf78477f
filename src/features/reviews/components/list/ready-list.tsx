import { Check, Circle, CircleDashed } from 'lucide-react';
import { countOf } from '@/ui/format/counts';
import { reviewTime } from '../../list-words';
import type { Readiness } from '../../preparation-view';

/** Who is ready, and how far the others are: by shape and word, never by colour alone. */
export function ReadyList({ readiness, zone }: { readiness: readonly Readiness[]; zone: string }) {
  const ready = readiness.filter(({ readyAt }) => readyAt !== null).length;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        {ready} of {countOf(readiness.length, 'rep')} ready
      </p>
      <ul aria-label="Preparations" className="flex flex-col divide-y rounded-md border">
        {readiness.map((one) => (
          <li
            key={one.repId}
            className="flex flex-wrap items-center justify-between gap-x-4 px-3 py-2 text-sm"
          >
            <span className="inline-flex items-center gap-2">
              <Sign {...one} />
              {one.rep}
            </span>
            <span className="text-muted tabular-nums">{stateText(one, zone)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sign({ readyAt, deals }: Readiness) {
  const look = 'size-4 shrink-0';
  if (readyAt) return <Check aria-hidden className={`${look} text-accent`} />;
  const Icon = deals > 0 ? CircleDashed : Circle;
  return <Icon aria-hidden className={`${look} text-faint`} />;
}

function stateText({ readyAt, deals, answered }: Readiness, zone: string): string {
  if (readyAt) return `Ready since ${reviewTime(readyAt, zone)}`;
  return deals === 0 ? 'Not begun' : `${answered} of ${deals} answered`;
}
