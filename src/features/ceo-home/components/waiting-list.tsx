import { CalendarCheck, CheckCheck, Lock, MessageCircleQuestion, Signature } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { STANDING_WORDS } from '../waiting-words';
import { Badge } from '@/ui/controls/badge';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import type { Waiting } from '../queries';
import { ComeButtons } from './come-buttons';
import { DoneButton } from './done-button';

type Props = {
  slug: string;
  waiting: Waiting;
  /** What belongs to other parts of the company's work, each with its own button. */
  endorse: (version: number) => ReactNode;
  answer: (request: Waiting['answer'][number]) => ReactNode;
  close: (month: { key: string; name: string }) => ReactNode;
};

/** Everything that waits for the CEO, a line each with the button that does it. */
export function WaitingList({ slug, waiting, endorse, answer, close }: Props) {
  return (
    <Card flush>
      <ul className="divide-y" aria-label="What waits for you">
        {waiting.endorse.map(({ version, effectiveFrom, state, note }) => (
          <Line
            key={`endorse ${version}`}
            icon={<Signature aria-hidden className="size-4" />}
            what={`Endorse version ${version} of the stage model`}
            why={
              <>
                {note ? `${note}. ` : ''}
                {state === 'to come' ? 'In force from' : 'In force since'} {dateText(effectiveFrom)}. The
                whole team sees your name under it. <Link href={`/t/${slug}/settings`}>Read it first</Link>
              </>
            }
          >
            {endorse(version)}
          </Line>
        ))}
        {waiting.close.map(({ month, heldOn }) => (
          <Line
            key={`close ${month.key}`}
            icon={<Lock aria-hidden className="size-4" />}
            what={`Close ${month.name}`}
            why={
              <>
                The month is over; its review is on {dateText(heldOn)}. Closing freezes its page.{' '}
                <Link href={`/t/${slug}/board/${month.key}`}>Read the page</Link>
              </>
            }
          >
            {close(month)}
          </Line>
        ))}
        {waiting.attend.map(({ month, heldOn }) => (
          <Line
            key={`attend ${month.key}`}
            icon={<CalendarCheck aria-hidden className="size-4" />}
            what={`Board review of ${month.name}, ${dateText(heldOn)}`}
            why="Sixty minutes. Do you come?"
          >
            <ComeButtons slug={slug} month={month} />
          </Line>
        ))}
        {waiting.answer.map((request) => (
          <Line
            key={request.id}
            icon={<MessageCircleQuestion aria-hidden className="size-4" />}
            what={request.text}
            why={
              <>
                {request.askedBy ?? 'Your CRO'} asks
                {request.dueOn ? `, an answer is due on ${dateText(request.dueOn)}` : ''}.
              </>
            }
            mark={STANDING_WORDS[request.standing]}
          >
            {answer(request)}
          </Line>
        ))}
        {waiting.moreRequests > 0 ? (
          <Line
            icon={<MessageCircleQuestion aria-hidden className="size-4" />}
            what={`${countOf(waiting.moreRequests, 'more request')} to answer`}
            why="Above are those whose day comes first."
          >
            <LinkButton href={`/t/${slug}/board/discipline#requests`}>All requests</LinkButton>
          </Line>
        ) : null}
        {waiting.actions.map((action) => (
          <Line
            key={action.id}
            icon={<CheckCheck aria-hidden className="size-4" />}
            what={action.text}
            why={
              <>
                You promised it for {dateText(action.dueOn)}
                {action.month ? (
                  <>
                    {' in the '}
                    <Link href={`/t/${slug}/board/${action.month.key}`}>review of {action.month.name}</Link>
                  </>
                ) : (
                  <>
                    {' in a '}
                    <Link href={`/t/${slug}/reviews/${action.reviewId ?? ''}`}>weekly review</Link>
                  </>
                )}
                .
              </>
            }
            mark={action.late ? 'Overdue' : null}
          >
            <DoneButton slug={slug} action={action} />
          </Line>
        ))}
      </ul>
    </Card>
  );
}

type LineProps = {
  icon: ReactNode;
  what: string;
  why: ReactNode;
  mark?: string | null;
  children: ReactNode;
};

function Line({ icon, what, why, mark = null, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3">
      <span className="self-start pt-0.5 text-muted">{icon}</span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium text-pretty">
          {what}
          {mark ? <Badge tone="act">{mark}</Badge> : null}
        </p>
        <p className="mt-0.5 text-sm text-pretty text-muted">{why}</p>
      </div>
      <div className="no-print flex gap-2 max-sm:w-full max-sm:*:flex-1">{children}</div>
    </li>
  );
}
