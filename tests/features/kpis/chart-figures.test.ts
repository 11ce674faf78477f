import { describe, expect, it } from 'vitest';
import {
  amountFigure,
  amountTarget,
  daysFigure,
  daysTarget,
  meanDaysFigure,
  shareFigure,
  shareTarget,
} from '@/features/kpis/chart-figures';

const NBSP = '\u00a0';

describe('a figure of a chart', () => {
  it('is drawn in whole units and printed exactly', () => {
    expect(amountFigure(123_456n, 'USD')).toEqual({ value: 1234.56, text: '$1,234.56' });
    expect(amountFigure(-500n, 'EUR')).toEqual({ value: -5, text: '−€5.00' });
    expect(amountFigure(0n, 'USD').text).toBe('$0.00');
    expect(amountFigure(5000n, 'JPY').value).toBe(5000);
  });

  it('is a share of one, and days as they are counted', () => {
    expect(shareFigure({ ratio: { numerator: 7n, denominator: 8n } })).toEqual({
      value: 0.875,
      text: `87.5${NBSP}%`,
    });
    expect(daysFigure(66)).toEqual({ value: 66, text: `66${NBSP}d` });
    expect(meanDaysFigure({ ratio: { numerator: 401n, denominator: 4n } }).value).toBeCloseTo(100.25);
  });

  it('is nothing to draw where there is none, and never a zero', () => {
    const none = { value: null, text: 'n/a' };
    expect(amountFigure(null, 'USD')).toEqual(none);
    expect(daysFigure(null)).toEqual(none);
    expect(meanDaysFigure({ ratio: null, reason: 'Nothing was activated.' })).toEqual(none);
    expect(shareFigure({ ratio: null, reason: 'No cohort.' })).toEqual(none);
  });
});

describe('a target of a chart', () => {
  it('stands where its figures stand, in their unit', () => {
    expect(amountTarget(45_000_000n, 'USD')).toEqual({ label: 'Target', value: 450_000, text: '$450k' });
    expect(shareTarget(8500n)).toEqual({ label: 'Target', value: 0.85, text: `85${NBSP}%` });
    expect(daysTarget(60)).toEqual({ label: 'Target', value: 60, text: `60${NBSP}d` });
  });

  it('is no line where none was set', () => {
    expect([amountTarget(null, 'USD'), shareTarget(null), daysTarget(null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
