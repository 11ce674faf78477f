import { describe, expect, it } from 'vitest';
import { arrange, type DigestLine } from '@/domain/notices/digest';

const lines = (what: string, count: number): DigestLine[] =>
  Array.from({ length: count }, (_, i) => ({ text: `${what} ${i + 1}`, path: null }));
const texts = (some: readonly DigestLine[]) => some.map(({ text }) => text);

describe('the first five lines', () => {
  it('are three that need the reader and two that changed, and nothing is said twice', () => {
    const { first, needs, changes } = arrange(lines('need', 5), lines('change', 4));
    expect(texts(first)).toEqual(['need 1', 'need 2', 'need 3', 'change 1', 'change 2']);
    expect(texts(needs)).toEqual(['need 4', 'need 5']);
    expect(texts(changes)).toEqual(['change 3', 'change 4']);
  });

  it('are more of the one where there is less of the other', () => {
    expect(texts(arrange(lines('need', 7), lines('change', 1)).first)).toEqual([
      ...texts(lines('need', 4)),
      'change 1',
    ]);
    expect(texts(arrange(lines('need', 1), lines('change', 9)).first)).toHaveLength(5);
    expect(arrange([], lines('change', 2))).toEqual({ first: lines('change', 2), needs: [], changes: [] });
  });
});
