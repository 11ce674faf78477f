import { describe, expect, it } from 'vitest';
import { countOf, countText, fileSize, rateText, remainingText } from '@/ui/format/counts';

describe('counts', () => {
  it('groups by thousands and keeps zero and nothing apart', () => {
    expect(countText(8_800)).toBe('8,800');
    expect(countText(1_000_000n)).toBe('1,000,000');
    expect(countText(-1_532)).toBe('−1,532');
    expect(countText(0)).toBe('0');
    expect(countText(null)).toBe('–');
  });

  it('agrees with its noun', () => {
    expect(countOf(1, 'deal')).toBe('1 deal');
    expect(countOf(0, 'deal')).toBe('0 deals');
    expect(countOf(1_479, 'zombie')).toBe('1,479 zombies');
    expect(countOf(2, 'entry', 'entries')).toBe('2 entries');
  });
});

describe('file sizes, rates and time left', () => {
  it.each([
    [0, '0\u00a0B'],
    [999, '999\u00a0B'],
    [1_000, '1\u00a0kB'],
    [2_440_000, '2.4\u00a0MB'],
    [500_000_000, '500\u00a0MB'],
    [999_600, '1\u00a0MB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });

  it('says how fast and how long still', () => {
    expect(rateText(12_400.4)).toBe('12,400 rows/s');
    expect(rateText(3, 'deals')).toBe('3 deals/s');
    expect(remainingText(2)).toBe('less than 5 s left');
    expect(remainingText(38)).toBe('about 40 s left');
    expect(remainingText(170)).toBe('about 3 min left');
  });
});
