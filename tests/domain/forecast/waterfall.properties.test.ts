import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { NO_FILTER, type ForecastFilter } from '@/domain/forecast/filter';
import { forecast } from '@/domain/forecast/forecast';
import { standardBook } from '@/domain/forecast/lead-times';
import { snapshotQuarters } from '@/domain/forecast/snapshot-deals';
import {
  DEFAULT_LEAD_TIMES,
  FORECAST_COLUMNS,
  type ForecastCell,
  type ForecastOptions,
} from '@/domain/forecast/types';
import { WATERFALL_MEASURES, type Waterfall, type WaterfallMeasure } from '@/domain/forecast/waterfall';
import { comparableQuarters, waterfallBetween } from '@/domain/forecast/waterfall-between';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { FiscalCalendar } from '@/domain/values/fiscal-calendar';
import { someHistory, type History } from './random-histories';
import { FILTERS, sideOn } from './snapshot-world';

const FISCAL: FiscalCalendar = { startMonth: 1, kind: 'months' };

const UP = ['amountUp', 'pulledIn', 'reopened'];
const DOWN = ['amountDown', 'pushedOut', 'lost'];

/** What is wrong with a waterfall; asked without expect(), which would take most of the time of so many. */
function faultsOf({ startMinor, endMinor, steps, moves, columns }: Waterfall): string[] {
  const faults: string[] = [];
  const total = steps.reduce((sum, step) => sum + step.amountMinor, 0n);
  if (startMinor + total !== endMinor) faults.push('the steps are not the difference');
  for (const column of FORECAST_COLUMNS) {
    const own = columns[column];
    const sum = steps.reduce((all, step) => all + step.columns[column], 0n);
    if (own.startMinor + sum !== own.endMinor) faults.push(`${column} does not balance`);
  }
  for (const { step, amountMinor } of steps) {
    const own = moves.filter((move) => move.step === step);
    if (own.reduce((sum, move) => sum + move.amountMinor, 0n) !== amountMinor)
      faults.push(`${step} is not its moves`);
    if (own.some((move) => move.amountMinor === 0n)) faults.push(`${step} has a move of nothing`);
    if (
      own.some((move) =>
        UP.includes(step) ? move.amountMinor < 0n : DOWN.includes(step) && move.amountMinor > 0n,
      )
    )
      faults.push(`${step} goes the wrong way`);
  }
  return faults;
}

/** What the forecast itself says of a quarter. */
function figure(
  deals: History['before'],
  asOf: CalendarDate,
  filter: ForecastFilter,
  from: CalendarDate | null,
  measure: WaterfallMeasure,
): bigint {
  const options: ForecastOptions = {
    asOf,
    fiscal: FISCAL,
    book: standardBook(DEFAULT_LEAD_TIMES),
    model: DEFAULT_STAGE_MODEL,
    filter,
    quarters: snapshotQuarters(asOf, FISCAL),
  };
  const cell = forecast(deals, options).periods.find((period) => period.from === from)?.total;
  return cell ? valueOf(cell, measure) : 0n;
}

function valueOf(cell: ForecastCell, measure: WaterfallMeasure): bigint {
  if (measure === 'commit') return cell.commitMinor;
  return measure === 'weighted' ? cell.weightedMinor : cell.weightedMinor + cell.actualMinor;
}

/** Against hanging; some seconds on a quiet machine. */
const LONG = 180_000;

type Drawn = { history: History; measure: WaterfallMeasure; at: number };

/** Both sides of a drawn history, and one of the quarters that they share; null: everything. */
function draw({ history, at }: Drawn) {
  const { before, after, from, to } = history;
  const sides = [sideOn(from, before), sideOn(to, after)] as const;
  const quarters = comparableQuarters(...sides);
  const quarter = quarters[at % (quarters.length + 1)];
  const range = quarter?.from && quarter.until ? { from: quarter.from, until: quarter.until } : null;
  return { sides, range };
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  history: someHistory,
  measure: fc.constantFrom(...WATERFALL_MEASURES),
  at: fc.nat(9),
});

test(
  '10,000 random histories balance, whole and filtered, to the minor unit and in every column',
  () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(...FILTERS), (one, filter) => {
        const { sides, range } = draw(one);
        const { measure } = one;
        const faults = [NO_FILTER, filter].flatMap((part) =>
          faultsOf(waterfallBetween(...sides, { measure, range, filter: part })),
        );
        if (faults.length > 0) throw new Error(faults.join(', '));
      }),
      { numRuns: 10_000 },
    );
  },
  LONG,
);

test('every filter of one history balances, and begins and ends with what the forecast itself says', () => {
  fc.assert(
    fc.property(drawn, (one) => {
      const { sides, range } = draw(one);
      const { measure, history } = one;
      const { before, after, from, to } = history;
      if (range === null) return;
      for (const filter of FILTERS) {
        const waterfall = waterfallBetween(...sides, { measure, range, filter });
        expect(faultsOf(waterfall)).toEqual([]);
        expect(waterfall.startMinor).toBe(figure(before, from, filter, range.from, measure));
        expect(waterfall.endMinor).toBe(figure(after, to, filter, range.from, measure));
      }
    }),
  );
});

test('the quarters and what lies beyond them add up to the whole: no step is lost between them', () => {
  fc.assert(
    fc.property(someHistory, ({ before, after, from }) => {
      // One day: both sides have the same periods, so the parts are the whole but for later and undated.
      const sides = [sideOn(from, before), sideOn(from, after)] as const;
      const whole = waterfallBetween(...sides, { measure: 'weighted', range: null, filter: NO_FILTER });
      const parts = comparableQuarters(...sides).map((quarter) => {
        if (quarter.from === null || quarter.until === null) throw new Error('A quarter has two ends');
        const range = { from: quarter.from, until: quarter.until };
        return waterfallBetween(...sides, { measure: 'weighted', range, filter: NO_FILTER });
      });
      const sum = parts.reduce((total, { startMinor }) => total + startMinor, 0n);
      expect(sum).toBeLessThanOrEqual(whole.startMinor);
      // Time moves nothing out of everything: without a range no day is a reason.
      const dayOnly = ['pulledIn', 'pushedOut', 'shipSlip', 'activationSlip', 'milestoneSlip'];
      expect(whole.steps.filter(({ step }) => dayOnly.includes(step))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('without a change there is no step, and back again every step turns round', () => {
  fc.assert(
    fc.property(someHistory, fc.constantFrom(...WATERFALL_MEASURES), ({ before, after, from }, measure) => {
      const [one, other] = [sideOn(from, before), sideOn(from, after)];
      const options = { measure, range: null, filter: NO_FILTER };
      expect(waterfallBetween(one, one, options).moves).toEqual([]);
      const there = waterfallBetween(one, other, options);
      const back = waterfallBetween(other, one, options);
      expect(back.endMinor - back.startMinor).toBe(there.startMinor - there.endMinor);
    }),
  );
});
