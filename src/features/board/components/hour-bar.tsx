'use client';

import { Pause, Play, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/ui/class-names';
import { Button } from '@/ui/controls/button';
import { timeBoardAction } from '../actions';
import { clockWords, hourAt, leftWords, type Hour, type HourItem, type HourProps } from '../hour-words';
import { told } from './told';
import { useSecondsSince } from './use-seconds-since';

/** What the hour is at, in sight wherever the page is scrolled to: the item, how much of it is left, and the way on. */
export function HourBar({ slug, month, agenda, timer, now, mayWrite }: HourProps) {
  const seconds = useSecondsSince(now, { runs: timer.item !== null, asks: false });
  const [busy, setBusy] = useState(false);
  const hour = hourAt(agenda, timer, { now, seconds });
  const { current, next, usedSeconds, plannedMinutes } = hour;
  const shown = current ?? next;
  if (!shown) return null;
  async function go(item: string, action: 'start' | 'pause') {
    setBusy(true);
    await told(timeBoardAction(slug, { month, item, action }));
    setBusy(false);
  }
  return (
    <section
      aria-label="The hour now"
      className="no-print sticky top-14 z-10 max-sm:top-2 mx-auto w-full max-w-[46rem] overflow-hidden rounded-lg border bg-surface"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <Left item={shown} running={current !== null} />
        <div className="min-w-0 flex-1 basis-40">
          <p className="truncate text-sm font-medium" title={shown.title}>
            {shown.title}
          </p>
          <p className="text-xs text-muted tabular-nums">
            {current ? '' : 'Paused · '}
            {clockWords(usedSeconds)} of {plannedMinutes} min
          </p>
        </div>
        {mayWrite ? <Ways hour={hour} busy={busy} go={(item, action) => void go(item, action)} /> : null}
      </div>
      <Track item={shown} />
    </section>
  );
}

function Left({ item, running }: { item: HourItem; running: boolean }) {
  const { text, over } = leftWords(item);
  return (
    <p
      className={cn(
        'min-w-[4.5rem] text-xl font-semibold tracking-tight whitespace-nowrap tabular-nums',
        over ? 'text-look' : running ? undefined : 'text-muted',
      )}
    >
      {text}
      {over ? null : <span className="sr-only"> left</span>}
    </p>
  );
}

type Go = (item: string, action: 'start' | 'pause') => void;

function Ways({ hour: { current, next }, busy, go }: { hour: Hour; busy: boolean; go: Go }) {
  if (!current)
    return next ? (
      <Button variant="primary" busy={busy} onClick={() => go(next.key, 'start')}>
        <Play aria-hidden className="size-4" />
        {next.spent > 0 ? 'Go on' : 'Start'}
        <span className="sr-only">{next.title}</span>
      </Button>
    ) : null;
  return (
    <div className="flex gap-2 max-sm:w-full max-sm:*:flex-1">
      <Button busy={busy} onClick={() => go(current.key, 'pause')}>
        <Pause aria-hidden className="size-4" />
        Pause
      </Button>
      {next ? (
        <Button variant="primary" busy={busy} onClick={() => go(next.key, 'start')}>
          <SkipForward aria-hidden className="size-4" />
          Next item<span className="sr-only">: {next.title}</span>
        </Button>
      ) : null}
    </div>
  );
}

/** How much of the item's minutes is used; full and amber beyond them. */
function Track({ item: { spent, minutes } }: { item: HourItem }) {
  const share = minutes === 0 ? 1 : Math.min(1, spent / (minutes * 60));
  return (
    <svg aria-hidden className="block h-1 w-full bg-sunken">
      <rect
        width={`${share * 100}%`}
        height="100%"
        fill={spent > minutes * 60 ? 'var(--look)' : 'var(--accent)'}
      />
    </svg>
  );
}
