import type { Moment, QuarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { GOAL } from '@/domain/forecast/accuracy/variance';
import { ratioValue } from '@/domain/values/ratio';
import { Chart } from '@/ui/charts/chart';
import type { ChartPoint } from '@/ui/charts/chart-types';
import { offText } from '../accuracy-words';

type Props = {
  quarters: readonly QuarterAccuracy[];
  moment: Moment;
  title: string;
  summary: string;
};

/** How far each quarter was off, over the line of the goal. Nothing where no quarter has a figure. */
export function AccuracyChart({ quarters, moment, title, summary }: Props) {
  const points = quarters.map(({ label, moments }): ChartPoint => {
    const total = moments[moment]?.total;
    const ratio = total?.variance.ratio ?? null;
    return {
      label,
      value: ratio === null ? null : ratioValue(ratio),
      text: total ? offText(total.variance) : 'n/a, no forecast was kept',
    };
  });
  if (points.every(({ value }) => value === null)) return null;
  const target = { label: 'Goal', value: ratioValue(GOAL), text: 'under 20 %' };
  return (
    <Chart
      title={title}
      summary={summary}
      chart={{
        kind: 'trend',
        spec: { unit: { kind: 'percent' }, shape: 'line', series: 'Off by', points, target },
      }}
    />
  );
}
