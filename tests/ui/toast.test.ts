import { afterEach, describe, expect, it } from 'vitest';
import { listenToToasts, onWaitingToast, toast } from '@/ui/controls/toast';

describe('toast', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  it('keeps messages until somebody can show them, then hands each over once', () => {
    let woken = 0;
    stops.push(onWaitingToast(() => (woken += 1)));
    toast({ title: 'Saved' });
    toast({ title: 'Moved' });
    expect(woken).toBe(2);
    const first: string[] = [];
    const stop = listenToToasts((message) => first.push(message.title));
    expect(first).toEqual(['Saved', 'Moved']);
    stop();
    const second: string[] = [];
    stops.push(listenToToasts((message) => second.push(message.title)));
    toast({ title: 'Lost' });
    expect(second).toEqual(['Lost']);
    expect(first).toEqual(['Saved', 'Moved']);
  });

  it('wakes a provider that mounts after the message', () => {
    toast({ title: 'Early' });
    let woken = false;
    stops.push(onWaitingToast(() => (woken = true)));
    expect(woken).toBe(true);
    stops.push(listenToToasts(() => undefined));
  });
});
