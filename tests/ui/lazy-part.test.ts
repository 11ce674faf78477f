import { describe, expect, it } from 'vitest';
import { patiently } from '@/ui/lazy-part';

/** A load that fails so often and then answers, and a network that is there or not at each failure. */
function setup(failures: number, network: boolean[]) {
  const pauses: number[] = [];
  let calls = 0;
  const load = () => {
    calls++;
    return calls > failures ? Promise.resolve('part') : Promise.reject(new Error(`failure ${calls}`));
  };
  const pause = (failed: number) => {
    pauses.push(failed);
    return Promise.resolve({ online: network[failed] ?? true });
  };
  return { pauses, answer: patiently(load, pause) };
}

describe('a part whose code is asked for', () => {
  it('comes at once where it can', async () => {
    const { answer, pauses } = setup(0, []);
    expect(await answer).toBe('part');
    expect(pauses).toEqual([]);
  });

  it('waits for a connection however long there is none', async () => {
    const { answer, pauses } = setup(
      50,
      Array.from({ length: 50 }, () => false),
    );
    expect(await answer).toBe('part');
    expect(pauses).toHaveLength(50);
  });

  it('is given up after five tries that had a network: then it is not there any more', async () => {
    const { answer } = setup(9, [false, true, false, true, true, true, true]);
    await expect(answer).rejects.toThrow('failure 7');
  });
});
