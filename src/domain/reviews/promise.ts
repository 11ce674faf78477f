import { dayText, type CalendarDate } from '@/domain/values/calendar-date';
import type { Promised, PromiseResult } from './review';

/** The first thing that happened to a deal after a review: a call, a record of evidence, a stage move. */
export type Happening = { kind: 'activity' | 'evidence' | 'move'; on: CalendarDate };

export type SuggestedPromise = { suggested: PromiseResult | null; why: string };

const WORDS: Record<Happening['kind'], string> = {
  activity: 'An activity',
  evidence: 'Evidence',
  move: 'A stage move',
};

/**
 * What the record says of a promise: kept where something happened to the deal after that review and by the promised day, late where it
 * did later, dropped where nothing did; null while its day is still to come. A step without a day was promised for no day: whatever
 * happens keeps it. It is a suggestion, for the record knows that something happened and not whether it was this: CRO or rep judge.
 */
export function suggestPromise(
  { on }: Pick<Promised, 'on'>,
  first: Happening | null,
  today: CalendarDate,
): SuggestedPromise {
  if (first !== null) {
    const what = `${WORDS[first.kind]} of ${dayText(first.on)}`;
    if (on === null) return { suggested: 'kept', why: `${what} is on record.` };
    return first.on <= on
      ? { suggested: 'kept', why: `${what}, promised by ${dayText(on)}.` }
      : { suggested: 'late', why: `${what}, but promised by ${dayText(on)}.` };
  }
  if (on === null) return { suggested: 'dropped', why: 'Nothing has happened since.' };
  return on < today
    ? { suggested: 'dropped', why: `Nothing has happened since; it was promised by ${dayText(on)}.` }
    : { suggested: null, why: `Promised by ${dayText(on)}; nothing is on record yet.` };
}
