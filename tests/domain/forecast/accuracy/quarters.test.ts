import { describe, expect, it } from 'vitest';
import {
  actualsOf,
  amountsBy,
  momentDay,
  quarterAccuracy,
  rollUp,
  takenOf,
  type ColumnAmounts,
  type MeasuredQuarter,
  type RepAmounts,
} from '@/domain/forecast/accuracy/quarters';
import { standardBook } from '@/domain/forecast/lead-times';
import type { SnapshotHeader } from '@/domain/forecast/snapshot';
import { DEFAULT_LEAD_TIMES, type ForecastColumns, type ForecastRow } from '@/domain/forecast/types';
import { date } from '@/domain/values/calendar-date';
import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';

const CALENDAR = { startMonth: 1, kind: 'months' as const };
const Q1 = fiscalQuarter(date('2026-02-01'), CALENDAR);
const Q2 = fiscalQuarter(date('2026-05-01'), CALENDAR);

const amounts = (of: Partial<ColumnAmounts>): ColumnAmounts => amountsBy((column) => of[column] ?? 0n);
const rep = (name: string | null, of: Partial<ColumnAmounts>): RepAmounts => ({
  repId: name === null ? null : name.toLowerCase(),
  name,
  amounts: amounts(of),
});
const value = ({ ratio }: RatioOrNone) => (ratio === null ? null : ratioValue(ratio));

/** Ada said 1,000 hardware and 200 software in Q1 and brought 800 and 250; Ben said 300 and brought nothing, all of it zombies. */
const first: MeasuredQuarter = {
  quarter: Q1,
  actual: [rep('Ada', { hardware: 800n, software: 250n })],
  taken: {
    start: {
      snapshotId: 's1',
      asOf: Q1.from,
      reps: [rep('Ada', { hardware: 1000n, software: 200n }), rep('Ben', { hardware: 300n })],
      cleaned: [rep('Ada', { hardware: 1000n, software: 200n }), rep('Ben', {})],
    },
    week5: {
      snapshotId: 's2',
      asOf: date('2026-02-02'),
      reps: [rep('Ada', { hardware: 850n, software: 250n })],
      cleaned: [rep('Ada', { hardware: 850n, software: 250n })],
    },
  },
};
/** In Q2 Ben brings 500 of 400; a deal of nobody 100 unforecast. */
const second: MeasuredQuarter = {
  quarter: Q2,
  actual: [rep('Ben', { hardware: 500n }), rep(null, { services: 100n })],
  taken: {
    start: {
      snapshotId: 's3',
      asOf: Q2.from,
      reps: [rep('Ben', { hardware: 400n })],
      cleaned: [rep('Ben', { hardware: 400n })],
    },
  },
};

describe('the day of a snapshot', () => {
  it('is the first of the quarter, or the Monday of its fifth and ninth week', () => {
    // Q1 2026 begins on a Thursday: week 5 is 29 January to 4 February, week 9 is 26 February to 4 March.
    expect(momentDay(Q1, 'start')).toBe('2026-01-01');
    expect(momentDay(Q1, 'week5')).toBe('2026-02-02');
    expect(momentDay(Q1, 'week9')).toBe('2026-03-02');
  });

  it('of a quarter that begins on a Monday is 28 and 56 days later', () => {
    const weeks = fiscalQuarter(date('2026-02-01'), { startMonth: 1, kind: 'weeks' });
    expect([weeks.from, momentDay(weeks, 'week5'), momentDay(weeks, 'week9')]).toEqual([
      '2025-12-29',
      '2026-01-26',
      '2026-02-23',
    ]);
  });
});

describe('one quarter', () => {
  const all = quarterAccuracy(first, null);

  it('is measured in total and per stream against each moment', () => {
    const { start, week5, week9 } = all.moments;
    expect(all.actual).toEqual({ hardware: 800n, software: 250n, services: 0n, unsplit: 0n, total: 1050n });
    // 1,500 said, 1,050 came: 450 / 1,050. Hardware 500 / 800, software 50 / 250, services nothing.
    expect(start && value(start.total.variance)).toBeCloseTo(450 / 1050, 8);
    expect(start && value(start.hardware.variance)).toBe(0.625);
    expect(start && value(start.software.variance)).toBe(0.2);
    expect(start?.services.variance).toEqual({ ratio: null, reason: 'nothing was realised' });
    expect(week5?.total).toMatchObject({ forecastMinor: 1100n, actualMinor: 1050n });
    expect(week9).toBeNull();
  });

  it('shows what the forecast would have been without its zombies', () => {
    const cleaned = all.moments.start?.cleaned;
    expect(cleaned).toMatchObject({ forecastMinor: 1200n, actualMinor: 1050n });
    expect(cleaned && value(cleaned.variance)).toBeCloseTo(150 / 1050, 8);
  });

  it('is a rep’s own with his id, and of nobody with an empty one', () => {
    expect(quarterAccuracy(first, 'ada').moments.start?.total).toMatchObject({
      forecastMinor: 1200n,
      actualMinor: 1050n,
    });
    expect(quarterAccuracy(first, 'ben').moments.start?.total.variance.ratio).toBeNull();
    expect(quarterAccuracy(second, '').actual.services).toBe(100n);
  });
});

describe('several quarters', () => {
  const { whole, cleaned, reps } = rollUp([first, second], 'start', null);

  it('add every rep’s and stream’s miss, and keep their sign in the bias', () => {
    // Ada 200 + 50, Ben 300 then 100, nobody 100: 750 of 1,650. Said 1,900: bias +250.
    expect(whole.total.wape.ratio).toEqual({ numerator: 750n, denominator: 1650n });
    expect(whole.total.bias.ratio).toEqual({ numerator: 250n, denominator: 1650n });
    expect(whole.total.quarters).toBe(2);
    expect(whole.hardware.wape.ratio).toEqual({ numerator: 600n, denominator: 1300n });
    expect(whole.services.bias.ratio).toEqual({ numerator: -100n, denominator: 100n });
    expect(cleaned.wape.ratio).toEqual({ numerator: 450n, denominator: 1650n });
  });

  it('are the sum of their reps, by name, of nobody last', () => {
    expect(reps.map(({ name }) => name)).toEqual(['Ada', 'Ben', null]);
    const misses = reps.map(({ whole: of }) => of.total.wape.ratio?.numerator ?? 0n);
    expect(misses).toEqual([250n, 400n, 100n]);
    expect(rollUp([first, second], 'start', 'ben').whole.total.wape.ratio).toEqual({
      numerator: 400n,
      denominator: 500n,
    });
  });

  it('leave out quarters without a snapshot of that moment', () => {
    expect(rollUp([first, second], 'week5', null).whole.total).toMatchObject({
      quarters: 1,
      forecastMinor: 1100n,
    });
    expect(rollUp([first, second], 'week9', null)).toMatchObject({
      whole: { total: { quarters: 0 } },
      reps: [],
    });
  });
});

describe('where the figures come from', () => {
  const cell = (actualMinor: bigint, weightedMinor: bigint) => ({
    actualMinor,
    weightedMinor,
    commitMinor: 0n,
    bestCaseMinor: 0n,
    pipelineMinor: 0n,
  });
  const cells = (hardware: ReturnType<typeof cell>): ForecastColumns => ({
    hardware,
    software: cell(0n, 0n),
    services: cell(0n, 0n),
    unsplit: cell(0n, 0n),
  });

  it('a snapshot says actual + weighted of a quarter that it shows', () => {
    const [none, some, less] = [cells(cell(0n, 0n)), cells(cell(10n, 70n)), cells(cell(10n, 30n))];
    const header: SnapshotHeader = {
      id: 's',
      asOf: Q1.from,
      knownAt: '2026-01-01T00:00:00Z',
      takenAt: '2026-01-01T00:00:00Z',
      quarterStart: true,
      currency: 'USD',
      modelVersion: 1,
      settingsVersion: 1,
      fiscal: CALENDAR,
      deals: 1,
      figures: {
        periods: [
          { kind: 'quarter', label: 'Q4 2025', from: date('2025-10-01'), until: Q1.from },
          { kind: 'quarter', label: Q1.label, from: Q1.from, until: Q1.until },
        ],
        cells: [none, some],
        cleanedCells: [none, less],
        reps: [{ repId: 'ada', name: 'Ada', cells: [none, some], cleanedCells: [none, less] }],
        plain: [0n, 0n],
        byWord: [0n, 0n],
        book: standardBook(DEFAULT_LEAD_TIMES),
      },
    };
    const taken = takenOf(header, Q1);
    expect(taken?.reps).toEqual([rep('Ada', { hardware: 80n })]);
    expect(taken?.cleaned).toEqual([rep('Ada', { hardware: 40n })]);
    expect(takenOf(header, Q2)).toBeNull();
    // Of a time before anything was on record nobody forecast nothing: there is no forecast.
    expect(takenOf({ ...header, deals: 0 }, Q1)).toBeNull();
  });

  it('what came is the actual rows of each quarter, by whose deal it is', () => {
    const row = (
      dealId: string,
      period: number,
      kind: ForecastRow['kind'],
      amountMinor: bigint,
    ): ForecastRow => ({
      dealId,
      lineId: null,
      column: 'hardware',
      period,
      kind,
      category: 'actual',
      amountMinor,
      weightedMinor: 0n,
      probabilityBp: 10_000,
      committed: false,
      date: null,
      days: null,
      why: '',
    });
    const rows = [
      row('a', 0, 'actual', 5n),
      row('b', 0, 'actual', 7n),
      row('a', 1, 'actual', 2n),
      row('a', 1, 'open', 9n),
    ];
    const quarter = { kind: 'quarter' as const, label: '', from: null, until: null };
    const quarters = [0, 1].map(() => ({ ...quarter, streams: cells(cell(0n, 0n)), total: cell(0n, 0n) }));
    const who = (dealId: string) => ({
      repId: dealId === 'a' ? 'ada' : null,
      name: dealId === 'a' ? 'Ada' : null,
    });
    expect(actualsOf({ periods: quarters, rows }, who)).toEqual([
      [rep('Ada', { hardware: 5n }), rep(null, { hardware: 7n })],
      [rep('Ada', { hardware: 2n })],
    ]);
  });
});
