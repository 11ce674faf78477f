'use client';

import { cn } from '@/ui/class-names';
import { Button } from '@/ui/controls/button';
import { timeBoardAction } from '../actions';
import { clockWords, hourAt, type HourItem, type HourProps } from '../hour-words';
import { told } from './told';
import { useSecondsSince } from './use-seconds-since';

type Props = HourProps & { open: boolean };

/** The hour by its agenda, reckoned from the stored instants: the same for everybody, and after every reload. */
export function HourClock({ slug, month, agenda, timer, now, open, mayWrite }: Props) {
  const seconds = useSecondsSince(now, { runs: open, asks: true });
  const { items, usedSeconds, plannedMinutes } = hourAt(agenda, timer, { now, seconds });
  const start = (item: string) => void told(timeBoardAction(slug, { month, item, action: 'start' }));
  return (
    <>
      <p className="bs-soft" role="timer">
        {open || usedSeconds > 0
          ? `${clockWords(usedSeconds)} of ${plannedMinutes} min`
          : `${plannedMinutes} min planned`}
      </p>
      <ol className="bs-list">
        {items.map((item) => (
          <li
            key={item.key}
            aria-current={item.running ? 'step' : undefined}
            className="flex items-start justify-between gap-3"
          >
            <ItemLine item={item} />
            {mayWrite && open && !item.running ? (
              <Button
                variant="quiet"
                size="small"
                className="no-print -my-1 -me-2"
                onClick={() => start(item.key)}
              >
                Start<span className="sr-only">{item.title}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function ItemLine({ item: { title, running, spent, minutes } }: { item: HourItem }) {
  return (
    <p className={running ? 'font-semibold' : undefined}>
      {title}{' '}
      <span className={cn('whitespace-nowrap', spent > minutes * 60 ? 'text-look' : 'bs-soft')}>
        {spent > 0 ? `${clockWords(spent)} of ` : ''}
        {minutes} min
      </span>
    </p>
  );
}
