import { useEffect, useRef } from 'react';
import type { TimerChange } from '@/domain/reviews/events';
import type { RoomState } from '@/domain/reviews/room';
import { timeLeft } from '@/domain/reviews/timer';
import { RoomTimer } from './room-timer';
import { alarmOf, ringOf, type Ring } from './timer-words';

type Props = {
  room: RoomState;
  /** The server's instant. */
  now: string;
  mayRun: boolean;
  onTime: (change: TimerChange) => void;
  say: (text: string) => void;
};

/** The ring of whose turn it is; of the whole review where it is nobody's. */
export function ShareTimer({ room, now, mayRun, onTime, say }: Props) {
  const { running, wholeMs, seats } = timeLeft(room, now);
  const { repId } = room.timer;
  const seat = seats.find((one) => one.repId === repId);
  const name = room.seats.find((one) => one.repId === repId)?.name ?? 'Everybody';
  const whole = room.minutes * 60;
  const ring = seat
    ? ringOf({ used: seat.spentMs / 1000, share: seat.allottedMs / 1000 })
    : ringOf({ used: whole - wholeMs / 1000, share: whole });
  useAlarm(ring.tone, repId, name, say);
  return (
    <RoomTimer
      ring={ring}
      running={running}
      name={name}
      wholeSeconds={wholeMs / 1000}
      mayRun={mayRun}
      onToggle={() => onTime(running ? 'pause' : 'start')}
      onExtend={() => onTime('extend')}
      onSkip={seat ? () => onTime('skip') : null}
    />
  );
}

/** Says once that a share nears its end, and that it is over; not when the ring turns to another rep. */
function useAlarm(tone: Ring['tone'], repId: string | null, name: string, say: (text: string) => void): void {
  const before = useRef({ tone, repId });
  useEffect(() => {
    const was = before.current;
    before.current = { tone, repId };
    const words = was.repId === repId ? alarmOf(was.tone, tone, name) : null;
    if (words) say(words);
  }, [tone, repId, name, say]);
}
