import { expect, test } from 'vitest';
import { forecast } from '@/domain/forecast/forecast';
import { NO_FILTER } from '@/domain/forecast/filter';
import { FORECAST_COLUMNS, MEASURES, type ForecastColumn, type Measure } from '@/domain/forecast/types';
import { GOLDEN_DEALS, GOLDEN_OPTIONS } from './golden-company';

// Every figure here stands in docs/metrics.md, "The golden company", worked out by hand before it was computed.

const whole = forecast(GOLDEN_DEALS, GOLDEN_OPTIONS);
const line = (measure: Measure, column: ForecastColumn) =>
  whole.periods.map(({ streams }) => Number(streams[column][`${measure}Minor`]));

test.each<[Measure, ForecastColumn, number[]]>([
  ['actual', 'hardware', [400_000, 0, 0, 0, 0, 0, 0]],
  ['actual', 'software', [10_600, 0, 0, 0, 0, 0, 0]],
  ['actual', 'services', [26_000, 0, 0, 0, 0, 0, 0]],
  ['actual', 'unsplit', [0, 0, 0, 0, 0, 0, 0]],
  ['commit', 'hardware', [300_000, 450_000, 100_000, 0, 0, 0, 0]],
  ['commit', 'software', [24_800, 110_000, 118_300, 101_200, 84_200, 7100, 0]],
  ['commit', 'services', [43_000, 51_000, 0, 0, 0, 0, 0]],
  ['commit', 'unsplit', [0, 0, 0, 0, 0, 0, 0]],
  ['bestCase', 'hardware', [0, 120_000, 0, 0, 0, 0, 0]],
  ['pipeline', 'unsplit', [0, 0, 50_000, 0, 0, 0, 0]],
  ['weighted', 'hardware', [255_000, 393_000, 85_000, 0, 0, 0, 0]],
  ['weighted', 'software', [22_250, 95_900, 101_920, 84_640, 70_190, 4970, 0]],
  ['weighted', 'services', [30_700, 35_700, 0, 0, 0, 0, 0]],
  ['weighted', 'unsplit', [0, 0, 10_000, 0, 0, 0, 0]],
])('%s of %s, quarter by quarter', (measure, column, figures) => {
  expect(line(measure, column)).toEqual(figures);
});

test('its quarters add up', () => {
  const totals = whole.periods.map(({ total }) => [
    Number(total.actualMinor),
    Number(total.commitMinor),
    Number(total.weightedMinor),
  ]);
  expect(totals).toEqual([
    [436_600, 367_800, 307_950],
    [0, 611_000, 524_600],
    [0, 218_300, 196_920],
    [0, 101_200, 84_640],
    [0, 84_200, 70_190],
    [0, 7100, 4970],
    [0, 0, 0],
  ]);
});

test('the days that its rows stand on, and why', () => {
  const of = (dealId: string, column: ForecastColumn) =>
    whole.rows
      .filter((row) => row.dealId === dealId && row.column === column && row.kind === 'open')
      .map(({ date, why }) => [date, why]);
  expect(of('harbour', 'hardware')).toEqual([
    ['2026-12-15', 'Promised ship date, 150 of 500 units'],
    ['2027-02-01', 'Promised ship date, 100 of 500 units'],
    ['2027-04-10', 'Promised ship date, 50 of 500 units'],
  ]);
  expect(of('harbour', 'services')).toEqual([['2026-11-23', 'Ship date + 14 days, over the installation']]);
  expect(of('kestrel', 'hardware')).toEqual([['2027-02-05', 'PO date + 84 days, Nordchip 21 days late']]);
  expect(of('kestrel', 'services')[0]?.[1]).toBe(
    'Planned milestone date, spread to it, 40 of 120 hours worked',
  );
  expect(of('meridian', 'hardware')).toEqual([
    ['2027-02-28', 'Expected PO date + 70 days (12 shipments of TempSense)'],
  ]);
});

test('is the sum of its reps, of its customers and of its products', () => {
  const values = { repId: ['ada', 'ben', ''], product: ['gate ', 'TempSense', ''] } as const;
  for (const [field, list] of Object.entries(values)) {
    const parts = list.map((value) =>
      forecast(GOLDEN_DEALS, { ...GOLDEN_OPTIONS, filter: { ...NO_FILTER, [field]: value } }),
    );
    for (const measure of MEASURES) {
      for (const column of FORECAST_COLUMNS) {
        const sum = parts.reduce((total, part) => total + part.totals[column][`${measure}Minor`], 0n);
        expect(sum).toBe(whole.totals[column][`${measure}Minor`]);
      }
    }
  }
});

test('no figure depends on the zone of the machine', () => {
  const before = process.env.TZ;
  const offsets = ['Pacific/Kiritimati', 'America/St_Johns', 'Pacific/Pago_Pago'].map((zone) => {
    process.env.TZ = zone;
    expect(forecast(GOLDEN_DEALS, GOLDEN_OPTIONS)).toEqual(whole);
    return new Date(0).getTimezoneOffset();
  });
  process.env.TZ = before;
  expect(new Set(offsets).size).toBe(3);
});
