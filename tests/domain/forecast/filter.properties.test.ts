import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { dealPasses, NO_FILTER, productOf, type ForecastFilter } from '@/domain/forecast/filter';
import { forecast } from '@/domain/forecast/forecast';
import { standardBook } from '@/domain/forecast/lead-times';
import {
  DEFAULT_LEAD_TIMES,
  FORECAST_CATEGORIES,
  FORECAST_COLUMNS,
  MEASURES,
  type ForecastOptions,
} from '@/domain/forecast/types';
import { anyDeal, day, deal, hardware } from '../deals/deal-facts';

const someDeals = fc
  .array(anyDeal, { maxLength: 6 })
  .map((list) => list.map((facts, i) => ({ ...facts, id: `deal-${i}` })));
const calendar = fc.record({
  startMonth: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom('months', 'weeks'),
} as const);

/** Every value that a field can be asked for: the parts of the whole. */
const PARTS: { [Field in keyof ForecastFilter]: readonly NonNullable<ForecastFilter[Field]>[] } = {
  repId: ['rep-1', 'rep-2', ''],
  customerId: ['customer-1', 'customer-2', ''],
  product: ['TempSense', 'gate ', ''],
  category: FORECAST_CATEGORIES,
};

test('the parts of every field of the filter add up to the whole, cell by cell, on any day and in any calendar', () => {
  fc.assert(
    fc.property(someDeals, calendar, fc.integer({ min: -200, max: 200 }), (deals, fiscal, offset) => {
      const book = standardBook(DEFAULT_LEAD_TIMES);
      const options: ForecastOptions = { asOf: day(offset), fiscal, book, model: DEFAULT_STAGE_MODEL };
      const whole = forecast(deals, options);
      for (const [field, values] of Object.entries(PARTS)) {
        const parts = values.map((value) =>
          forecast(deals, { ...options, filter: { ...NO_FILTER, [field]: value } }),
        );
        expect(parts.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(whole.rows.length);
        whole.periods.forEach(({ streams }, period) => {
          for (const column of FORECAST_COLUMNS)
            for (const measure of MEASURES) {
              const cell = (of: typeof whole) => of.periods[period]?.streams[column][`${measure}Minor`] ?? 0n;
              expect(parts.reduce((sum, part) => sum + cell(part), 0n)).toBe(
                streams[column][`${measure}Minor`],
              );
            }
        });
      }
    }),
    { numRuns: 50 },
  );
});

test('several fields at once leave what passes all of them', () => {
  const facts = deal({
    repId: 'rep-1',
    customerId: 'c',
    product: null,
    lines: [hardware({ product: 'Gate' })],
  });
  expect(productOf(facts)).toBe('Gate');
  const of = { repId: 'rep-1', customerId: 'c', product: 'Gate' };
  expect(dealPasses(of, { ...NO_FILTER, repId: 'rep-1', product: ' GATE' })).toBe(true);
  expect(dealPasses(of, { ...NO_FILTER, repId: 'rep-1', customerId: '' })).toBe(false);
  expect(dealPasses({ ...of, product: null }, { ...NO_FILTER, product: '' })).toBe(true);
});
