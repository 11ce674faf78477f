import { describe, expect, it } from 'vitest';
import { compareWith, unitsOf, type Deployed } from '@/domain/approvals/comparison';
import { urgencyOf } from '@/domain/approvals/waiting';
import { deal, line } from '../deals/deal-facts';

const DEAL = { acvMinor: 1_800_000n, units: 100, product: 'Cold chain', currency: 'USD' };
const deployed = (acvMinor: bigint, devices: number | null, product: string | null = null): Deployed => ({
  acvMinor,
  devices,
  product,
});

describe('similar deployments', () => {
  const all = [
    deployed(4_120_000n, 100, 'Cold chain'),
    deployed(3_000_000n, 50, 'Cold chain'),
    deployed(5_000_000n, 200, 'Cold chain'),
    deployed(100n, 90, 'Parking'),
    deployed(9_000_000n, 201, 'Cold chain'),
    deployed(9_000_000n, null, 'Cold chain'),
  ];

  it('are those of the product and of half to twice the size, where there are three', () => {
    expect(compareWith(DEAL, all)).toEqual({
      count: 3,
      medianMinor: 4_120_000n,
      perDeviceMinor: 41_200n,
      ownPerDeviceMinor: 18_000n,
      sentence: '18,000 against a median of 41,200 of 3 deployments of its product and size.',
    });
  });

  it('are those of the size, else all, where the narrower group has fewer than three', () => {
    const other = compareWith({ ...DEAL, product: 'Trackers' }, all);
    expect(other).toMatchObject({ count: 4, medianMinor: 3_560_000n });
    expect(compareWith({ ...DEAL, units: null }, all)).toMatchObject({ count: 6, ownPerDeviceMinor: null });
    expect('sentence' in other && other.sentence).toMatch(/of 4 deployments of its size\.$/);
  });

  it('are n/a with the reason below three', () => {
    expect(compareWith(DEAL, [])).toEqual({
      count: 0,
      reason: 'n/a: there are none of the 3 production deployments that a comparison needs.',
    });
    expect(compareWith(DEAL, all.slice(0, 1))).toMatchObject({
      reason: expect.stringContaining('there is 1 of'),
    });
  });
});

describe('the size of a deal', () => {
  it('is the devices that it brings, else the largest number that a line names', () => {
    const lines = [
      line({ stream: 'hardware', recurring: false, units: 60 }),
      line({ stream: 'hardware', recurring: false, units: 40 }),
      line({ stream: 'software', recurring: true, units: 500 }),
    ];
    expect(unitsOf(deal({ lines }))).toBe(100);
    expect(unitsOf(deal({ lines: lines.slice(2) }))).toBe(500);
    expect(unitsOf(deal({ lines: [] }))).toBeNull();
  });
});

describe('waiting', () => {
  it('is to look at after three days and to act on after seven', () => {
    expect([0, 3, 4, 7, 8].map(urgencyOf)).toEqual(['fine', 'fine', 'look', 'look', 'act']);
  });
});
