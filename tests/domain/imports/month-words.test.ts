import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnding } from '@/domain/imports/ending-columns';
import { monthOfWord } from '@/domain/imports/month-words';

describe('the name of a month', () => {
  it.each(['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'])('is known whole in %s', (language) => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const name = format.format(Date.UTC(2024, month - 1, 29));
      expect([name, monthOfWord(name)]).toEqual([name, month]);
    }
  });

  it.each([
    ['Mär', 3],
    ['MRZ', 3],
    ['févr', 2],
    ['août', 8],
    ['Sept', 9],
    ['juin', 6],
    ['juil', 7],
    ['Dez', 12],
    ['ｍａｙ', 5],
  ])('short, accented or loud: %s', (word, month) => {
    expect(monthOfWord(word)).toBe(month);
  });

  it.each(['', 'j', 'ju', 'Monday', 'Quarter', '11', '🗓', 'Q1'])('is not "%s"', (word) => {
    expect(monthOfWord(word)).toBeNull();
  });

  it('takes anything, and says a month or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (word) => {
        const month = monthOfWord(word);
        expect(month === null || (month >= 1 && month <= 12)).toBe(true);
        expect(monthOfWord(word.toLowerCase().toUpperCase())).toBe(monthOfWord(word.toUpperCase()));
      }),
    );
  });
});

describe('a column of one ending', () => {
  it.each([
    'Won time',
    'Lost Date',
    'wonTime',
    'Verloren am',
    'Fecha ganada',
    'Gagnée le',
    'Data persa',
    'LOST_AT',
  ])('is "%s"', (name) => {
    expect(isEnding('closedOn', name)).toBe(true);
  });

  it.each(['Close Date', 'Wonderful day', 'Lostock opened', 'Personal deadline', ''])(
    'is not "%s"',
    (name) => {
      expect(isEnding('closedOn', name)).toBe(false);
    },
  );

  it('holds a day: a reason or an outcome of that name is none', () => {
    expect(isEnding('lostReason', 'Lost reason')).toBe(false);
    expect(isEnding('outcome', 'Won')).toBe(false);
  });
});
