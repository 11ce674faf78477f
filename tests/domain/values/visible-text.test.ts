import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasInvisible } from '@/domain/values/visible-text';

/** Family, skin, profession, flags by letters, by join and by tags, heart, keycap. */
const EMOJI = ['👨‍👩‍👧‍👦', '👋🏽', '👩🏽‍🚀', '🇨🇭', '🏳️‍🌈', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️', '1️⃣', '🚚', '☎️'];
/** Joiner, variation selectors, tag letter and its end, zero-width space and non-joiner, soft hyphen, BOM, filler, turns of direction, NUL. */
const HIDDEN = [
  '\u200d',
  '\ufe0f',
  '\ufe0e',
  '\u{e0067}',
  '\u{e007f}',
  '\u200b',
  '\u200c',
  '\u00ad',
  '\ufeff',
  '\u3164',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u0000',
];
const LETTERS = [...'abcÄöß株式会社 .&-0159', '葛\u{e0100}'];

const emoji = fc.constantFrom(...EMOJI);
const plain = fc.array(fc.oneof(fc.constantFrom(...LETTERS), emoji), { maxLength: 12 });

describe('a character that nobody sees', () => {
  it('is none that joins or colours an emoji, wherever that stands', () => {
    fc.assert(fc.property(plain, (parts) => !hasInvisible(parts.join(''))));
  });

  it('is found anywhere else, between letters and beside emoji', () => {
    const alone = fc.array(fc.constantFrom(...'abcÄöß株式会社 .&-'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(alone, fc.constantFrom(...HIDDEN), plain, (before, hidden, after) =>
        hasInvisible([...before, hidden, 'x', ...after].join('')),
      ),
    );
  });

  it.each([
    ['a joiner with nothing to join', '👨‍'],
    ['one before an emoji', '\u200d👩'],
    ['two pictures that join to none', '🚚\u200d🚚'],
    ['a second variation selector', '❤️\ufe0f'],
    ['tags that make no flag', '🏴\u{e0061}\u{e0062}\u{e007f}'],
    ['tags behind a flag that is whole', '🏴󠁧󠁢󠁳󠁣󠁴󠁿\u{e0061}'],
  ])('is %s', (_what, text) => {
    expect(hasInvisible(text)).toBe(true);
  });
});
