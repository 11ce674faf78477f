import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asOfInput, idInput, instantInput, optionalText, textInput } from '@/domain/values/schemas';

/** What a door makes of an input, or the sentence with which it refuses. */
function answer(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(input);
  return result.success ? { value: result.data } : result.error.issues[0]?.message;
}

describe('a text at a door', () => {
  const name = textInput(10);

  it('is taken without the blanks around it and without NUL, which no database keeps', () => {
    expect(answer(name, '  Cold chain ')).toEqual({ value: 'Cold chain' });
    expect(answer(name, 'a\u0000b')).toEqual({ value: 'ab' });
    expect(answer(name, '\u0000 a \u0000')).toEqual({ value: 'a' });
  });

  it('keeps what only looks dangerous', () => {
    expect(answer(name, '=1+1')).toEqual({ value: '=1+1' });
    expect(answer(name, '❄️ Älg')).toEqual({ value: '❄️ Älg' });
    expect(answer(name, 'null')).toEqual({ value: 'null' });
  });

  it.each(['', '   ', '\u0000', ' \u00a0\t\n'])('that says nothing is refused: %j', (text) => {
    expect(answer(name, text)).toBe('Please fill this in.');
  });

  it('is measured after trimming', () => {
    expect(answer(name, ` ${'x'.repeat(10)} `)).toEqual({ value: 'x'.repeat(10) });
    expect(answer(name, 'x'.repeat(11))).toBe('At most 10 characters.');
  });

  it('is text: a number, a list or nothing at all is refused', () => {
    for (const input of [5, ['a'], null, undefined, {}]) expect(typeof answer(name, input)).toBe('string');
  });

  it('that may be missing is null where it says nothing', () => {
    const note = optionalText(10);
    for (const input of [undefined, null, '', '  ', '\u0000'])
      expect(answer(note, input)).toEqual({ value: null });
    expect(answer(note, ' a ')).toEqual({ value: 'a' });
    expect(answer(note, 'x'.repeat(11))).toBe('At most 10 characters.');
  });

  it('whatever is typed, comes through clean or not at all, and a second time the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const result = textInput(20).safeParse(text);
        if (!result.success) return;
        expect(result.data).not.toContain('\u0000');
        expect(result.data.length).toBeGreaterThan(0);
        expect(textInput(20).parse(result.data)).toBe(result.data);
      }),
    );
  });
});

describe('an id at a door', () => {
  it('is a UUID of any version, and nothing that only holds one', () => {
    const id = '01932f6a-7c00-7000-8000-000000000001';
    expect(answer(idInput, id)).toEqual({ value: id });
    for (const text of [`${id} `, `${id}' or 1=1`, id.slice(1), '', '1'])
      expect(typeof answer(idInput, text)).toBe('string');
  });
});

describe('the clocks at a door', () => {
  it('may both be missing', () => {
    expect(answer(z.object(asOfInput), {})).toEqual({ value: {} });
  });

  it.each(['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.123456Z', '2026-11-22T22:00:00+13:00'])(
    'take the instant %s',
    (instant) => {
      expect(answer(instantInput, instant)).toEqual({ value: instant });
    },
  );

  it.each(['2026-11-22', '2026-11-22T09:00:00', '2026-02-30T09:00:00Z', '2026-11-22T25:00:00Z', 'now'])(
    'refuse %s',
    (text) => {
      expect(typeof answer(instantInput, text)).toBe('string');
    },
  );

  it('refuse a day that does not exist, and say how one is written', () => {
    const schema = z.object(asOfInput);
    expect(answer(schema, { asOf: '2024-02-29' })).toEqual({ value: { asOf: '2024-02-29' } });
    expect(answer(schema, { asOf: '2026-02-29' })).toBe('Write the day as 2027-03-12.');
  });
});
