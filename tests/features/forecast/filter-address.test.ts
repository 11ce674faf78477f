import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTER, type ForecastFilter } from '@/domain/forecast/filter';
import { FORECAST_CATEGORIES } from '@/domain/forecast/types';
import { date } from '@/domain/values/calendar-date';
import { filterParams, isFiltered, readFilter, withFilter } from '@/features/forecast/filter-address';

const REP = '0197a1b2-0000-7000-8000-0000000000aa';

function fromAddress(address: string): ForecastFilter {
  return readFilter(Object.fromEntries(new URL(address, 'https://x.example').searchParams));
}

describe('the filter of a forecast in its address', () => {
  it('is the rep, the customer, the product and the category', () => {
    const raw = { rep: REP, customer: REP, product: ' TempSense ', category: 'bestCase' };
    expect(readFilter(raw)).toEqual({
      repId: REP,
      customerId: REP,
      product: 'TempSense',
      category: 'bestCase',
    });
    expect(readFilter({})).toEqual(NO_FILTER);
  });

  it('tells nobody from everybody', () => {
    expect(readFilter({ rep: '-', customer: '-', product: '-' })).toEqual({
      ...NO_FILTER,
      repId: '',
      customerId: '',
      product: '',
    });
    expect(readFilter({ rep: '', customer: '', product: '  ' })).toEqual(NO_FILTER);
  });

  it('takes nothing that is no id and no category', () => {
    expect(readFilter({ rep: "' OR 1=1", customer: [REP], category: 'toString' })).toEqual(NO_FILTER);
    expect(readFilter({ product: 'x'.repeat(201), category: ['commit'] })).toEqual(NO_FILTER);
  });

  it('goes on to the pages that it links to, with the clocks', () => {
    const filter: ForecastFilter = { ...NO_FILTER, repId: REP, product: 'A & B' };
    const asOf = date('2026-11-22');
    expect(withFilter('/f', NO_FILTER)).toBe('/f');
    expect(withFilter('/f/rows?period=1', filter, { asOf })).toBe(
      `/f/rows?period=1&rep=${REP}&product=A+%26+B&asOf=2026-11-22`,
    );
  });

  it('comes back from its own address, whatever it is', () => {
    const name = fc.string({ maxLength: 60 }).map((text) => text.trim());
    const filters = fc.record({
      repId: fc.constantFrom(null, '', REP),
      customerId: fc.constantFrom(null, '', REP),
      product: fc.oneof(
        fc.constant(null),
        name.filter((text) => text !== '-'),
      ),
      category: fc.constantFrom(null, ...FORECAST_CATEGORIES),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(fromAddress(withFilter('/f', filter))).toEqual(filter);
        expect(isFiltered(filter)).toBe(filterParams(filter).length > 0);
      }),
    );
  });
});
