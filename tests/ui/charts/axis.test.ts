import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor, figureText, niceAxis, tickText, unitLabel } from '@/ui/charts/axis';
import { plotOf } from '@/ui/charts/geometry';

const money = { kind: 'money', currency: 'USD' } as const;

describe('niceAxis', () => {
  it('uses round steps and always shows zero', () => {
    expect(niceAxis([212_000, 305_000, -64_000, 410_000])).toEqual({
      min: -200_000,
      max: 600_000,
      ticks: [-200_000, 0, 200_000, 400_000, 600_000],
    });
    expect(niceAxis([4_210_000, 5_610_000]).min).toBe(0);
  });

  it('draws something even when there is nothing', () => {
    expect(niceAxis([]).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(niceAxis([null, 0]).max).toBeGreaterThan(0);
  });

  it('holds every value between its ends, with few ticks of one step, zero among them', () => {
    const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (values) => {
        const axis = niceAxis(values);
        const slack = (axis.max - axis.min) * 1e-6;
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(axis.min - slack);
          expect(value).toBeLessThanOrEqual(axis.max + slack);
        }
        expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
        expect(axis.ticks.length).toBeLessThanOrEqual(8);
        expect(axis.ticks.some((tick) => Math.abs(tick) <= slack)).toBe(true);
      }),
    );
  });
});

describe('axisFor', () => {
  it('never zooms into a share', () => {
    expect(axisFor({ kind: 'percent' }, [0.83, 0.91])).toMatchObject({ min: 0, max: 1 });
  });

  it('follows a percentage that leaves 0 to 100', () => {
    expect(axisFor({ kind: 'percent' }, [0.9, 1.12]).max).toBeGreaterThanOrEqual(1.12);
  });
});

describe('tickText', () => {
  it.each([
    [1_500_000, money, '$1.5M'],
    [-200_000, money, '−$200k'],
    [0, money, '$0'],
    [2_500_000_000, money, '$2.5B'],
    [750, money, '$750'],
    [0.25, { kind: 'percent' }, '25\u00a0%'],
    [0.0005, { kind: 'percent', small: true }, '0.05\u00a0%'],
    [0.001, { kind: 'percent', small: true }, '0.1\u00a0%'],
    [60, { kind: 'days' }, '60\u00a0d'],
    [1_200, { kind: 'count', noun: 'deals' }, '1,200'],
    [25_000, { kind: 'count', noun: 'deals' }, '25k'],
  ] as const)('%d in %o is %s', (value, unit, text) => {
    expect(tickText(value, unit)).toBe(text);
  });

  it('names the unit only where the ticks do not', () => {
    expect(unitLabel(money)).toBe('USD');
    expect(unitLabel({ kind: 'count', noun: 'deployments' })).toBe('deployments');
    expect(unitLabel({ kind: 'percent' })).toBe('');
    expect(unitLabel({ kind: 'days' })).toBe('');
  });
});

describe('figureText', () => {
  const axis = { min: 0, max: 1, ticks: [0, 1] };
  const unit = { kind: 'money', currency: 'NZD' } as const;

  it('leaves the currency to the axis where the picture is small, and nowhere else', () => {
    expect(figureText(-35_400, unit, { ...axis, plot: plotOf('small') })).toBe('−35.4k');
    expect(figureText(228.78, unit, { ...axis, plot: plotOf('low') })).toBe('229');
    expect(figureText(-35_400, unit, axis)).toBe('−NZ$35.4k');
    expect(figureText(0.5, { kind: 'percent' }, { ...axis, plot: plotOf('small') })).toBe('50\u00a0%');
  });
});

describe('a share that is never near the whole', () => {
  it('has an axis that ends where the figures do', () => {
    const values = [0.001, 0.02];
    expect(axisFor({ kind: 'percent' }, values).max).toBe(1);
    expect(axisFor({ kind: 'percent', small: true }, values).max).toBeLessThan(0.05);
  });
});
