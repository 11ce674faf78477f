import Link from 'next/link';
import { Badge } from '@/ui/controls/badge';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { momentText } from '@/ui/format/dates';
import { untilText } from '../../list-words';
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
            {shown.zone === zone ? '' : ` (${momentText(shown.startsAt, shown.zone)} in ${shown.zone})`}
            {open ? '' : `, ${untilText(now, shown.startsAt)}`}
          </p>
        ) : (
          <NoneComing week={week} />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {!open && ready ? (
          <Badge tone={next && next.ready < next.reps ? 'look' : 'plain'}>{ready}</Badge>
        ) : null}
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
