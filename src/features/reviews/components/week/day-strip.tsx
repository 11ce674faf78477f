import Link from 'next/link';
import { weekdayOf } from '@/domain/reviews/cadence';
import type { ReviewState } from '@/domain/reviews/review';
import { cn } from '@/ui/class-names';
import { Badge } from '@/ui/controls/badge';
import { dateShort } from '@/ui/format/dates';
import { WEEKDAYS } from '../../cadence-words';
import type { WeekDay, WeekEntry } from '../../week-days';

/** Seven days beside each other; on a phone one below the other, without the empty ones. */
export function DayStrip({ days }: { days: readonly WeekDay[] }) {
  return (
    <ol className="grid gap-2 md:grid-cols-7">
      {days.map(({ day, today, entries }) => (
        <li
          key={day}
          aria-current={today ? 'date' : undefined}
          className={cn(
            'flex min-w-0 flex-col gap-2 rounded-lg border bg-surface p-3 md:min-h-32',
            today && 'border-accent',
            !today && entries.length === 0 && 'hidden md:flex',
          )}
        >
          <p className={cn('text-xs font-medium', !today && 'text-muted')}>
            {today ? 'Today, ' : ''}
            {WEEKDAYS[weekdayOf(day) - 1]?.slice(0, 3)} {dateShort(day)}
          </p>
          {entries.length === 0 ? <p className="text-xs text-muted">{today ? 'No review' : '–'}</p> : null}
          {entries.length > 0 ? (
            <ul className="flex flex-col gap-2">
              {entries.map((entry) => (
                <Entry key={entry.date.id} entry={entry} />
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

const STATE: Record<ReviewState, { tone: 'accent' | 'plain' | 'outline'; word: string } | null> = {
  planned: null,
  open: { tone: 'accent', word: 'On now' },
  closed: { tone: 'plain', word: 'Held' },
  skipped: { tone: 'outline', word: 'Skipped' },
};

function Entry({ entry: { week, date, time } }: { entry: WeekEntry }) {
  const state = STATE[date.state];
  return (
    <li className="min-w-0">
      <Link
        href={`/t/${week.slug}/reviews/${date.id}`}
        className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 rounded-sm text-sm no-underline hover:underline pointer-coarse:py-2"
      >
        <span className="tabular-nums">{time}</span>
        <span className={cn('min-w-0 truncate font-medium', date.state === 'skipped' && 'line-through')}>
          {week.company}
        </span>
        {state ? <Badge tone={state.tone}>{state.word}</Badge> : null}
      </Link>
    </li>
  );
}
