import { describe, expect, it } from 'vitest';
import { comparisonPath, readComparison, type Comparison } from '@/features/forecast/compare-address';
import { readView, viewPath } from '@/features/forecast/view-address';

const ID = '0197a1b2-0000-7000-8000-0000000000aa';
const USUAL: Comparison = { from: null, to: 'now', measure: 'forecast', quarter: 'current', step: null };

describe('a comparison in its address', () => {
  it('is that of last week and now unless it says more', () => {
    expect(readComparison({})).toEqual(USUAL);
    expect(comparisonPath('/c', USUAL)).toBe('/c');
  });

  it('names two snapshots, the figure, the quarter and the reason', () => {
    const raw = { from: ID, to: ID, measure: 'commit', quarter: '2027-01-01', step: 'poGained' };
    expect(readComparison(raw)).toEqual(raw);
    expect(readComparison({ quarter: 'all' }).quarter).toBeNull();
  });

  it('takes a day that was typed before the snapshot that was chosen', () => {
    expect(readComparison({ from: ID, day: '2026-11-02' }).from).toBe('2026-11-02');
    expect(readComparison({ from: '2026-11-02', day: '' }).from).toBe('2026-11-02');
  });

  it('takes nothing else', () => {
    const raw = { from: 'yesterday', to: '2026-11-02', measure: 'toString', quarter: 'Q1', step: ['lost'] };
    expect(readComparison(raw)).toEqual(USUAL);
  });

  it('comes back from its own address', () => {
    const all: Comparison[] = [
      { ...USUAL, from: '2026-11-02', quarter: null },
      { ...USUAL, from: ID, to: ID, measure: 'weighted', quarter: '2027-04-01', step: 'lost' },
    ];
    for (const one of all) {
      const { searchParams } = new URL(comparisonPath('/c', one), 'https://x.example');
      expect(readComparison(Object.fromEntries(searchParams))).toEqual(one);
    }
  });
});

describe('how the forecast is looked at', () => {
  it('is by our model and over the quarter unless its address says otherwise', () => {
    expect(readView({ model: 'theirs', span: ['all'] })).toEqual({ model: 'ours', span: 'quarter' });
    expect(viewPath('/f', { model: 'ours', span: 'quarter' })).toBe('/f');
    expect(viewPath('/f', readView({ model: 'plain', span: 'all' }))).toBe('/f?model=plain&span=all');
  });
});
