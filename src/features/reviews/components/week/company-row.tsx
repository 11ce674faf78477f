import Link from 'next/link';
import { millisecondsOf } from '@/domain/values/instant';
import { Badge } from '@/ui/controls/badge';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { momentText } from '@/ui/format/dates';
import { wallClock } from '@/ui/format/zoned-time';
import { millisecondsBetween } from '@/domain/values/calendar-date';
import { untilText } from '../../until-text';
import type { CompanyWeek } from '../../queries-week';
import { readyText } from '../../week-days';

type Props = { week: CompanyWeek; zone: string; now: string };

/** One company of the week: what is on or comes next, who is ready, what is owed, and the way in. */
export function CompanyRow({ week, zone, now }: Props) {
  const { slug, company, open, next, actions } = week;
  const shown = open ?? next;
  const ready = readyText(week);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3 text-sm">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`/t/${slug}/reviews`} className="min-w-0 truncate font-medium">
            {company}
          </Link>
          {open ? <Badge tone="accent">The review is on</Badge> : null}
        </p>
        {shown ? (
          <p className="text-muted tabular-nums">
            {momentText(shown.startsAt, zone)}
            {elsewhere(shown, zone)}
            {open ? '' : `, ${untilText(millisecondsBetween(now, shown.startsAt))}`}
          </p>
        ) : (
          <NoneComing week={week} />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {!open && ready ? <Badge tone={next && isLate(next, now) ? 'look' : 'plain'}>{ready}</Badge> : null}
        {actions.open > 0 ? <Badge>{countOf(actions.open, 'open action')}</Badge> : null}
        {actions.overdue > 0 ? <Badge tone="act">{`${actions.overdue} overdue`}</Badge> : null}
        {shown ? (
          <LinkButton
            href={`/t/${slug}/reviews/${shown.id}`}
            variant={open ? 'primary' : 'secondary'}
            size="small"
          >
            {open ? 'Into the room' : 'To the review'}
          </LinkButton>
        ) : null}
      </div>
    </li>
  );
}

const DAY_MS = 24 * 3_600_000;

/** Somebody is not ready, and it is less than a day. */
function isLate({ startsAt, ready, reps }: NonNullable<CompanyWeek['next']>, now: string): boolean {
  return ready < reps && millisecondsOf(startsAt) - millisecondsOf(now) < DAY_MS;
}

/** The same moment on the clocks of the review's zone, where they show another: " (17:30 in Europe/Berlin)". */
function elsewhere({ startsAt, zone: its }: { startsAt: string; zone: string }, zone: string): string {
  const [here, there] = [wallClock(startsAt, zone), wallClock(startsAt, its)];
  if (here.day === there.day && here.time === there.time) return '';
  return ` (${here.day === there.day ? there.time : momentText(startsAt, its)} in ${its})`;
}

function NoneComing({ week: { slug, maySchedule } }: { week: CompanyWeek }) {
  return (
    <p className="text-muted">
      No review is planned.{' '}
      {maySchedule ? (
        <Link className="underline underline-offset-2" href={`/t/${slug}/settings/reviews`}>
          Set its day and time
        </Link>
      ) : null}
    </p>
  );
}
