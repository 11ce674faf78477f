import { describe, expect, it } from 'vitest';
import { byStream, isStream, STREAMS } from '@/domain/values/stream';

describe('streams', () => {
  it('are three, in the order of their clocks', () => {
    expect(STREAMS).toEqual(['hardware', 'software', 'services']);
  });

  it('are told from anything else', () => {
    expect(STREAMS.every(isStream)).toBe(true);
    expect(['', 'Hardware', 'unsplit', 'toString', '__proto__'].some(isStream)).toBe(false);
  });

  it('each get their own value', () => {
    expect(byStream((stream) => stream.length)).toEqual({ hardware: 8, software: 8, services: 8 });
    const lists = byStream(() => [] as number[]);
    lists.hardware.push(1);
    expect(lists.software).toEqual([]);
  });
});
