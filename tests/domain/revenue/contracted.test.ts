import { describe, expect, it } from 'vitest';
import { awaitedOf, type SignedLine } from '@/domain/revenue/contracted';
import { date } from '@/domain/values/calendar-date';

const line: SignedLine = {
  id: 'line',
  customerId: 'acme',
  customer: 'Acme',
  stream: 'software',
  signedOn: date('2026-11-01'),
  startOn: date('2027-01-01'),
  arrMinor: 12_000n,
  followedMinor: null,
};

describe('what is signed and has not begun', () => {
  it('adds all of a new line, and of a renewal only what it changes', () => {
    const adds = awaitedOf([
      line,
      { ...line, followedMinor: 10_000n },
      { ...line, followedMinor: 12_000n },
      { ...line, followedMinor: 15_000n },
    ]).map(({ addsMinor }) => addsMinor);
    expect(adds).toEqual([12_000n, 2_000n, 0n, -3_000n]);
  });
});
