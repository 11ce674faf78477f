import { tickText } from './axis';
import { CERTAINTY_LABEL, inStackOrder } from './chart-colors';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import type { AnyChart } from './chart-types';

export type Twin = { head: readonly string[]; rows: readonly (readonly string[])[] };

/** The same figures as a table: for screen readers, for copying and for whoever prefers tables. */
export function twinOf(chart: AnyChart): Twin {
  switch (chart.kind) {
    case 'trend': {
      const { points, series, target } = chart.spec;
      const rows = points.map((point) => [
        point.partial ? `${point.label} (to date)` : point.label,
        point.text,
      ]);
      return { head: ['Period', series], rows: target ? [...rows, [target.label, target.text]] : rows };
    }
    case 'bridge':
      return { head: ['Step', 'Amount'], rows: chart.spec.steps.map((step) => [step.label, step.text]) };
    case 'quarters':
      return {
        head: ['Period', 'Part', 'Amount'],
        rows: chart.spec.periods.flatMap((period) => [
          ...inStackOrder(period.segments).map((part) => [
            period.label,
            `${STREAM_LABEL[part.stream]}, ${CERTAINTY_LABEL[part.certainty].toLowerCase()}`,
            part.text,
          ]),
          [period.label, 'Sum', period.text],
          ...(period.marker ? [[period.label, chart.spec.markerLabel ?? 'Marker', period.marker.text]] : []),
          ...(period.range ? [[period.label, chart.spec.rangeLabel ?? 'Range', period.range.text]] : []),
        ]),
      };
    case 'histogram':
      return {
        head: ['From – to', chart.spec.noun],
        rows: chart.spec.bins.map((bin) => [
          `${tickText(bin.from, chart.spec.unit)} – ${tickText(bin.until, chart.spec.unit)}`,
          String(bin.count),
        ]),
      };
    case 'steps':
      return {
        head: ['From', chart.spec.series],
        rows: chart.spec.points.map((point) => [
          tickText(point.x, chart.spec.unit),
          tickText(point.y, chart.spec.yUnit),
        ]),
      };
  }
}
