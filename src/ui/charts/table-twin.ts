import { tickText } from './axis';
import { CERTAINTY_LABEL, inStackOrder } from './chart-colors';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import type { AnyChart, TrendSpec } from './chart-types';

/** `hrefs`: the rows behind each row, in the same order, where there are any. */
export type Twin = {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  hrefs?: readonly (string | undefined)[];
};

/** The same figures as a table: for screen readers, for copying and for whoever prefers tables. */
export function twinOf(chart: AnyChart): Twin {
  switch (chart.kind) {
    case 'trend':
      return trendTwin(chart.spec);
    case 'bridge':
      return {
        head: ['Step', 'Amount'],
        rows: chart.spec.steps.map((step) => [step.label, step.text]),
        hrefs: chart.spec.steps.map(({ href }) => href),
      };
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

/** With a column for what people pinned to the periods, where they did. */
function trendTwin({ points, series, target }: TrendSpec): Twin {
  const noted = points.some(({ notes = [] }) => notes.length > 0);
  const row = (label: string, notes: readonly string[], text: string) =>
    noted ? [label, notes.join('; '), text] : [label, text];
  const rows = points.map(({ label, partial, notes = [], text }) =>
    row(partial ? `${label} (to date)` : label, notes, text),
  );
  return {
    head: noted ? ['Period', 'Notes', series] : ['Period', series],
    rows: target ? [...rows, row(target.label, [], target.text)] : rows,
    hrefs: points.map(({ href }) => href),
  };
}
