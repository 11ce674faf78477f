import { describe, expect, it } from 'vitest';
import { deals, notCounted, sentences } from '@/domain/audit/words';

describe('a count of deals in words', () => {
  it.each([
    [0, '0 deals'],
    [1, '1 deal'],
    [2, '2 deals'],
    [999, '999 deals'],
    [1532, '1,532 deals'],
    [1_000_000, '1,000,000 deals'],
  ])('of %i', (count, text) => {
    expect(deals(count)).toBe(text);
  });

  it('may say of what kind', () => {
    expect(deals(1, 'open')).toBe('1 open deal');
    expect(deals(12_000, 'open')).toBe('12,000 open deals');
  });
});

describe('what is not counted', () => {
  it('is said for one and for many, and not at all for none', () => {
    expect(notCounted(0, 'any date')).toBe('');
    expect(notCounted(1, 'any date')).toBe('1 deal without any date is not counted.');
    expect(notCounted(2100, 'any date')).toBe('2,100 deals without any date are not counted.');
  });
});

describe('a basis', () => {
  it('is the sentences that there are', () => {
    expect(sentences('First.', '', 'Second.')).toBe('First. Second.');
    expect(sentences('', '')).toBe('');
    expect(sentences()).toBe('');
  });
});
