import {
  evidencedShare,
  keptShare,
  preparedShare,
  type TrendFigures,
  type TrendMeasure,
  type TrendPoint,
} from '@/domain/reviews/trend';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import type { AnyChart, ChartPoint, ChartUnit } from '@/ui/charts/chart-types';
import { dateShort } from '@/ui/format/dates';
import { MEASURE_TITLES, measureText } from './trend-words';

const PERCENT: ChartUnit = { kind: 'percent' };

/** Shares are a line from 0 to 100 %, counts are bars on zero. */
const DRAWN: Record<
  TrendMeasure,
  { unit: ChartUnit; shape: 'line' | 'bars'; value: (figures: TrendFigures) => number | null }
> = {
  commit: { unit: PERCENT, shape: 'line', value: (figures) => share(evidencedShare(figures)) },
  promises: { unit: PERCENT, shape: 'line', value: (figures) => share(keptShare(figures)) },
  pushes: { unit: { kind: 'count', noun: 'pushes' }, shape: 'bars', value: ({ pushes }) => pushes },
  knockedDown: {
    unit: { kind: 'count', noun: 'deals' },
    shape: 'bars',
    value: ({ knockedDown }) => knockedDown,
  },
  prepared: { unit: PERCENT, shape: 'line', value: (figures) => share(preparedShare(figures)) },
};

function share(value: RatioOrNone): number | null {
  return value.ratio === null ? null : ratioValue(value.ratio);
}

/** One measure over the reviews of the window; null where no review has a figure. */
export function trendChart(
  measure: TrendMeasure,
  points: readonly TrendPoint[],
  currency: string,
): AnyChart | null {
  const { unit, shape, value } = DRAWN[measure];
  const labels = labelsOf(points);
  const drawn = points.map(({ figures }, i): ChartPoint => ({
    label: labels[i] ?? '',
    value: figures ? value(figures) : null,
    text: figures ? measureText(measure, figures, currency) : 'n/a, no deal was brought',
  }));
  if (drawn.every((point) => point.value === null)) return null;
  return { kind: 'trend', spec: { unit, shape, series: MEASURE_TITLES[measure], points: drawn } };
}

/** A point is told from the others by its label: a second review of a day says so. */
function labelsOf(points: readonly TrendPoint[]): string[] {
  const seen = new Map<string, number>();
  return points.map(({ heldOn }) => {
    const nth = (seen.get(heldOn) ?? 0) + 1;
    seen.set(heldOn, nth);
    return nth === 1 ? dateShort(heldOn) : `${dateShort(heldOn)} (${nth})`;
  });
}
