'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { BoardAgendaItem } from '@/domain/board/page';
import { usedAt, type BoardTimer } from '@/domain/board/timer';
import { Button } from '@/ui/controls/button';
import { timeBoardAction } from '../actions';
import { told } from './told';

type Props = {
  slug: string;
  month: string;
  agenda: readonly BoardAgendaItem[];
  timer: BoardTimer;
  /** The server's instant when the page was made. */
  now: string;
  open: boolean;
  mayWrite: boolean;
};

const LOOK_MS = 1000;
const ASK_EVERY = 15;

/** The hour by its agenda, reckoned from the stored instants: the same for everybody, and after every reload. */
export function HourClock({ slug, month, agenda, timer, now, open, mayWrite }: Props) {
  const seconds = useSecondsSince(now, open);
  const used = usedAt(timer, now);
  if (timer.item !== null) used[timer.item] = (used[timer.item] ?? 0) + seconds;
  const all = agenda.reduce((sum, { key }) => sum + (used[key] ?? 0), 0);
  const planned = agenda.reduce((sum, { minutes }) => sum + minutes, 0);
  const go = (item: string, action: 'start' | 'pause') =>
    void told(timeBoardAction(slug, { month, item, action }));
  return (
    <>
      <p className="bs-soft" role="timer">
        {open || all > 0 ? `${clock(all)} of ${planned} min` : `${planned} min planned`}
      </p>
      <ol className="bs-list">
        {agenda.map(({ key, title, minutes }, i) => {
          const running = timer.item === key;
          const spent = used[key] ?? 0;
          const next = agenda[i + 1];
          return (
            <li key={key} aria-current={running ? 'step' : undefined}>
              <p className={running ? 'font-semibold' : undefined}>
                {title}{' '}
                <span className={spent > minutes * 60 ? 'text-act' : 'bs-soft'}>
                  {spent > 0 ? `${clock(spent)} of ` : ''}
                  {minutes} min
                </span>
              </p>
              {mayWrite && open ? (
                <div className="no-print -ms-2 flex flex-wrap">
                  {running ? (
                    <>
                      <Button variant="quiet" size="small" onClick={() => go(key, 'pause')}>
                        Pause
                      </Button>
                      {next ? (
                        <Button variant="quiet" size="small" onClick={() => go(next.key, 'start')}>
                          Next item
                        </Button>
                      ) : null}
                    </>
                  ) : (
                    <Button variant="quiet" size="small" onClick={() => go(key, 'start')}>
                      Start<span className="sr-only">{title}</span>
                    </Button>
                  )}
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Whole seconds since the page was made; every quarter of a minute it asks what others have done. */
function useSecondsSince(now: string, open: boolean): number {
  const router = useRouter();
  const [passed, setPassed] = useState({ since: now, seconds: 0 });
  useEffect(() => {
    if (!open) return;
    const began = performance.now();
    const timer = setInterval(() => {
      const seconds = Math.floor((performance.now() - began) / LOOK_MS);
      setPassed({ since: now, seconds });
      if (seconds % ASK_EVERY === 0 && document.visibilityState === 'visible') router.refresh();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [now, open, router]);
  return passed.since === now ? passed.seconds : 0;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
