import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Result } from '@/domain/values/result';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { dayAt, instantAt, YESTERDAY, type Offset } from './timeline';

/** Who does something: the two reps by their place in the company. */
export type Who = 'cro' | 'ceo' | 'first' | 'second' | 'delivery';

/** What the tellers need: who calls, and which calendar day an offset is. */
export type Scene = { caller: (who: Who) => Caller; day: (offset: Offset) => CalendarDate };

/** One thing that somebody did on a day, through a command. */
export type Deed = { on: Offset; tell: (scene: Scene) => Promise<void> };

export type Stage = { anchor: CalendarDate; zone: string; caller: Scene['caller'] };

/**
 * Performs deeds in the order of their days (deeds of one day in the order given), each at its own instant of that day. What lies after
 * yesterday has not happened and is left out. Answers how many were performed.
 */
export async function perform(deeds: readonly Deed[], { anchor, zone, caller }: Stage): Promise<number> {
  const day = (offset: Offset) => dayAt(anchor, offset);
  const past = deeds.filter(({ on }) => on <= YESTERDAY);
  const days = new Map<CalendarDate, Deed[]>();
  for (const deed of past.toSorted((a, b) => a.on - b.on)) {
    const today = day(deed.on);
    days.set(today, [...(days.get(today) ?? []), deed]);
  }
  for (const [today, list] of days) {
    for (const [nth, { tell }] of list.entries()) {
      await atInstant(instantAt(today, zone, nth, list.length), () => tell({ caller, day }));
    }
  }
  return past.length;
}

/** The value of a command that the story relies on; a refusal is a fault in the story. */
export function told<T>(what: string, result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message, fields } = result.refusal;
  throw new Error(
    `The demo's story breaks a rule: ${what}: ${code}: ${message} ${JSON.stringify(fields ?? {})}`,
  );
}
