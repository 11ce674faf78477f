import { describe, expect, it } from 'vitest';
import { labelHeight, quartersAxis, stackSpans } from '@/ui/charts/quarters-picture';
import { twinOf } from '@/ui/charts/table-twin';

const money = { kind: 'money', currency: 'USD' } as const;

const period = {
  label: 'Q4 2026',
  segments: [
    { stream: 'software', certainty: 'bestCase', value: 93, text: '$93' },
    { stream: 'hardware', certainty: 'bestCase', value: 186, text: '$186' },
    { stream: 'services', certainty: 'actual', value: 0, text: '$0' },
    { stream: 'hardware', certainty: 'actual', value: 492, text: '$492' },
    { stream: 'software', certainty: 'actual', value: -46, text: '−$46' },
  ],
  text: '$725',
  marker: { value: 1_060, text: '$1,060' },
} as const;

describe('stackSpans', () => {
  it('piles what is sure below what is not, streams in their order, and hangs a reversal below zero', () => {
    expect(
      stackSpans(period).map(({ segment, from, to }) => [segment.stream, segment.certainty, from, to]),
    ).toEqual([
      ['hardware', 'actual', 0, 492],
      ['software', 'actual', 0, -46],
      ['hardware', 'bestCase', 492, 678],
      ['software', 'bestCase', 678, 771],
    ]);
  });
});

describe('the whisker of a quarter', () => {
  const ranged = { ...period, range: { low: 500, middle: 800, high: 2_300, text: '$500 to $2,300' } };
  const spec = { unit: money, periods: [ranged], rangeLabel: 'P10–P90' };

  it('lies inside the axis, and the axis keeps its room before it comes', () => {
    expect(quartersAxis(spec).max).toBeGreaterThanOrEqual(2_300);
    const waiting = { unit: money, periods: [{ ...period, reach: 2_400 }] };
    const arrived = { unit: money, periods: [{ ...ranged, reach: 2_400 }] };
    expect(quartersAxis(waiting)).toEqual(quartersAxis(arrived));
  });

  it('does not move the figure of the bar', () => {
    const plain = { unit: money, periods: [period] };
    expect(labelHeight(period, plain, quartersAxis(plain))).toBe(1_060);
    for (const one of [
      { ...period, reach: 2_400 },
      { ...ranged, reach: 2_400 },
    ])
      expect(labelHeight(one, spec, quartersAxis({ ...spec, periods: [one] }))).toBe(3_000);
  });

  it('is in the table twin by its name', () => {
    const { rows } = twinOf({ kind: 'quarters', spec });
    expect(rows.at(-1)).toEqual(['Q4 2026', 'P10–P90', '$500 to $2,300']);
  });
});

describe('twinOf', () => {
  it('lists every part of a quarter with its exact figure, the sum and the marker', () => {
    const twin = twinOf({
      kind: 'quarters',
      spec: { unit: money, periods: [period], markerLabel: 'Actual + commit' },
    });
    expect(twin.rows).toEqual([
      ['Q4 2026', 'Hardware, actual', '$492'],
      ['Q4 2026', 'Software, actual', '−$46'],
      ['Q4 2026', 'Hardware, best case', '$186'],
      ['Q4 2026', 'Software, best case', '$93'],
      ['Q4 2026', 'Sum', '$725'],
      ['Q4 2026', 'Actual + commit', '$1,060'],
    ]);
  });

  it('says which period is not over and what the target is', () => {
    const twin = twinOf({
      kind: 'trend',
      spec: {
        unit: money,
        shape: 'bars',
        series: 'NNARR',
        points: [
          { label: 'Q3', value: 1, text: '$1.00' },
          { label: 'Q4', value: 2, text: '$2.00', partial: true },
        ],
        target: { label: 'Target', value: 3, text: '$3.00' },
      },
    });
    expect(twin).toMatchObject({
      head: ['Period', 'NNARR'],
      rows: [
        ['Q3', '$1.00'],
        ['Q4 (to date)', '$2.00'],
        ['Target', '$3.00'],
      ],
    });
  });

  it('tells what people pinned to a period, and leads each period to its rows', () => {
    const twin = twinOf({
      kind: 'trend',
      spec: {
        unit: money,
        shape: 'line',
        series: 'GRR',
        points: [
          { label: 'Q3', value: 1, text: '$1.00', href: '/q3' },
          { label: 'Q4', value: null, text: 'n/a', notes: ['1 Oct: new prices', '2 Nov: recall'] },
        ],
        target: { label: 'Target', value: 3, text: '$3.00' },
      },
    });
    expect(twin).toEqual({
      head: ['Period', 'Notes', 'GRR'],
      rows: [
        ['Q3', '', '$1.00'],
        ['Q4', '1 Oct: new prices; 2 Nov: recall', 'n/a'],
        ['Target', '', '$3.00'],
      ],
      hrefs: ['/q3', undefined],
    });
  });

  it('keeps the exact texts of a bridge, bins and steps', () => {
    const bridge = twinOf({
      kind: 'bridge',
      spec: { unit: money, steps: [{ label: 'Opening', role: 'total', value: 4, text: '$4.21' }] },
    });
    expect(bridge.rows).toEqual([['Opening', '$4.21']]);
    const bins = twinOf({
      kind: 'histogram',
      spec: { unit: { kind: 'days' }, noun: 'deployments', bins: [{ from: 0, until: 60, count: 8 }] },
    });
    expect(bins.rows).toEqual([['0\u00a0d – 60\u00a0d', '8']]);
    const steps = twinOf({
      kind: 'steps',
      spec: {
        unit: { kind: 'days' },
        yUnit: { kind: 'percent' },
        series: 'Reached',
        xMax: 90,
        points: [{ x: 60, y: 0.38 }],
      },
    });
    expect(steps.rows).toEqual([['60\u00a0d', '38\u00a0%']]);
  });
});
