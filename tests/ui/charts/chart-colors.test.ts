import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CERTAINTY_LABEL,
  CERTAINTY_OPACITY,
  CERTAINTY_ORDER,
  inStackOrder,
  patternUrl,
  STREAM_ORDER,
  streamColor,
} from '@/ui/charts/chart-colors';
import type { QuarterSegment } from '@/ui/charts/chart-types';

const part = (stream: QuarterSegment['stream'], certainty: QuarterSegment['certainty'], value = 1) => ({
  stream,
  certainty,
  value,
  text: `$${value}`,
});
const names = (segments: readonly QuarterSegment[]) =>
  segments.map(({ certainty, stream }) => `${certainty} ${stream}`);

describe('the order of a stack', () => {
  it('puts the surer part below, and the streams in their order within it', () => {
    const segments = [
      part('unsplit', 'pipeline'),
      part('software', 'actual'),
      part('hardware', 'bestCase'),
      part('services', 'commit'),
      part('hardware', 'actual'),
      part('hardware', 'commit'),
    ];
    expect(names(inStackOrder(segments))).toEqual([
      'actual hardware',
      'actual software',
      'commit hardware',
      'commit services',
      'bestCase hardware',
      'pipeline unsplit',
    ]);
  });

  it('leaves out what is 0, keeps what is negative, and does not touch what it was given', () => {
    const segments = [part('software', 'commit', -5), part('hardware', 'actual', 0)];
    expect(names(inStackOrder(segments))).toEqual(['commit software']);
    expect(segments).toHaveLength(2);
    expect(inStackOrder([])).toEqual([]);
  });

  it('is the same however the parts come, and loses no value', () => {
    const all = STREAM_ORDER.flatMap((stream) => CERTAINTY_ORDER.map((certainty) => part(stream, certainty)));
    const some = fc.shuffledSubarray(all);
    fc.assert(
      fc.property(some, (segments) => {
        const stacked = inStackOrder(segments);
        expect(stacked).toHaveLength(segments.length);
        expect(names(stacked)).toEqual(names(inStackOrder(segments.toReversed())));
        const sure = stacked.map(({ certainty }) => CERTAINTY_OPACITY[certainty]);
        expect(sure).toEqual(sure.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('the look of a part', () => {
  it('is a colour and a pattern of its stream, and a lightness of its own for each certainty', () => {
    expect(streamColor('hardware')).toBe('var(--hardware)');
    expect(patternUrl('unsplit')).toBe('url(#pattern-unsplit)');
    const lightness = CERTAINTY_ORDER.map((certainty) => CERTAINTY_OPACITY[certainty]);
    expect(new Set(lightness).size).toBe(lightness.length);
    expect(CERTAINTY_ORDER.map((certainty) => CERTAINTY_LABEL[certainty])).toEqual([
      'Actual',
      'Commit',
      'Best case',
      'Pipeline',
    ]);
  });
});
