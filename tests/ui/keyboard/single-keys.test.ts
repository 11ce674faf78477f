import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onSingleKeys, setSingleKeys, singleKeysOn } from '@/ui/keyboard/single-keys';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the switch for keys without Ctrl', () => {
  it('is kept in the browser, and on leaves no trace', () => {
    expect(singleKeysOn()).toBe(true);
    setSingleKeys(false);
    expect(singleKeysOn()).toBe(false);
    expect(kept.size).toBe(1);
    setSingleKeys(true);
    expect(singleKeysOn()).toBe(true);
    expect(kept.size).toBe(0);
  });

  it('tells everybody who listens, and nobody who has stopped', () => {
    const told: string[] = [];
    const stop = onSingleKeys(() => told.push('one'));
    const other = onSingleKeys(() => told.push('two'));
    setSingleKeys(false);
    stop();
    setSingleKeys(true);
    other();
    expect(told).toEqual(['one', 'two', 'two']);
  });
});
