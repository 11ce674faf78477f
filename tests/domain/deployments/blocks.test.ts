import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_CAUSES,
  blockedDays,
  standingBlocks,
  type Block,
  type BlockCause,
} from '@/domain/deployments/blocks';
import { addDays, date, daysBetween } from '@/domain/values/calendar-date';

const range = { from: date('2025-01-01'), until: date('2025-03-01') };

function block(cause: BlockCause, from: string, until: string | null): Block {
  return { cause, fromOn: date(from), untilOn: until === null ? null : date(until) };
}

describe('blocked days', () => {
  it('count from the first day on which it stood still to the day on which it went on', () => {
    expect(blockedDays([block('integration', '2025-01-10', '2025-01-15')], range)).toEqual({
      total: 5,
      byCause: { hardware_installation: 0, network_configuration: 0, integration: 5, customer: 0 },
    });
  });

  it('count a day with two causes once, for the one that began first', () => {
    const { total, byCause } = blockedDays(
      [block('customer', '2025-01-12', '2025-01-20'), block('integration', '2025-01-10', '2025-01-15')],
      range,
    );
    expect(total).toBe(10);
    expect(byCause).toMatchObject({ integration: 5, customer: 5 });
  });

  it('keep to the range, and run to its end while something stands in the way', () => {
    const early = block('network_configuration', '2024-12-20', '2025-01-03');
    const standing = block('customer', '2025-02-27', null);
    expect(blockedDays([early, standing], range)).toMatchObject({
      total: 4,
      byCause: { network_configuration: 2, customer: 2 },
    });
    expect(blockedDays([block('customer', '2025-04-01', null)], range).total).toBe(0);
  });

  it('are the days of a calendar that is crossed out day by day', () => {
    const days = fc.integer({ min: -20, max: 90 });
    const anyBlock = fc.record({
      cause: fc.constantFrom(...BLOCK_CAUSES),
      from: days,
      length: fc.option(days),
    });
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 6 }), (specs) => {
        const blocks = specs.map(({ cause, from, length }): Block => {
          const fromOn = addDays(range.from, from);
          return { cause, fromOn, untilOn: length === null ? null : addDays(fromOn, Math.max(0, length)) };
        });
        const { total, byCause } = blockedDays(blocks, range);
        let crossed = 0;
        for (let i = 0; i < daysBetween(range.from, range.until); i += 1) {
          if (standingBlocks(blocks, addDays(range.from, i)).length > 0) crossed += 1;
        }
        expect(total).toBe(crossed);
        expect(Object.values(byCause).reduce((a, b) => a + b, 0)).toBe(total);
      }),
    );
  });
});

describe('what stands in the way on a day', () => {
  it('is what has begun and not ended, the oldest first, with its days so far', () => {
    const blocks = [
      block('customer', '2025-01-20', null),
      block('integration', '2025-01-10', '2025-01-25'),
      block('network_configuration', '2025-01-01', '2025-01-24'),
      block('hardware_installation', '2025-01-25', null),
    ];
    const standing = standingBlocks(blocks, date('2025-01-24'));
    expect(standing.map(({ cause, days }) => [cause, days])).toEqual([
      ['integration', 14],
      ['customer', 4],
    ]);
  });
});
