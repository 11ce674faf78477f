import { describe, expect, it } from 'vitest';
import { namesIn } from '@/domain/templates/names';

describe('names in a text', () => {
  it('are found as whole words, whatever their case and punctuation', () => {
    const names = ['Northwind', 'Blue Yonder', 'Nord', 'A1'];
    expect(namesIn(['Send NORTHWIND a preview'], names)).toEqual(['Northwind']);
    expect(namesIn(['Call (Blue-Yonder) again'], names)).toEqual(['Blue Yonder']);
    expect(namesIn(['Northwinds', 'Nordic data', 'Grade A1'], names)).toEqual([]);
    expect(namesIn(['Société Ménagère'], ['société ménagère'])).toEqual(['société ménagère']);
  });

  it('are none of nothing', () => {
    expect(namesIn([], ['Northwind'])).toEqual([]);
    expect(namesIn(['Northwind'], ['', '--'])).toEqual([]);
  });
});
