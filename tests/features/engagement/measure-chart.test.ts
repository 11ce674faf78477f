import { describe, expect, it } from 'vitest';
import { date } from '@/domain/values/calendar-date';
import { measureChart } from '@/features/engagement/measure-chart';

const month = (index: number, exact: string | null) => ({
  index,
  from: date('2026-01-01'),
  to: date('2026-01-30'),
  exact,
  text: exact ?? 'n/a',
  n: 1,
});

describe('the picture of a measure', () => {
  it('names the months before by the day they begin on, and draws the middle of the year before', () => {
    const months = [month(-3, '100'), month(-2, '400'), month(-1, null), month(0, '900')];
    const spec = measureChart({ name: 'Net new ARR', unit: 'minor', months }, 'USD');
    expect(spec.points.map(({ label, value }) => [label, value])).toEqual([
      ['1 Jan', 1],
      ['1 Jan', 4],
      ['1 Jan', null],
      ['M1', 9],
    ]);
    expect(spec.points[0]?.text).toBe('100, 1 Jan – 30 Jan 2026');
    expect(spec).toMatchObject({ unit: { kind: 'money' }, target: { value: 2.5 } });
  });

  it('has no middle without a year, and draws shares as shares', () => {
    const spec = measureChart({ name: 'GRR', unit: 'ppm', months: [month(0, '15000')] }, 'JPY');
    expect(spec).toMatchObject({
      unit: { kind: 'percent', small: true },
      target: undefined,
      points: [{ value: 0.015 }],
    });
    const pace = measureChart({ name: 'TTFV', unit: 'percent', months: [month(0, '140')] }, 'USD');
    expect(pace).toMatchObject({ points: [{ value: 1.4 }], target: { value: 1, text: 'pace' } });
    expect(
      measureChart({ name: 'ACV', unit: 'minor', months: [month(0, '140')] }, 'JPY').points[0]?.value,
    ).toBe(140);
  });
});
