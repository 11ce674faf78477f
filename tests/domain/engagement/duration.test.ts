import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, parseDuration } from '@/domain/engagement/duration';

const minutes = (text: string) => {
  const typed = parseDuration(text, 480);
  return typed.ok ? typed.value : typed.message;
};

describe('a duration as people type it', () => {
  it.each([
    ['1:30', 90],
    ['0:05', 5],
    ['1.5', 90],
    ['1,5', 90],
    ['8', 480],
    ['90m', 90],
    ['90 min', 90],
    ['1h', 60],
    ['1h 30m', 90],
    ['1d', 480],
    ['0.5d', 240],
    ['24:00', 1440],
    ['', null],
    ['  ', null],
  ])('%s', (text, expected) => expect(minutes(text)).toBe(expected));

  it.each(['soon', '1:75', '-1', '1h30', '..', 'm', '1.5.2', '0x10'])('does not guess %s', (text) =>
    expect(minutes(text)).toContain('Write it like'),
  );

  it('is between a minute and a day', () => {
    expect(minutes('0')).toBe('At least one minute.');
    expect(minutes('0:00')).toBe('At least one minute.');
    expect(minutes('25')).toContain('24 hours');
    expect(minutes('4d')).toContain('24 hours');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (length) => {
        expect(minutes(durationText(length))).toBe(length);
      }),
    );
  });
});
