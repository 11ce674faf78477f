import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { forecast } from '@/domain/forecast/forecast';
import { standardBook, type LeadTimeBook } from '@/domain/forecast/lead-times';
import { outcomesOf } from '@/domain/forecast/simulation/outcomes';
import { joinedInput, rangeInputOf } from '@/domain/forecast/simulation/range-input';
import { simulateRange } from '@/domain/forecast/simulation/simulate';
import { slipsOf } from '@/domain/forecast/simulation/slips';
import { DEFAULT_LEAD_TIMES, FORECAST_COLUMNS, type ForecastOptions } from '@/domain/forecast/types';
import {
  anyDeal,
  committedDeal,
  day,
  deal,
  hardware,
  proof,
  services,
  software,
  TODAY,
} from '../../deals/deal-facts';

const CERTAIN = standardBook(DEFAULT_LEAD_TIMES);
const USUAL = standardBook(DEFAULT_LEAD_TIMES, { hardwareDays: 95, installDays: 14, activationDays: 24 });

function options(book: LeadTimeBook = USUAL, over: Partial<ForecastOptions> = {}): ForecastOptions {
  const fiscal = { startMonth: 1, kind: 'months' as const };
  return { asOf: TODAY, fiscal, book, model: DEFAULT_STAGE_MODEL, ...over };
}

/** What each row of a deal's lines hangs on, by column: first and last day. */
function hangsOn(facts: DealFacts) {
  const { rows } = rangeInputOf([facts], options(), 'USD');
  return rows.column.map((column, i) => [FORECAST_COLUMNS[column], rows.first[i], rows.last[i]]);
}

test('before the PO hardware hangs on its own lead time, software on all three, a milestone on none', () => {
  const lines = [hardware(), software(), services({ promisedOn: day(60) })];
  expect(hangsOn(deal({ lines, closeOn: day(10) }))).toEqual([
    ['hardware', 1, 1],
    ['software', 7, 7],
    ['services', 0, 0],
  ]);
});

test('a promised day and what has happened leave less to hang on', () => {
  const promised = committedDeal({ lines: [hardware({ promisedOn: day(30) }), software()] });
  expect(hangsOn(promised)).toEqual([
    ['hardware', 0, 0],
    ['software', 6, 6],
  ]);
  const shipped = [...promised.evidence, proof('shipment', { evidenceOn: day(-5) })];
  expect(hangsOn({ ...promised, evidence: shipped })).toEqual([['software', 6, 6]]);
  expect(hangsOn({ ...promised, evidence: shipped, installedOn: day(-2) })).toEqual([['software', 4, 4]]);
});

test('software that runs is certain to the end of its term, whatever becomes of the rest', () => {
  const evidence = [
    ...committedDeal().evidence,
    proof('shipment', { evidenceOn: day(-20) }),
    proof('activation', { evidenceOn: day(-10) }),
  ];
  const input = rangeInputOf([committedDeal({ evidence })], options(), 'USD');
  expect(input.rows.column).toEqual([2]);
  const sum = input.certain.reduce((total, amount) => total + amount, 0);
  expect(sum).toBeCloseTo(100_000 + 120_000, 6);
});

test('a late clock still hangs on the lead times that have to follow', () => {
  const overdue = committedDeal({
    lines: [hardware(), software()],
    evidence: [proof('po', { evidenceOn: day(-300) })],
  });
  expect(hangsOn(overdue)).toEqual([
    ['hardware', 1, 1],
    ['software', 7, 7],
  ]);
});

test('without lead times to draw, what each cell may bring is exactly the forecast of the cell', () => {
  const someDeals = fc
    .array(anyDeal, { maxLength: 5 })
    .map((list) => list.map((facts, i) => ({ ...facts, id: `deal-${i}` })));
  fc.assert(
    fc.property(someDeals, (deals) => {
      const told = forecast(deals, options(CERTAIN));
      const input = rangeInputOf(deals, options(CERTAIN), 'USD');
      const expected = [...input.certain];
      for (const { probability, cells, amounts } of outcomesOf(input))
        cells.forEach((cell, i) => {
          expected[cell] = (expected[cell] ?? 0) + probability * (amounts[i]?.[0] ?? 0);
        });
      told.periods.forEach(({ streams }, period) =>
        FORECAST_COLUMNS.forEach((column, i) => {
          const { actualMinor, weightedMinor } = streams[column];
          const error = Math.abs((expected[period * 4 + i] ?? 0) - Number(actualMinor + weightedMinor));
          // The forecast rounds every line at the end of every period.
          expect(error).toBeLessThanOrEqual(2 * deals.length * 4);
        }),
      );
    }),
  );
});

test('lead times move amounts between periods and change no sum', () => {
  const deals = Array.from({ length: 30 }, (_, i) =>
    committedDeal({ id: `d${i}`, evidence: [proof('po', { evidenceOn: day(-30 - i) })] }),
  );
  const input = rangeInputOf(deals, options(), 'USD');
  const [drawn, sure] = [simulateRange(input), simulateRange(rangeInputOf(deals, options(CERTAIN), 'USD'))];
  expect(drawn.columns).toEqual(sure.columns);
  expect(drawn.cells).not.toEqual(sure.cells);
});

test('the filter of the forecast is the filter of its range, and quarters before today keep what happened', () => {
  const [ours, other] = [committedDeal({ id: 'a', repId: 'rep' }), committedDeal({ id: 'b', repId: null })];
  const filter = { repId: 'rep', category: null, customerId: null, product: null };
  const only = rangeInputOf([ours, other], options(USUAL, { filter }), 'USD');
  expect(only).toEqual(rangeInputOf([ours], options(), 'USD'));
  const { periods } = forecast([ours], options());
  expect(only.periods).toEqual(periods.map(({ kind, label }) => ({ kind, label })));
});

test('deals of a product are late together, else those of a customer; the rest each alone', () => {
  const { deals } = rangeInputOf(
    [
      committedDeal({ id: 'a', product: 'Gateway' }),
      committedDeal({ id: 'b', product: ' gateway ', customerId: 'x' }),
      committedDeal({ id: 'c', customerId: 'x' }),
      committedDeal({ id: 'd', customerId: 'x' }),
      committedDeal({ id: 'e' }),
    ],
    options(),
    'USD',
  );
  const [a, b, c, d, e] = deals.group;
  expect([a, c, e]).toEqual([b, d, -1]);
  expect(new Set([a, c, e]).size).toBe(3);
});

test('two inputs joined draw what both deals in one draw', () => {
  const late = committedDeal({
    id: 'b',
    product: 'Gateway',
    evidence: [proof('po', { evidenceOn: day(-40) })],
  });
  const others = [
    committedDeal({ id: 'a', product: 'Gateway' }),
    deal({ id: 'c', lines: [hardware()], closeOn: day(9) }),
  ];
  const joined = joinedInput(rangeInputOf(others, options(), 'USD'), rangeInputOf([late], options(), 'USD'));
  expect(simulateRange(joined)).toEqual(simulateRange(rangeInputOf([...others, late], options(), 'USD')));
});

test('slips: the default is 8 to 16 weeks around its median, what was learned is drawn as it was', () => {
  const found = { observations: 0, basis: 'default' as const, why: 'default', sample: [] as number[] };
  const usual = slipsOf({ ...found, p50Days: 84, p80Days: 95 });
  expect([usual[0], usual.at(-1)]).toEqual([-25, 25]);
  const share = usual.filter((days) => days <= 11).length / usual.length;
  expect(Math.abs(share - 0.8)).toBeLessThan(0.04);
  expect(slipsOf({ ...found, p50Days: 14, p80Days: 14 }).every((days) => days === 0)).toBe(true);
  const learned = slipsOf({ ...found, p50Days: 60, p80Days: 90, sample: [50, 60, 60, 90] });
  expect(new Set(learned)).toEqual(new Set([-10, 0, 30]));
});
