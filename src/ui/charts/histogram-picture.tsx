import { niceAxis, tickText } from './axis';
import type { ChartMark, HistogramBin, HistogramSpec } from './chart-types';
import { PLOT_HEIGHT, xOf, yOf } from './geometry';
import { PictureFrame } from './picture-frame';

const BIN_FILL = { plain: 'var(--accent)', look: 'var(--look-fill)', act: 'var(--act-fill)' };

export function binFill(bin: HistogramBin): string {
  return BIN_FILL[bin.tone ?? 'plain'];
}

export function histogramRange(spec: HistogramSpec): number {
  return Math.max(0, ...spec.bins.map((bin) => bin.until));
}

export function histogramAxis(spec: HistogramSpec) {
  const axis = niceAxis(spec.bins.map((bin) => bin.count));
  return { ...axis, ticks: axis.ticks.filter((tick) => Number.isInteger(tick)) };
}

export function HistogramPicture({ spec }: { spec: HistogramSpec }) {
  const axis = histogramAxis(spec);
  const max = histogramRange(spec);
  const edges = [0, ...spec.bins.map((bin) => bin.until)];
  const labels = edges.map((edge) => ({ at: xOf(edge, max), text: tickText(edge, spec.unit) }));
  return (
    <PictureFrame axis={axis} unit={{ kind: 'count', noun: spec.noun }} labels={labels}>
      {spec.bins.map((bin) => (
        <rect
          key={bin.from}
          x={`${xOf(bin.from, max)}%`}
          width={`${xOf(bin.until - bin.from, max)}%`}
          y={yOf(bin.count, axis)}
          height={PLOT_HEIGHT - yOf(bin.count, axis)}
          fill={binFill(bin)}
          stroke="var(--surface)"
          strokeWidth="2"
        />
      ))}
      <PictureMarks marks={spec.marks ?? []} max={max} />
    </PictureFrame>
  );
}

/** Vertical lines such as "goal 60 d", labelled at the top. */
export function PictureMarks({ marks, max }: { marks: readonly ChartMark[]; max: number }) {
  return marks.map((mark) => (
    <g key={mark.at}>
      <line
        x1={`${xOf(mark.at, max)}%`}
        x2={`${xOf(mark.at, max)}%`}
        y1={0}
        y2={PLOT_HEIGHT}
        stroke="var(--text)"
        strokeDasharray="4 4"
      />
      <text x={`${xOf(mark.at, max)}%`} y={-7} textAnchor="middle" className="chart-strong-text">
        {mark.label}
      </text>
    </g>
  ));
}
