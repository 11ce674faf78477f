import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blend,
  grrOf,
  noArr,
  nrrOf,
  retainedOf,
  retentionOf,
  type ArrByStream,
  type CustomerArr,
} from '@/domain/revenue/retention';
import { ratioValue } from '@/domain/values/ratio';
import { STREAMS } from '@/domain/values/stream';

function arr(software: bigint, hardware = 0n, services = 0n): ArrByStream {
  return { software, hardware, services };
}

function percent(value: ReturnType<typeof grrOf>): number | null {
  return value.ratio === null ? null : ratioValue(value.ratio) * 100;
}

function measured(start: CustomerArr, end: CustomerArr) {
  const sums = blend(retentionOf(start, end));
  return { grr: percent(grrOf(sums, 'none')), nrr: percent(nrrOf(sums, 'none')), ...sums };
}

const anyArr = fc
  .tuple(fc.nat(5), fc.nat(5), fc.nat(5))
  .map(([a, b, c]) => arr(BigInt(a) * 100n, BigInt(b) * 100n, BigInt(c) * 100n));
const anyState = fc
  .array(anyArr, { maxLength: 8 })
  .map((list) => new Map(list.map((one, i) => [`c${i}`, one])));

describe('published examples', () => {
  it('D1: start 2,000,000 with 50,000 contraction and 100,000 churn keeps 92.5 %; new business stays out', () => {
    const start = new Map([
      ['stays', arr(1_600_000n)],
      ['shrinks', arr(300_000n)],
      ['leaves', arr(100_000n)],
    ]);
    const end = new Map([
      ['stays', arr(1_750_000n)],
      ['shrinks', arr(250_000n)],
      ['arrives', arr(300_000n)],
    ]);
    expect(measured(start, end)).toMatchObject({ grr: 92.5, nrr: 100, startMinor: 2_000_000n });
  });

  it('D2: 100,000 less 6,000 downgrade and 8,000 churn is 86 % gross and, with 8,000 expansion, 94 % net', () => {
    const start = new Map([
      ['up', arr(80_000n)],
      ['down', arr(12_000n)],
      ['gone', arr(8_000n)],
    ]);
    const end = new Map([
      ['up', arr(88_000n)],
      ['down', arr(6_000n)],
    ]);
    expect(measured(start, end)).toMatchObject({ grr: 86, nrr: 94 });
  });

  it('D3: 100 with churn 10, contraction 10 and expansion 10 is 80 % gross and 90 % net', () => {
    const start = new Map([
      ['up', arr(60n)],
      ['down', arr(30n)],
      ['gone', arr(10n)],
    ]);
    const end = new Map([
      ['up', arr(70n)],
      ['down', arr(20n)],
    ]);
    expect(measured(start, end)).toMatchObject({ grr: 80, nrr: 90 });
  });
});

describe('gross revenue retention', () => {
  it('does not let a software upsell hide lost hardware maintenance of the same customer', () => {
    const start = new Map([['a', arr(100n, 50n)]]);
    const end = new Map([['a', arr(150n, 0n)]]);
    expect(measured(start, end)).toMatchObject({ retainedMinor: 100n, startMinor: 150n, nrr: 100 });
  });

  it('gives each stream its own figure, and the software one flatters', () => {
    const sums = retentionOf(new Map([['a', arr(100n, 100n)]]), new Map([['a', arr(100n, 20n)]]));
    expect(percent(grrOf(sums.software, ''))).toBe(100);
    expect(percent(grrOf(sums.hardware, ''))).toBe(20);
    expect(percent(grrOf(blend(sums), ''))).toBe(60);
    expect(percent(grrOf(blend(sums, ['software', 'services']), ''))).toBe(100);
  });

  it('is n/a with the reason, never 0, without a cohort', () => {
    const sums = blend(retentionOf(new Map(), new Map([['a', arr(100n)]])));
    expect(grrOf(sums, 'nobody yet')).toEqual({ ratio: null, reason: 'nobody yet' });
    expect(nrrOf(sums, 'nobody yet')).toEqual({ ratio: null, reason: 'nobody yet' });
  });

  it('is 0 when the whole cohort has left', () => {
    expect(measured(new Map([['a', arr(100n)]]), new Map()).grr).toBe(0);
  });

  it('counts a customer of the cohort who came back in full: point to point', () => {
    expect(measured(new Map([['a', arr(100n)]]), new Map([['a', arr(100n)]])).grr).toBe(100);
  });

  it('counts a new stream of a cohort customer in the net figure only', () => {
    expect(measured(new Map([['a', arr(100n)]]), new Map([['a', arr(100n, 40n)]]))).toMatchObject({
      grr: 100,
      nrr: 140,
    });
  });
});

describe('one customer’s part', () => {
  it('is nothing without ARR at the start, however much he pays now', () => {
    const part = retainedOf(noArr(), arr(100n, 100n, 100n));
    for (const stream of STREAMS) {
      expect(part[stream]).toEqual({ startMinor: 0n, retainedMinor: 0n, endMinor: 0n });
    }
  });

  it('keeps the smaller of then and now per stream', () => {
    const part = retainedOf(arr(100n, 30n), arr(70n, 40n, 5n));
    expect(part.software).toEqual({ startMinor: 100n, retainedMinor: 70n, endMinor: 70n });
    expect(part.hardware).toEqual({ startMinor: 30n, retainedMinor: 30n, endMinor: 40n });
    expect(part.services).toEqual({ startMinor: 0n, retainedMinor: 0n, endMinor: 5n });
  });
});

describe('for any two states', () => {
  it('0 ≤ GRR ≤ 100 % and GRR ≤ NRR, blended and per stream', () => {
    fc.assert(
      fc.property(anyState, anyState, (start, end) => {
        const sums = retentionOf(start, end);
        for (const part of [blend(sums), ...STREAMS.map((stream) => sums[stream])]) {
          expect(part.retainedMinor).toBeGreaterThanOrEqual(0n);
          expect(part.retainedMinor).toBeLessThanOrEqual(part.startMinor);
          expect(part.retainedMinor).toBeLessThanOrEqual(part.endMinor);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('new customers change nothing', () => {
    fc.assert(
      fc.property(anyState, anyState, anyArr, (start, end, newcomer) => {
        const more = new Map([...end, ['newcomer', newcomer] as const]);
        expect(retentionOf(start, more)).toEqual(retentionOf(start, end));
      }),
    );
  });

  it('upsell never changes GRR', () => {
    fc.assert(
      fc.property(anyState, anyArr, (start, extra) => {
        const up = new Map(
          [...start].map(([id, one]) => [
            id,
            arr(one.software + extra.software, one.hardware + extra.hardware, one.services + extra.services),
          ]),
        );
        const sums = blend(retentionOf(start, up));
        expect(sums.retainedMinor).toBe(sums.startMinor);
      }),
    );
  });

  it('the whole is the sum of its customers', () => {
    fc.assert(
      fc.property(anyState, anyState, (start, end) => {
        const whole = blend(retentionOf(start, end));
        const parts = [...start].map(([id, then]) => blend(retainedOf(then, end.get(id) ?? noArr())));
        expect(parts.reduce((total, part) => total + part.startMinor, 0n)).toBe(whole.startMinor);
        expect(parts.reduce((total, part) => total + part.retainedMinor, 0n)).toBe(whole.retainedMinor);
        expect(parts.reduce((total, part) => total + part.endMinor, 0n)).toBe(whole.endMinor);
      }),
    );
  });
});
