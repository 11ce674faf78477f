import { SLIP_POINTS, type RangeInput } from '@/domain/forecast/simulation/range';
import { noDeals } from '@/domain/forecast/simulation/range-input';
import { date } from '@/domain/values/calendar-date';

/** Days of the tests: today, and the first days of two quarters and of later. */
export const DAY = { today: 1000, next: 1040, later: 1130 };

export type TestRow = { column?: number; amount: number; day?: number; days?: number; lags?: number };
export type TestDeal = { bp: number; rows: TestRow[]; group?: number; key?: number };

/** An input of deals with lead times that all go by one list of slips. */
export function inputOf(
  deals: readonly TestDeal[],
  over: Partial<RangeInput> = {},
  slips: readonly number[] = [],
): RangeInput {
  const input: RangeInput = {
    asOf: date('2026-11-22'),
    currency: 'USD',
    trials: 10_000,
    seed: 1,
    periods: [
      { kind: 'quarter', label: 'Q4 2026' },
      { kind: 'quarter', label: 'Q1 2027' },
      { kind: 'later', label: 'Later' },
      { kind: 'undated', label: 'Undated' },
    ],
    starts: [950, DAY.next, DAY.later],
    today: DAY.today,
    certain: Array.from({ length: 16 }, () => 0),
    ...noDeals(),
    slips: [Array.from({ length: SLIP_POINTS }, (_, i) => slips[i] ?? 0)],
    sharedSlip: 0,
    ...over,
  };
  deals.forEach((deal, i) => {
    for (const row of deal.rows) addRow(input, row);
    input.deals.key.push(deal.key ?? i * 7919 + 13);
    input.deals.bp.push(deal.bp);
    input.deals.group.push(deal.group ?? -1);
    input.deals.rowsEnd.push(input.rows.amount.length);
  });
  return input;
}

function addRow({ rows }: RangeInput, { column = 0, amount, day = DAY.today, days = 0, lags = 0 }: TestRow) {
  rows.column.push(column);
  rows.amount.push(amount);
  rows.day.push(day);
  rows.days.push(days);
  rows.first.push(lags);
  rows.last.push(lags);
  for (const list of [rows.ship, rows.install, rows.activation]) list.push(0);
}

/** Mean and variance of a list, and the standard errors of both. */
export function momentsOf(values: Float64Array) {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const power = (n: number) => values.reduce((sum, value) => sum + (value - mean) ** n, 0) / count;
  const variance = power(2);
  return {
    mean,
    variance,
    meanError: Math.sqrt(variance / count),
    varianceError: Math.sqrt((power(4) - variance ** 2) / count),
  };
}
