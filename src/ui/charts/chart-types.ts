import type { StreamName } from '@/ui/controls/stream-mark';
import type { ChartSize } from './geometry';

/** What an axis counts in. Money values are plain numbers in major units, for drawing only. */
export type ChartUnit =
  | { kind: 'money'; currency: string }
  /** 0.83 is 83 %. `small`: a share that is never near the whole, such as 2 %: its axis ends where the figures do. */
  | { kind: 'percent'; small?: true }
  | { kind: 'days' }
  | { kind: 'count'; noun: string };

/** `text` is the exact figure as printed in tooltips and in the table twin. */
export type ChartPoint = {
  label: string;
  value: number | null;
  text: string;
  /** The period is not over: drawn hatched, said in the tooltip. */
  partial?: boolean;
  /** The rows behind it: its column becomes a link. */
  href?: string;
  /** What happened then, as people wrote it: pinned to its column, and told in the table twin. */
  notes?: readonly string[];
};

export type ChartTarget = { label: string; value: number; text: string };

export type TrendSpec = {
  unit: ChartUnit;
  shape: 'bars' | 'line';
  /** What the figures are, e.g. "NNARR". */
  series: string;
  points: readonly ChartPoint[];
  target?: ChartTarget;
  size?: ChartSize;
};

export type BridgeStep = {
  label: string;
  /** A total stands on zero; a change hangs between the running totals (negative = downward). */
  role: 'total' | 'change';
  value: number;
  text: string;
  /** The rows behind it: its column becomes a link. */
  href?: string;
};

export type BridgeSpec = { unit: ChartUnit; steps: readonly BridgeStep[]; size?: ChartSize };

/** How sure an amount is; drawn as lightness, so an honest forecast looks solid. */
export type Certainty = 'actual' | 'commit' | 'bestCase' | 'pipeline';

export type QuarterSegment = { stream: StreamName; certainty: Certainty; value: number; text: string };

export type QuarterPeriod = {
  label: string;
  /** Parts that add up to the bar. Never one amount in two ways: the other figure is the `marker`. */
  segments: readonly QuarterSegment[];
  /** Text of the bar's sum. */
  text: string;
  /** A tick across the bar, e.g. actual + commit. */
  marker?: { value: number; text: string };
  /** A whisker through the bar's top: between these lies the sum eight times of ten, the middle one as often above as below. */
  range?: { low: number; middle: number; high: number; text: string };
  /** How high the whisker will about reach: room is kept for it, so that nothing moves when it comes. */
  reach?: number;
};

export type QuarterSpec = {
  unit: ChartUnit;
  periods: readonly QuarterPeriod[];
  markerLabel?: string;
  /** The whisker's name, e.g. "P10–P90". */
  rangeLabel?: string;
};

export type ChartMark = { at: number; label: string };

export type HistogramBin = { from: number; until: number; count: number; tone?: 'plain' | 'look' | 'act' };

export type HistogramSpec = {
  /** Of the horizontal axis. */
  unit: ChartUnit;
  noun: string;
  /** Of one width, without gaps: area must not lie. */
  bins: readonly HistogramBin[];
  marks?: readonly ChartMark[];
};

/** A curve that only changes at its points, e.g. the share that has reached first value after x days. */
export type StepSpec = {
  unit: ChartUnit;
  yUnit: ChartUnit;
  series: string;
  points: readonly { x: number; y: number }[];
  xMax: number;
  marks?: readonly ChartMark[];
};

export type AnyChart =
  | { kind: 'trend'; spec: TrendSpec }
  | { kind: 'bridge'; spec: BridgeSpec }
  | { kind: 'quarters'; spec: QuarterSpec }
  | { kind: 'histogram'; spec: HistogramSpec }
  | { kind: 'steps'; spec: StepSpec };
