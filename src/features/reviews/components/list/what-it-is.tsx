import { CalendarClock } from 'lucide-react';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';

/** Before the first review: what it is, and the way to it. */
export function WhatItIs({ slug, maySchedule }: { slug: string; maySchedule: boolean }) {
  return (
    <EmptyState
      icon={<CalendarClock className="size-6" />}
      title="No review is planned yet"
      why={
        <>
          Once a week, thirty minutes: every rep brings five deals and says of each the exact next step, what
          proves that it closes this quarter, and what could stop it. What nothing proves is knocked down, and
          the next review opens with what was promised.
          {maySchedule ? null : ' Your CRO sets the day and the time.'}
        </>
      }
      action={
        maySchedule ? (
          <LinkButton href={`/t/${slug}/settings/reviews`} variant="primary">
            Set day and time
          </LinkButton>
        ) : undefined
      }
    />
  );
}
