import { describe, expect, it } from 'vitest';
import { added, moved, neighbour, swapped } from '@/features/reviews/components/preparation/chosen-order';

const FIVE = ['a', 'b', 'c', 'd', 'e'];

describe('the order of the five', () => {
  it('moves a deal by one place, and not over the end', () => {
    expect(moved(FIVE, 'c', -1)).toEqual(['a', 'c', 'b', 'd', 'e']);
    expect(moved(FIVE, 'c', 1)).toEqual(['a', 'b', 'd', 'c', 'e']);
    expect(moved(FIVE, 'a', -1)).toEqual(FIVE);
    expect(moved(FIVE, 'e', 1)).toEqual(FIVE);
    expect(moved(FIVE, 'x', 1)).toEqual(FIVE);
  });

  it('swaps in place, and brings nobody twice', () => {
    expect(swapped(FIVE, 'b', 'x')).toEqual(['a', 'x', 'c', 'd', 'e']);
    expect(swapped(FIVE, 'b', 'e')).toEqual(FIVE);
  });

  it('takes one more while there is room', () => {
    expect(added(['a'], 'b')).toEqual(['a', 'b']);
    expect(added(['a'], 'a')).toEqual(['a']);
    expect(added(FIVE, 'x')).toEqual(FIVE);
  });

  it('is walked from one to the next, from the first where none is open', () => {
    expect(neighbour(FIVE, null, 1)).toBe('a');
    expect(neighbour(FIVE, 'a', 1)).toBe('b');
    expect(neighbour(FIVE, 'b', -1)).toBe('a');
    expect(neighbour(FIVE, 'e', 1)).toBeNull();
    expect(neighbour(FIVE, 'a', -1)).toBeNull();
    expect(neighbour([], null, 1)).toBeNull();
  });
});
