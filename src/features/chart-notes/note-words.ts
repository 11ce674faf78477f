import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import { dateText } from '@/ui/format/dates';
import type { ChartNote } from '@/data/chart-notes';

/** A note as a page shows it. */
export type ShownNote = Omit<ChartNote, 'byId'> & { mayChange: boolean };

/** A note with the number that it has on every chart of the page. */
export type NumberedNote = ShownNote & { number: number };

/** The notes of the days from `from` on, numbered as they stand on the charts: by their day. */
export function numbered(notes: readonly ShownNote[], from: CalendarDate): NumberedNote[] {
  return notes.filter(({ noteOn }) => noteOn >= from).map((note, index) => ({ ...note, number: index + 1 }));
}

/** The notes of one period of the charts. */
export function notesWithin<N extends ShownNote>(notes: readonly N[], { from, until }: DateRange): N[] {
  return notes.filter(({ noteOn }) => noteOn >= from && noteOn < until);
}

/** "12 Mar 2026: Price list of spring". */
export function noteText({ noteOn, text }: Pick<ShownNote, 'noteOn' | 'text'>): string {
  return `${dateText(noteOn)}: ${text}`;
}

/** The quarters of charts, the last of which runs, with the notes that are pinned to each, and all of these notes. */
export function pinnedTo<P extends DateRange>(quarters: readonly P[], told: readonly ShownNote[]) {
  const notes = quarters[0] ? numbered(told, quarters[0].from) : [];
  const pinned = quarters.map((quarter) => notesWithin(notes, quarter));
  const periods = quarters.map((quarter, place) => ({
    ...quarter,
    running: place === quarters.length - 1,
    notes: (pinned[place] ?? []).map(noteText),
  }));
  return { notes, pinned, periods };
}

/** What a pin shows: the number of its note, or of the first and the last of several. */
export function pinText(notes: readonly NumberedNote[]): string {
  const [first, last] = [notes[0]?.number, notes.at(-1)?.number];
  return first === last ? String(first) : `${first}–${last}`;
}
