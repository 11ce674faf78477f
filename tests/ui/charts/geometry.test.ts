import { describe, expect, it } from 'vitest';
import {
  bandMiddle,
  barWidth,
  bridgeSpans,
  heightOf,
  labelClass,
  PLOT_HEIGHT,
  plotOf,
  shownLabel,
  xOf,
  yOf,
} from '@/ui/charts/geometry';

const axis = { min: -100, max: 300, ticks: [-100, 0, 100, 200, 300] };

describe('places in the plot', () => {
  it('puts the top of the axis at the top and its bottom at the bottom', () => {
    expect(yOf(300, axis)).toBe(0);
    expect(yOf(-100, axis)).toBe(PLOT_HEIGHT);
    expect(yOf(0, axis)).toBeCloseTo(PLOT_HEIGHT * 0.75);
  });

  it('fits a small picture as it fits a large one', () => {
    const small = { ...axis, plot: plotOf('small') };
    expect(yOf(300, small)).toBe(0);
    expect(yOf(-100, small)).toBe(plotOf('small').height);
    expect(heightOf() - heightOf('small')).toBe(PLOT_HEIGHT - plotOf('small').height);
  });

  it('centres each bar in its band and leaves a gap on both sides', () => {
    expect([0, 1, 2, 3].map((index) => bandMiddle(index, 4))).toEqual([12.5, 37.5, 62.5, 87.5]);
    expect(barWidth(4)).toBeCloseTo(16);
    expect(xOf(60, 180)).toBeCloseTo(33.333);
    expect(xOf(1, 0)).toBe(0);
  });
});

describe('bridgeSpans', () => {
  it('hangs each change at the total so far and ends where the closing total stands', () => {
    const spans = bridgeSpans([
      { role: 'total', value: 420 },
      { role: 'change', value: 98 },
      { role: 'change', value: -31 },
      { role: 'total', value: 487 },
    ]);
    expect(spans).toEqual([
      { from: 0, to: 420 },
      { from: 420, to: 518 },
      { from: 518, to: 487 },
      { from: 0, to: 487 },
    ]);
  });
});

describe('category labels', () => {
  const shown = (count: number, most?: number) =>
    Array.from({ length: count }, (_, index) => index).filter((index) => shownLabel(index, count, most));

  it('shows all of a few and an even choice of many, always the last', () => {
    expect(shown(8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(shown(24)).toEqual([2, 5, 8, 11, 14, 17, 20, 23]);
    expect(shown(6, 4)).toEqual([1, 3, 5]);
  });

  it('has room for names on a second row, or for fewer of them, where the plot is narrow', () => {
    expect(labelClass(5, 6)).toBe('');
    expect(labelClass(4, 6)).toBe('label-low');
    expect(labelClass(20, 24)).toBe('label-spare');
    expect(labelClass(19, 24)).toBeNull();
    expect(labelClass(0, 3)).toBe('');
  });

  it('is narrow anywhere in a small picture', () => {
    const shown = (count: number) =>
      Array.from({ length: count }, (_, index) => labelClass(index, count, 'small'));
    expect(shown(5)).toEqual(['', 'label-low', '', 'label-low', '']);
    expect(shown(9).flatMap((look, index) => (look === null ? [] : index))).toEqual([2, 5, 8]);
    expect(shown(13).flatMap((look, index) => (look === null ? [] : index))).toEqual([0, 4, 8, 12]);
  });
});
