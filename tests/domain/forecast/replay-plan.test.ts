import { describe, expect, test } from 'vitest';
import { replayBasis, replayPlan, type Recorded } from '@/domain/forecast/replay-plan';
import { date } from '@/domain/values/calendar-date';

const GROUND = {
  today: date('2026-11-22'),
  fiscal: { startMonth: 1, kind: 'months' },
  zone: 'Europe/Berlin',
} as const;
const recorded = (over: Partial<Recorded> = {}): Recorded => ({
  firstOn: date('2026-02-10'),
  lastOn: date('2026-11-20'),
  recordedSince: '2026-05-10T08:00:00Z',
  importedAt: null,
  kept: new Set(),
  ...over,
});
const labels = (of: Recorded | null, done: Parameters<typeof replayPlan>[1] = []) =>
  replayPlan(of, done, GROUND).quarters.map(({ label }) => label);

describe('what is replayed', () => {
  test('quarters that are over, from the one in which the first thing is on record', () => {
    expect(labels(recorded())).toEqual(['Q1 2026', 'Q2 2026', 'Q3 2026']);
    const { days } = replayPlan(recorded(), [], GROUND);
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-02-16', '2026-09-28', 35]);
  });

  test('at most twelve, with the quarter before the first', () => {
    const { quarters, days } = replayPlan(recorded({ firstOn: date('2019-01-01') }), [], GROUND);
    expect([quarters.length, quarters[0]?.label, days[0]]).toEqual([
      12,
      'Q4 2023',
      '2023-07-01' /* a Saturday */,
    ]);
  });

  test('a history that ended long ago is tested to its own end', () => {
    const old = recorded({ firstOn: date('2016-10-20'), lastOn: date('2017-12-31') });
    expect(labels(old)).toEqual(['Q4 2016', 'Q1 2017', 'Q2 2017', 'Q3 2017', 'Q4 2017']);
  });

  test('nothing without a deal, and nothing before a quarter is over', () => {
    expect(labels(null)).toEqual([]);
    const young = { firstOn: date('2026-10-02'), recordedSince: '2026-10-01T08:00:00Z' };
    expect(labels(recorded(young))).toEqual([]);
  });

  test('from its first whole day on the database knows, before anything has ended', () => {
    const young = recorded({ firstOn: date('2026-06-01'), recordedSince: '2026-02-16T08:00:00Z' });
    expect(replayPlan(young, [], GROUND).days[0]).toBe('2026-02-23');
  });

  test('a quarter that ends today is not over', () => {
    const ground = { ...GROUND, today: date('2026-09-30') };
    expect(replayPlan(recorded(), [], ground).quarters.map(({ label }) => label)).toEqual([
      'Q1 2026',
      'Q2 2026',
    ]);
  });
});

describe('what stands', () => {
  const [on] = replayPlan(recorded(), [], GROUND).days;
  const first = on ?? GROUND.today;
  const week = { on: first, basis: 'rewound', computedAt: '2026-11-01T00:00:00Z' } as const;
  const missing = (of: Recorded) => replayPlan(of, [week], GROUND).missing.includes(first);

  test('a day is done once, until a later file tells the past anew', () => {
    expect(missing(recorded())).toBe(false);
    expect(missing(recorded({ importedAt: '2026-10-31T00:00:00Z' }))).toBe(false);
    expect(missing(recorded({ importedAt: '2026-11-01T00:00:01Z' }))).toBe(true);
  });

  test('a day whose forecast was kept needs no replay', () => {
    const kept = recorded({ kept: new Set([first]), recordedSince: '2026-01-01T00:00:00Z' });
    expect(missing(kept)).toBe(false);
  });

  test('a day that is known better now is done again', () => {
    expect(missing(recorded({ recordedSince: '2026-01-01T00:00:00Z' }))).toBe(true);
  });

  test('recorded from the first day on that began after the first deal was written, where the company is', () => {
    const since = recorded({ recordedSince: '2026-05-10T21:59:00Z' });
    expect(replayBasis(date('2026-05-11'), since, GROUND.zone)).toBe('recorded');
    expect(replayBasis(date('2026-05-11'), since, 'UTC')).toBe('recorded');
    expect(replayBasis(date('2026-05-11'), since, 'Asia/Tokyo')).toBe('rewound');
  });
});
