import { describe, expect, it } from 'vitest';
import { noteText, notesWithin, numbered, pinnedTo, pinText } from '@/features/chart-notes/note-words';
import { date } from '@/domain/values/calendar-date';

const note = (noteOn: string, text = 'New prices') => ({
  id: noteOn,
  noteOn: date(noteOn),
  text,
  by: null,
  recordedAt: '2026-06-30T12:00:00.000Z',
  version: 1,
  mayChange: false,
});

const notes = [note('2025-12-31'), note('2026-01-01'), note('2026-03-31'), note('2026-04-01')];

describe('notes on charts', () => {
  it('are numbered by their day, from the first day that the charts show', () => {
    expect(numbered(notes, date('2026-01-01')).map((one) => [one.noteOn, one.number])).toEqual([
      ['2026-01-01', 1],
      ['2026-03-31', 2],
      ['2026-04-01', 3],
    ]);
  });

  it('stand in the quarter of their day, the first day of the next one out', () => {
    const quarter = { from: date('2026-01-01'), until: date('2026-04-01') };
    const within = notesWithin(numbered(notes, date('2026-01-01')), quarter);
    expect(within.map(({ noteOn }) => noteOn)).toEqual(['2026-01-01', '2026-03-31']);
    expect(pinText(within)).toBe('1–2');
    expect(pinText(within.slice(1))).toBe('2');
    expect(within.map(noteText)[0]).toBe('1 Jan 2026: New prices');
  });
});

describe('the quarters of charts with their notes', () => {
  const quarters = [
    { label: 'Q1', from: date('2026-01-01'), until: date('2026-04-01') },
    { label: 'Q2', from: date('2026-04-01'), until: date('2026-07-01') },
    { label: 'Q3', from: date('2026-07-01'), until: date('2026-10-01') },
  ];

  it('hold each note of their time once, and only the last one runs', () => {
    const { notes: shown, pinned, periods } = pinnedTo(quarters, notes);
    expect(shown).toHaveLength(3);
    expect(pinned.map((own) => own.map(({ number }) => number))).toEqual([[1, 2], [3], []]);
    expect(periods.map(({ label, running }) => [label, running])).toEqual([
      ['Q1', false],
      ['Q2', false],
      ['Q3', true],
    ]);
    expect(periods.map((period) => period.notes.length)).toEqual([2, 1, 0]);
  });

  it('have none without quarters or notes', () => {
    expect(pinnedTo([], notes)).toEqual({ notes: [], pinned: [], periods: [] });
    expect(pinnedTo(quarters, []).periods.every((period) => period.notes.length === 0)).toBe(true);
  });
});
