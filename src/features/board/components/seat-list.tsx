'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BoardRoom } from '../queries';
import { seatWords } from '../board-words';
import { Button } from '@/ui/controls/button';
import { formText } from '@/ui/controls/form-text';
import { FormDialog } from '@/ui/controls/form-dialog';
import { SelectField } from '@/ui/controls/select-field';
import { toast } from '@/ui/controls/toast';
import {
  answerBoardAction,
  inviteToBoardAction,
  recordAttendanceAction,
  uninviteFromBoardAction,
} from '../actions';
import { told } from './told';

type Props = {
  slug: string;
  month: string;
  room: Pick<BoardRoom, 'seats' | 'members' | 'me' | 'mayWrite' | 'mayAttend'>;
  /** The hour has begun, or its day has come: now it can be said who was there. */
  held: boolean;
};
type Seat = BoardRoom['seats'][number];

/** Who is asked: each says for himself whether he comes, the CRO who was there. */
export function SeatList({ slug, month, room, held }: Props) {
  const { seats, members, me, mayWrite, mayAttend } = room;
  const free = members.filter(
    ({ userId, role }) => READERS.includes(role) && !seats.some((seat) => seat.userId === userId),
  );
  return (
    <>
      {seats.length === 0 ? <p className="bs-soft">Nobody has been asked yet.</p> : null}
      <ul className="bs-list">
        {seats.map((seat) => (
          <li key={seat.userId}>
            <p>{seatWords(seat, { closed: null })}</p>
            <div className="no-print -ms-2 flex flex-wrap">
              {seat.userId === me && mayAttend && seat.attended === null ? (
                <Answer slug={slug} month={month} answer={seat.answer} />
              ) : null}
              {mayWrite ? <Presence slug={slug} month={month} seat={seat} held={held} /> : null}
            </div>
          </li>
        ))}
      </ul>
      {mayWrite && free.length > 0 ? <Invite slug={slug} month={month} free={free} /> : null}
    </>
  );
}

const READERS: readonly string[] = ['CRO', 'CEO', 'VIEWER'];

function Answer({ slug, month, answer }: { slug: string; month: string; answer: Seat['answer'] }) {
  const say = (coming: boolean) => void told(answerBoardAction(slug, { month, coming }));
  return (
    <>
      <Choice chosen={answer === 'coming'} onClick={() => say(true)}>
        I come
      </Choice>
      <Choice chosen={answer === 'not_coming'} onClick={() => say(false)}>
        I cannot come
      </Choice>
    </>
  );
}

type PresenceProps = { slug: string; month: string; seat: Seat; held: boolean };

function Presence({ slug, month, seat, held }: PresenceProps) {
  const { userId, name, attended } = seat;
  const mark = (was: boolean) =>
    void told(recordAttendanceAction(slug, { month, userId, attended: attended === was ? null : was }));
  async function takeOut() {
    if (!(await told(uninviteFromBoardAction(slug, { month, userId })))) return;
    toast({
      title: `${name} is not asked any more`,
      undo: () => inviteToBoardAction(slug, { month, userId }),
    });
  }
  return (
    <>
      {held ? (
        <>
          <Choice chosen={attended === true} onClick={() => mark(true)}>
            Was there<span className="sr-only">{name}</span>
          </Choice>
          <Choice chosen={attended === false} onClick={() => mark(false)}>
            Was not<span className="sr-only">there {name}</span>
          </Choice>
        </>
      ) : null}
      <Button variant="quiet" size="small" onClick={() => void takeOut()}>
        Take out<span className="sr-only">{name}</span>
      </Button>
    </>
  );
}

/** One of two answers; the one that stands is seen to stand. */
function Choice({
  chosen,
  onClick,
  children,
}: {
  chosen: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={chosen}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onClick={onClick}
    >
      {chosen ? <Check aria-hidden className="size-3.5" /> : null}
      {children}
    </Button>
  );
}

function Invite({ slug, month, free }: { slug: string; month: string; free: BoardRoom['members'] }) {
  return (
    <FormDialog
      title="Ask somebody to the review"
      trigger={
        <Button variant="quiet" size="small" className="no-print -ms-2 self-start">
          Ask somebody
        </Button>
      }
      submit="Ask"
      act={async (form) => {
        const result = await inviteToBoardAction(slug, { month, userId: formText(form, 'userId') ?? '' });
        return result.ok ? null : result.refusal;
      }}
    >
      <SelectField
        label="Who"
        name="userId"
        options={free.map(({ userId, name, role }) => ({ value: userId, label: `${name}, ${role}` }))}
      />
    </FormDialog>
  );
}
