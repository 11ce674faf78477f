import { LOCK_DAY } from '@/domain/kpis/kpi-set';
import { PHASE_NAMES } from '@/domain/engagement/programme';
import { cn } from '@/ui/class-names';
import { Badge } from '@/ui/controls/badge';
import { dateRangeText } from '@/ui/format/dates';
import type { Begun } from '../queries';

/** The three months beside each other, the running one marked, with a line that has come as far as today. */
export function PhaseStrip({ begun: { phases, day, steps } }: { begun: Begun }) {
  const share = Math.min(100, Math.max(0, ((day - 1) / LOCK_DAY) * 100));
  return (
    <div className="flex flex-col gap-2">
      <div
        aria-hidden
        className="h-1.5 overflow-hidden rounded-full border border-line bg-sunken forced-colors:border"
      >
        <div className="h-full bg-accent forced-colors:bg-[Highlight]" style={{ width: `${share}%` }} />
      </div>
      <ol className="grid gap-3 sm:grid-cols-3">
        {phases.map(({ phase, from, to, now }) => {
          const own = steps.filter((step) => step.phase === phase);
          const done = own.filter(({ state }) => state === 'done').length;
          return (
            <li
              key={phase}
              aria-current={now ? 'step' : undefined}
              className={cn('flex flex-col gap-0.5 rounded-lg border bg-surface p-3', now && 'border-accent')}
            >
              <span className="flex flex-wrap items-center gap-2 text-sm font-semibold">
                Month {phase}: {PHASE_NAMES[phase]}
                {now ? <Badge tone="accent">now</Badge> : null}
              </span>
              <span className="text-xs text-muted tabular-nums">{dateRangeText(from, to)}</span>
              <span className="text-xs text-muted tabular-nums">
                {own.length === 0 ? 'No step planned' : `${done} of ${own.length} steps done`}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
