import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Action } from '@/ui/keyboard/actions';
import { hearKeys, keepEarlyKey, stopHearing } from '@/ui/keyboard/early-keys';

// What the browser has and the tests' runtime has not.
beforeAll(() => void vi.stubGlobal('HTMLElement', class {}));
afterAll(() => vi.unstubAllGlobals());
afterEach(() => stopHearing());

const press = (key: string, at: number, more: Partial<KeyboardEvent> = {}) =>
  keepEarlyKey({ key, timeStamp: at, target: null, ...more } as KeyboardEvent);
const action = (keys: string): Action => ({
  id: keys,
  label: keys,
  group: 'Here',
  keys,
  run: () => undefined,
});
const ACTIONS = [action('c'), action('g b'), action('b'), action('?'), { ...action('z'), run: undefined }];
const heard = (now: number) => hearKeys(ACTIONS, now).map(({ keys }) => keys);

describe('a key that is pressed before anybody hears it', () => {
  it('is done once somebody does, in order, two that belong together as one', () => {
    for (const [at, key] of ['C', 'g', 'b', 'b', '?'].entries()) expect(press(key, at)).toBe(true);
    expect(heard(100)).toEqual(['c', 'g b', 'b', '?']);
  });

  it('is forgotten if nothing is offered for it, nothing runs, or it was long ago', () => {
    press('x', 4000);
    press('z', 4000);
    press('c', 0);
    expect(heard(6000)).toEqual([]);
  });

  it('is left to the browser where it comes with another key or is held down', () => {
    expect(press('c', 0, { ctrlKey: true })).toBe(false);
    expect(press('c', 0, { metaKey: true })).toBe(false);
    expect(press('c', 0, { altKey: true })).toBe(false);
    expect(press('c', 0, { repeat: true })).toBe(false);
    expect(press('Shift', 0)).toBe(false);
    expect(heard(0)).toEqual([]);
  });

  it('is done once: from then on keys are heard by themselves, until the page goes', () => {
    press('c', 0);
    expect(heard(1)).toEqual(['c']);
    expect(press('c', 2)).toBe(false);
    expect(heard(3)).toEqual([]);
    stopHearing();
    expect(press('c', 4)).toBe(true);
    expect(heard(5)).toEqual(['c']);
  });
});
