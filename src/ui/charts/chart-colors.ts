import type { Certainty, QuarterSegment } from './chart-types';

export const STREAM_ORDER = ['hardware', 'software', 'services', 'unsplit'] as const;
export const CERTAINTY_ORDER: readonly Certainty[] = ['actual', 'commit', 'bestCase', 'pipeline'];

export const CERTAINTY_LABEL: Record<Certainty, string> = {
  actual: 'Actual',
  commit: 'Commit',
  bestCase: 'Best case',
  pipeline: 'Pipeline',
};

/** Lightness of a certainty. The full-colour outline keeps even the lightest one at 3:1. */
export const CERTAINTY_OPACITY: Record<Certainty, number> = {
  actual: 1,
  commit: 0.8,
  bestCase: 0.45,
  pipeline: 0,
};

export function streamColor(stream: QuarterSegment['stream']): string {
  return `var(--${stream})`;
}

/** The surer part below, and within it the streams from the bottom up: what is solid is one block on the ground. */
export function inStackOrder(segments: readonly QuarterSegment[]): QuarterSegment[] {
  const rank = (segment: QuarterSegment) =>
    CERTAINTY_ORDER.indexOf(segment.certainty) * 10 + STREAM_ORDER.indexOf(segment.stream);
  return segments.filter((segment) => segment.value !== 0).sort((a, b) => rank(a) - rank(b));
}

/** The id of the pattern drawn over a stream's colour in print and where contrast is asked for. */
export function patternUrl(stream: QuarterSegment['stream']): string {
  return `url(#pattern-${stream})`;
}
