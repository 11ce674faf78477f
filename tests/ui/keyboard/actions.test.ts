import { describe, expect, it } from 'vitest';
import { offerActions, offeredActions, onActions } from '@/ui/keyboard/actions';
import { onSingleKeys, setSingleKeys, singleKeysOn } from '@/ui/keyboard/single-keys';

describe('the registry of actions', () => {
  it('holds what is offered while it is offered, and tells of each change', () => {
    let told = 0;
    const stop = onActions(() => (told += 1));
    const page = offerActions([{ id: 'a', label: 'A', group: 'Page' }]);
    const part = offerActions([{ id: 'b', label: 'B', group: 'Page' }]);
    expect(offeredActions().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(offeredActions()).toBe(offeredActions());
    page();
    expect(offeredActions().map(({ id }) => id)).toEqual(['b']);
    part();
    expect(offeredActions()).toEqual([]);
    expect(told).toBe(4);
    stop();
  });

  it('lets the later of two offers with one id stand', () => {
    const stops = ['First', 'Second'].map((label) => offerActions([{ id: 'same', label, group: 'Page' }]));
    expect(offeredActions().map(({ label }) => label)).toEqual(['Second']);
    for (const stop of stops) stop();
  });
});

describe('single keys', () => {
  it('are on where the browser keeps nothing, and whoever listens hears of the switch', () => {
    let told = 0;
    const stop = onSingleKeys(() => (told += 1));
    expect(singleKeysOn()).toBe(true);
    setSingleKeys(false);
    expect(told).toBe(1);
    stop();
  });
});
