import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '@/domain/forecast/filter';
import { readCell } from '@/features/forecast/forecast-address';

describe('the cell of a forecast in its address', () => {
  it('is a period, a column and a measure, as of a day', () => {
    const raw = { period: '4', column: 'unsplit', kind: 'weighted', asOf: '2024-02-29' };
    const cell = { period: 4, column: 'unsplit', measure: 'weighted', asOf: '2024-02-29' };
    expect(readCell(raw)).toEqual({ ...NO_FILTER, ...cell });
    expect(readCell({ period: '0' })).toEqual({ ...NO_FILTER, period: 0, column: null, measure: null });
    expect(readCell({ category: 'commit', product: 'X' })).toMatchObject({
      category: 'commit',
      product: 'X',
    });
  });

  it.each(['-1', '1.5', '21', '100', '', ' 3', '٣', 'NaN'])('has no period "%s"', (period) => {
    expect(readCell({ period }).period).toBeNull();
  });

  it('takes nothing that a column or a measure is not called', () => {
    expect(readCell({ column: 'Hardware', kind: 'toString', asOf: '2023-02-29' })).toEqual({
      ...NO_FILTER,
      period: null,
      column: null,
      measure: null,
    });
    expect(readCell({ column: ['hardware'], period: ['1'], kind: ['actual'] })).toEqual({
      ...NO_FILTER,
      period: null,
      column: null,
      measure: null,
    });
  });
});
