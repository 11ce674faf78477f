import { describe, expect, it } from 'vitest';
import { saveSentence } from '@/features/save-cases/save-words';

const none = { customers: 0, toSave: 0, devices: 0, arrMinor: 0n };

describe('the sentence above the save list', () => {
  const say = (
    unpaid: Partial<typeof none>,
    silent: Partial<{ arrMinor: bigint | null }> & Partial<typeof none> = {},
  ) =>
    saveSentence(
      { connected_not_paying: { ...none, ...unpaid }, paying_not_connected: { ...none, ...silent } },
      'USD',
    );

  it('says who is connected, who is silent, what it is worth and how much is left to do', () => {
    expect(
      say({ customers: 2, toSave: 1, arrMinor: 2_740_000n }, { customers: 1, toSave: 1, arrMinor: 100_000n }),
    ).toBe(
      '2 customers are connected and pay nothing ($27.4k of ARR lost); 1 pays and is silent ($1k of ARR at risk). 2 still to save.',
    );
  });

  it('says nothing of what is not there', () => {
    expect(say({ customers: 1, toSave: 0 })).toBe(
      '1 customer is connected and pays nothing. 0 still to save.',
    );
    expect(say({}, { customers: 3, toSave: 3, arrMinor: 500_000n })).toBe(
      '3 pay and are silent ($5k of ARR at risk). 3 still to save.',
    );
  });

  it('says that all is well', () => {
    expect(say({})).toBe('Every customer whose devices report pays, and every one who pays reports.');
  });
});
