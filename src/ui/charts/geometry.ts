import type { Axis } from './axis';

/**
 * One geometry for the server's picture and the client's chart, so that one can stand in for the other without a
 * pixel moving. Horizontal places are shares of the plot's width, vertical ones pixels.
 */
const CHART_HEIGHT = 248;
export const MARGIN = { top: 30, right: 12, bottom: 34, left: 60 };
export const PLOT_HEIGHT = CHART_HEIGHT - MARGIN.top - MARGIN.bottom;

/** One of several that are looked at together has less height and fewer ticks: `low` over the page's width, `small` in a column. */
export type ChartSize = 'normal' | 'low' | 'small';
/** Pixels: the room of the value axis, and the height between the axis's ends. */
export type Plot = { size: ChartSize; left: number; height: number };

const PLOTS: Record<ChartSize, Plot> = {
  normal: { size: 'normal', left: MARGIN.left, height: PLOT_HEIGHT },
  low: { size: 'low', left: 40, height: 84 },
  small: { size: 'small', left: 40, height: 84 },
};

export function plotOf(size: ChartSize = 'normal'): Plot {
  return PLOTS[size];
}

/** Pixels of the whole picture. */
export function heightOf(size?: ChartSize): number {
  return plotOf(size).height + MARGIN.top + MARGIN.bottom;
}

/** Of a category's band, empty on each side of the bar. */
export const BAR_GAP = 0.18;
export const MAX_BAR = 56;

/** Pixels from the plot's top. */
export function yOf(value: number, axis: Axis): number {
  const { height } = axis.plot ?? plotOf();
  return height - ((value - axis.min) / (axis.max - axis.min)) * height;
}

/** The middle of a category's band, in percent of the plot's width. */
export function bandMiddle(index: number, count: number): number {
  return ((index + 0.5) / count) * 100;
}

/** Width of a category's bar in percent of the plot; never more than MAX_BAR pixels. */
export function barWidth(count: number): number {
  return (100 / count) * (1 - 2 * BAR_GAP);
}

/** For a number axis: percent of the plot's width. */
export function xOf(value: number, max: number): number {
  return max === 0 ? 0 : (value / max) * 100;
}

/** Names that a picture has room for side by side. */
const MOST_LABELS: Record<ChartSize, number> = { normal: 8, low: 8, small: 4 };

/** Which category labels are shown when there are many: the last one always, evenly spaced before it. */
export function shownLabel(index: number, count: number, most: number = MOST_LABELS.normal): boolean {
  const every = Math.ceil(count / most);
  return (count - 1 - index) % every === 0;
}

/**
 * How a category's name is shown, null: not at all. Where the plot is narrow, with few names every second one goes to a lower row, with
 * many it goes away; a small picture is narrow anywhere.
 */
export function labelClass(index: number, count: number, size: ChartSize = 'normal'): string | null {
  const low = count <= (size === 'small' ? 5 : 8);
  if (!shownLabel(index, count, size === 'small' && low ? count : MOST_LABELS[size])) return null;
  if (shownLabel(index, count, 4)) return '';
  return low ? 'label-low' : 'label-spare';
}

/** Start and end of every step of a bridge, in axis values. */
export function bridgeSpans(steps: readonly { role: 'total' | 'change'; value: number }[]) {
  let running = 0;
  return steps.map((step) => {
    const from = step.role === 'total' ? 0 : running;
    running = step.role === 'total' ? step.value : running + step.value;
    return { from, to: running };
  });
}
