import { describe, expect, it } from 'vitest';
import { BridgePicture } from '@/ui/charts/bridge-picture';
import type { TrendSpec } from '@/ui/charts/chart-types';
import { pictureMarkup } from '@/ui/charts/picture-markup';
import { TrendPicture, trendAxis } from '@/ui/charts/trend-picture';

const money = { kind: 'money', currency: 'NZD' } as const;
const point = (_: unknown, index: number) => ({
  label: `Q${index + 1}`,
  value: (index + 1) * 10_000,
  text: String(index),
});
const spec = (count: number, more: Partial<TrendSpec> = {}): TrendSpec => ({
  unit: money,
  shape: 'bars',
  series: 'NNARR',
  points: Array.from({ length: count }, point),
  size: 'small',
  ...more,
});
const drawn = (of: TrendSpec) => pictureMarkup(<TrendPicture spec={of} />);
const strong = (markup: string) => markup.match(/chart-strong-text/g)?.length ?? 0;

describe('a small picture', () => {
  it('names the currency once, above the axis', () => {
    expect(drawn(spec(5)).match(/NZ/g)).toHaveLength(1);
    expect(drawn(spec(5, { size: undefined })).match(/NZ\$/g)?.length).toBeGreaterThan(3);
  });

  it('says the figures of as many periods as have room for them', () => {
    expect(strong(drawn(spec(5)))).toBe(5);
    expect(strong(drawn(spec(9)))).toBe(0);
    expect(strong(drawn(spec(8, { size: undefined })))).toBe(8);
  });

  it('has fewer ticks, and is as high as its room', () => {
    expect(trendAxis(spec(5)).ticks.length).toBeLessThan(
      trendAxis(spec(5, { size: undefined })).ticks.length,
    );
    expect(drawn(spec(5))).toContain('height="84"');
  });

  it('marks the period that runs, and draws nothing where there is no figure', () => {
    const points = [
      { label: 'Q1', value: null, text: 'n/a' },
      { label: 'Q2', value: 5, text: '5', partial: true },
    ];
    const markup = drawn(spec(0, { points }));
    expect(markup.match(/<rect /g)).toHaveLength(1);
    expect(markup).toContain('url(#pattern-partial)');
  });
});

describe('a low bridge', () => {
  it('names all of its steps, over the page’s width', () => {
    const labels = ['Opening', 'New', 'Expansion', 'Reactivation', 'Contraction', 'Churn', 'FX', 'Closing'];
    const steps = labels.map((label, index) => ({
      label,
      role: index % 7 === 0 ? ('total' as const) : ('change' as const),
      value: index % 7 === 0 ? 100 : 0,
      text: '',
    }));
    const markup = pictureMarkup(<BridgePicture spec={{ unit: money, steps, size: 'low' }} />);
    for (const label of labels) expect(markup).toContain(`>${label}<`);
  });
});
