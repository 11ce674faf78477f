'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { openAction, timerAction } from '../../actions-room';
import { millisecondsBetween } from '@/domain/values/calendar-date';
import { untilText } from '../../until-text';
import type { RoomView } from '../../room-view';
import { Presence } from './presence';
import { sendSurely } from './send-surely';
import { tellRefusal } from './use-deeds';
import { usePlan } from './use-plan';

/** Who waits already, how long still, and for the CRO the one big button. When somebody opens the room, the page becomes it. */
export function WaitingLive({ slug, view, children }: { slug: string; view: RoomView; children: ReactNode }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const { review, me } = view;
  const reviewId = review.id;
  const { room, people, link, now, perform } = usePlan(slug, view);
  const opened = room.phase !== 'waiting';
  useEffect(() => {
    if (opened) router.refresh();
  }, [opened, router]);

  /** Who opens it leads; the clock runs from then on. */
  async function open() {
    setBusy(true);
    const answer = await perform(null, () => sendSurely((key) => openAction(slug, { reviewId }, key)));
    if (!answer.ok) {
      setBusy(false);
      return tellRefusal(answer.refusal);
    }
    await sendSurely((key) => timerAction(slug, { reviewId, change: 'start' }, key));
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {me.mayRun ? (
          <Button variant="primary" size="large" busy={busy} onClick={() => void open()}>
            Open the review
          </Button>
        ) : null}
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm text-muted">
        <p>
          <Countdown startsAt={review.startsAt} start={view.now} now={now} />
          {me.mayRun ? null : '. The room opens here by itself.'}
        </p>
        <Presence people={people ?? []} me={me.userId} presenter={null} link={link} />
      </div>
    </>
  );
}

/** "It begins in 12 minutes". */
function Countdown({ startsAt, start, now }: { startsAt: string; start: string; now: () => string }) {
  const [at, setAt] = useState(start);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 10_000);
    return () => clearInterval(timer);
  }, [now]);
  const text = untilText(millisecondsBetween(at, startsAt));
  return <span className="tabular-nums">{text.startsWith('was') ? `It ${text}` : `It begins ${text}`}</span>;
}
