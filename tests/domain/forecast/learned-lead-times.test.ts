import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnedLeadTimes, type ObservedDays } from '@/domain/forecast/learned-lead-times';

const of = (product: string, supplier: string, days: number[]): ObservedDays => ({
  kind: 'hardware',
  product,
  supplier,
  days,
});

describe('what a history says', () => {
  test('is the median and the 80th percentile by nearest rank', () => {
    const [learned] = learnedLeadTimes([of('', '', [100, 70, 90, 80, 60])]);
    expect(learned).toEqual({
      kind: 'hardware',
      product: '',
      supplier: '',
      p50Days: 80,
      p80Days: 90,
      observations: 5,
      basis: 'learned',
      sample: [60, 70, 80, 90, 100],
    });
  });

  test('is told per product and supplier, product, supplier and company', () => {
    const learned = learnedLeadTimes([
      of('Gate', 'Nordchip', [10, 20]),
      of('gate ', '', [30]),
      of('', 'Other', [40]),
    ]);
    expect(
      learned.map(({ product, supplier, observations }) => `${product}|${supplier}: ${observations}`).sort(),
    ).toEqual(['Gate|: 3', 'Gate|Nordchip: 2', '|: 4', '|Nordchip: 2', '|Other: 1']);
  });

  test('keeps a sample of a long history that has the same percentiles to a day or two', () => {
    const days = Array.from({ length: 1000 }, (_, i) => i);
    const [learned] = learnedLeadTimes([of('', '', days)]);
    expect(learned).toMatchObject({ observations: 1000, p50Days: 499, p80Days: 799 });
    expect(learned?.sample).toHaveLength(200);
    expect(learned?.sample[99]).toBe(497);
  });

  test('has p50 ≤ p80, both observed, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 730 }), { minLength: 1, maxLength: 60 }), (days) => {
        const [learned] = learnedLeadTimes([of('', '', days)]);
        const [again] = learnedLeadTimes([of('', '', days.toReversed())]);
        expect(learned).toEqual(again);
        const { p50Days = NaN, p80Days = NaN } = learned ?? {};
        expect(days).toContain(p50Days);
        expect(days).toContain(p80Days);
        const within = (limit: number) => days.filter((value) => value <= limit).length / days.length;
        expect(within(p50Days)).toBeGreaterThanOrEqual(0.5);
        expect(within(p80Days)).toBeGreaterThanOrEqual(0.8);
        expect(p50Days).toBeLessThanOrEqual(p80Days);
      }),
    );
  });
});
