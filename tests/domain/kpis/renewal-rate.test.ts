import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renewalRate, type LineOnDay } from '@/domain/kpis/renewal-rate';
import { date } from '@/domain/values/calendar-date';
import { STREAMS, type Stream } from '@/domain/values/stream';

const WINDOW = { from: date('2024-01-01'), until: date('2024-12-31') };

function line(customerId: string, day: string, arrMinor: number, stream: Stream = 'software'): LineOnDay {
  return { customerId, stream, on: date(day), arrMinor: BigInt(arrMinor) };
}

describe('the renewal rate', () => {
  it('is what went on of what was up for renewal', () => {
    const ended = [line('a', '2024-03-01', 1_000), line('b', '2024-06-01', 500)];
    const rate = renewalRate(ended, [line('a', '2024-03-01', 800)], WINDOW);
    expect(rate).toMatchObject({ dueMinor: 1_500n, renewedMinor: 800n });
    expect(rate.rate.ratio).toEqual({ numerator: 800n, denominator: 1_500n });
    expect(rate.renewals.map(({ customerId }) => customerId)).toEqual(['b', 'a']);
  });

  it('counts no more than was up: a larger renewal hides no other loss', () => {
    const ended = [line('a', '2024-03-01', 100), line('b', '2024-03-01', 100)];
    expect(renewalRate(ended, [line('a', '2024-03-01', 900)], WINDOW)).toMatchObject({ renewedMinor: 100n });
  });

  it('takes the lines of a customer, stream and day together, and nothing else', () => {
    const ended = [
      line('a', '2024-03-01', 100),
      line('a', '2024-03-01', 50),
      line('a', '2024-03-01', 70, 'hardware'),
    ];
    const begun = [line('a', '2024-03-01', 120), line('a', '2024-03-02', 999), line('b', '2024-03-01', 999)];
    const rate = renewalRate(ended, begun, WINDOW);
    expect(rate).toMatchObject({ dueMinor: 220n, renewedMinor: 120n });
    expect(rate.renewals).toHaveLength(2);
  });

  it('is n/a with the reason where nothing ended', () => {
    expect(renewalRate([], [line('a', '2024-03-01', 1)], WINDOW).rate).toEqual({
      ratio: null,
      reason: 'No contract came up for renewal from 1 Jan 2024 to 31 Dec 2024.',
    });
  });

  const lines = fc.array(
    fc.record({
      customerId: fc.constantFrom('a', 'b', 'c'),
      stream: fc.constantFrom(...STREAMS),
      on: fc.constantFrom(date('2024-02-01'), date('2024-05-01')),
      arrMinor: fc.bigInt({ min: 0n, max: 10_000n }),
    }),
    { maxLength: 30 },
  );

  it('lies between 0 and 1, is the sum of its rows, and does not mind their order', () => {
    fc.assert(
      fc.property(lines, lines, (ended, begun) => {
        const rate = renewalRate(ended, begun, WINDOW);
        expect(rate.renewedMinor >= 0n && rate.renewedMinor <= rate.dueMinor).toBe(true);
        expect(rate.renewals.reduce((sum, row) => sum + row.dueMinor, 0n)).toBe(rate.dueMinor);
        expect(renewalRate(ended.toReversed(), begun.toReversed(), WINDOW)).toEqual(rate);
      }),
    );
  });
});
