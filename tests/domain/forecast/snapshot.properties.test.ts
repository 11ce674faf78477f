import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanUpPlan } from '@/domain/audit/clean-up';
import { NO_FILTER } from '@/domain/forecast/filter';
import { emptyColumns, forecast } from '@/domain/forecast/forecast';
import {
  forecastOf,
  periodsOfRecords,
  snapshotDeals,
  snapshotQuarters,
} from '@/domain/forecast/snapshot-deals';
import {
  figuresJson,
  figuresOf,
  parseFigures,
  startTally,
  tallyDeals,
} from '@/domain/forecast/snapshot-figures';
import { parseDeals, serialiseDeals } from '@/domain/forecast/snapshot-text';
import { FORECAST_COLUMNS, MEASURES, type ForecastColumns } from '@/domain/forecast/types';
import { deal, TODAY } from '../deals/deal-facts';
import { AUDIT, FILTERS, rules, someCalendar, someDay, someDeals } from './snapshot-world';

test('what was written is what is read', () => {
  fc.assert(
    fc.property(someDeals, someCalendar, someDay, (deals, fiscal, asOf) => {
      const records = snapshotDeals(deals, rules({ asOf, fiscal }));
      expect(parseDeals(serialiseDeals(records))).toEqual(records);
    }),
  );
});

test('a snapshot gives back the forecast of its day, for every filter, to the row', () => {
  fc.assert(
    fc.property(someDeals, someCalendar, someDay, (deals, fiscal, asOf) => {
      const settings = rules({ asOf, fiscal });
      const stored = parseDeals(serialiseDeals(snapshotDeals(deals, settings)));
      const periods = periodsOfRecords(settings);
      for (const filter of FILTERS)
        expect(forecastOf(stored, periods, { asOf, filter })).toEqual(
          forecast(deals, { ...settings, filter }),
        );
    }),
  );
});

test('without what the clean-up would close it gives back the forecast after the clean-up', () => {
  fc.assert(
    fc.property(someDeals, someCalendar, someDay, (deals, fiscal, asOf) => {
      const settings = rules({ asOf, fiscal });
      const { namesOf: _names, isZombie: _zombie, ...options } = settings;
      const { after } = cleanUpPlan(deals, AUDIT, options);
      const read = { asOf, filter: NO_FILTER, cleaned: true };
      const rebuilt = forecastOf(snapshotDeals(deals, settings), periodsOfRecords(settings), read);
      expect(rebuilt.periods).toEqual(after.periods);
    }),
  );
});

function sum(lists: readonly (readonly ForecastColumns[])[], periods: number): ForecastColumns[] {
  return Array.from({ length: periods }, (_, i) => {
    const total = emptyColumns();
    for (const list of lists)
      for (const column of FORECAST_COLUMNS)
        for (const measure of MEASURES)
          total[column][`${measure}Minor`] += list[i]?.[column][`${measure}Minor`] ?? 0n;
    return total;
  });
}

test('the figures of the header are those of the records, in however many parts, and the reps add up to them', () => {
  fc.assert(
    fc.property(someDeals, someCalendar, someDay, fc.nat(5), (deals, fiscal, asOf, cut) => {
      const settings = rules({ asOf, fiscal });
      const records = snapshotDeals(deals, settings);
      const tally = startTally(periodsOfRecords(settings));
      for (const part of [records.slice(0, cut), records.slice(cut)]) tallyDeals(tally, part);
      const plain = tally.periods.map((_, i) => BigInt(i));
      const figures = figuresOf(tally, { plain, byWord: plain.map((minor) => minor / 2n) }, settings.book);
      const quarters = snapshotQuarters(asOf, fiscal);
      const whole = forecast(deals, { ...settings, quarters });
      expect(figures.cells).toEqual(whole.periods.map(({ streams }) => streams));
      expect(
        sum(
          figures.reps.map(({ cells }) => cells),
          figures.periods.length,
        ),
      ).toEqual(figures.cells);
      expect(
        sum(
          figures.reps.map(({ cleanedCells }) => cleanedCells),
          figures.periods.length,
        ),
      ).toEqual(figures.cleanedCells);
      const read = parseFigures(
        JSON.parse(JSON.stringify(figuresJson(figures))) as ReturnType<typeof figuresJson>,
      );
      expect(read).toEqual(figures);
    }),
  );
});

test('amounts beyond what a JSON number holds survive', () => {
  const huge = 9_007_199_254_740_993n;
  const unsplit = deal({ amountMinor: huge, closeOn: TODAY });
  const records = snapshotDeals([unsplit], rules());
  expect(parseDeals(serialiseDeals(records))[0]?.rows[0]?.amountMinor).toBe(huge);
});

test('text that no snapshot wrote is refused', () => {
  expect(() => parseDeals('{"form":2,"texts":[],"deals":[]}')).toThrow('unknown form');
});
