/** How much of a rep's share is used, in seconds; `used` goes on past `share`. */
export type Clock = { used: number; share: number };

export type Ring = {
  /** How much of the circle is drawn: 1 at the start of the share, 0 at its end and after. */
  left: number;
  tone: 'plain' | 'near' | 'over';
  /** "4:05" left, "+1:20" over. */
  text: string;
  /** The same for who hears it: "4 minutes 5 seconds left". */
  spoken: string;
};

/** In the last minute of a share the ring is amber; a short share is near its end in its last fifth. */
const NEAR_SECONDS = 60;

/** What the ring shows of a share. Over time is counted on and stops nobody. */
export function ringOf({ used, share }: Clock): Ring {
  const left = Math.round(share - used);
  const near = Math.min(NEAR_SECONDS, share / 5);
  return {
    left: share > 0 ? Math.min(1, Math.max(0, (share - used) / share)) : 0,
    tone: left < 0 ? 'over' : left <= near ? 'near' : 'plain',
    text: left < 0 ? `+${clockText(-left)}` : clockText(left),
    spoken: left < 0 ? `${durationText(-left)} over` : `${durationText(left)} left`,
  };
}

/** "4:05". */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "4 minutes 5 seconds", "1 minute", "0 seconds". */
export function durationText(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const part = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  if (minutes === 0) return part(rest, 'second');
  return rest === 0 ? part(minutes, 'minute') : `${part(minutes, 'minute')} ${part(rest, 'second')}`;
}

/** What is read out while a share runs: twice, when it nears its end and when it is over. null: nothing now. */
export function alarmOf(before: Ring['tone'], now: Ring['tone'], name: string): string | null {
  if (before === now) return null;
  if (now === 'near') return `${name}: the last minute.`;
  return now === 'over' ? `${name} is over time.` : null;
}
