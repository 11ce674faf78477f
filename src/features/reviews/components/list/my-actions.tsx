import Link from 'next/link';
import type { OpenAction } from '@/data/review-list';
import { daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import { dateShort, dateText, relativeDays } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { ActionTick } from './action-tick';

type Props = { slug: string; actions: readonly OpenAction[]; today: CalendarDate };

/** What the member agreed to do, the next day first. */
export function MyActions({ slug, actions, today }: Props) {
  const overdue = actions.filter(({ dueOn }) => dueOn < today).length;
  return (
    <Section
      title="My actions"
      lead={
        overdue > 0 ? `${countOf(overdue, 'action')} past ${overdue === 1 ? 'its' : 'their'} day.` : undefined
      }
    >
      {actions.length === 0 ? (
        <p className="text-sm text-muted">Nothing that you agreed to do in a review is open.</p>
      ) : (
        <Card flush>
          <ul aria-label="My open actions" className="divide-y">
            {actions.map((action) => (
              <li key={action.id} className="flex items-start gap-3 px-4 py-3 text-sm">
                <ActionTick slug={slug} actionId={action.id} version={action.version} text={action.text} />
                <div className="min-w-0 flex-1">
                  <p className="wrap-anywhere">{action.text}</p>
                  <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
                    <Due dueOn={action.dueOn} today={today} />
                    <About slug={slug} action={action} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}

function Due({ dueOn, today }: { dueOn: CalendarDate; today: CalendarDate }) {
  const days = daysBetween(today, dueOn);
  if (days < 0) return <Badge tone="act">{`Overdue: ${dateShort(dueOn)}, ${relativeDays(days)}`}</Badge>;
  return (
    <span>
      by {dateText(dueOn)}, {relativeDays(days)}
    </span>
  );
}

function About({ slug, action }: { slug: string; action: OpenAction }) {
  const { dealId, deal, inScope, heldOn, reviewId } = action;
  return (
    <>
      {deal === null ? null : inScope && dealId ? (
        <Link href={`/t/${slug}/deals/${dealId}`}>{deal}</Link>
      ) : (
        <span>{deal}</span>
      )}
      <Link href={`/t/${slug}/reviews/${reviewId}`}>Review of {dateShort(heldOn)}</Link>
    </>
  );
}
