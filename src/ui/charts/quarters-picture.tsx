import { niceAxis, tickText, type Axis } from './axis';
import { CERTAINTY_OPACITY, inStackOrder, patternUrl, streamColor } from './chart-colors';
import type { QuarterPeriod, QuarterSpec } from './chart-types';
import { bandMiddle, yOf } from './geometry';
import { PictureBar } from './picture-bar';
import { PictureFrame } from './picture-frame';
import { Whisker } from './whisker';

/** Positive parts pile up from zero, negative ones (a reversal) hang below it. */
export function stackSpans(period: QuarterPeriod) {
  let up = 0;
  let down = 0;
  return inStackOrder(period.segments).map((segment) => {
    const from = segment.value < 0 ? down : up;
    const to = from + segment.value;
    if (segment.value < 0) down = to;
    else up = to;
    return { segment, from, to };
  });
}

export function quartersAxis(spec: QuarterSpec) {
  return niceAxis(
    spec.periods.flatMap((period) => [
      ...stackSpans(period).flatMap((span) => [span.from, span.to]),
      period.marker?.value ?? null,
      period.reach ?? null,
      period.range?.low ?? null,
      period.range?.high ?? null,
    ]),
  );
}

/** Where the bar's figure stands: over the bar and its marker; with whiskers in one row over all of them, which may be of any height. */
export function labelHeight(period: QuarterPeriod, spec: QuarterSpec, axis: Axis): number {
  if (spec.rangeLabel !== undefined) return axis.max;
  return Math.max(0, ...stackSpans(period).map((span) => span.to), period.marker?.value ?? 0);
}

export function QuartersPicture({ spec }: { spec: QuarterSpec }) {
  const axis = quartersAxis(spec);
  const count = spec.periods.length;
  return (
    <PictureFrame axis={axis} unit={spec.unit} labels={spec.periods.map((period) => period.label)}>
      {spec.periods.map((period, index) => {
        const spans = stackSpans(period);
        return (
          <g key={period.label}>
            {spans.map(({ segment, from, to }) => {
              const place = { index, count, axis, from, to };
              const color = streamColor(segment.stream);
              return (
                <g key={`${segment.stream}-${segment.certainty}`}>
                  <PictureBar
                    {...place}
                    fill={color}
                    fillOpacity={CERTAINTY_OPACITY[segment.certainty]}
                    stroke={color}
                  />
                  <PictureBar {...place} fill={patternUrl(segment.stream)} className="print-pattern" />
                </g>
              );
            })}
            {spans.length > 0 ? (
              <text
                x={`${bandMiddle(index, count)}%`}
                y={yOf(labelHeight(period, spec, axis), axis) - 7}
                textAnchor="middle"
                className="chart-strong-text"
              >
                {tickText(
                  period.segments.reduce((sum, segment) => sum + segment.value, 0),
                  spec.unit,
                )}
              </text>
            ) : null}
            {period.marker?.value ? (
              <MarkerLine {...{ index, count }} y={yOf(period.marker.value, axis)} />
            ) : null}
            {period.range ? (
              <Whisker
                x={`${bandMiddle(index, count)}%`}
                low={yOf(period.range.low, axis)}
                middle={yOf(period.range.middle, axis)}
                high={yOf(period.range.high, axis)}
              />
            ) : null}
          </g>
        );
      })}
    </PictureFrame>
  );
}

function MarkerLine({ index, count, y }: { index: number; count: number; y: number }) {
  const half = (100 / count) * 0.4;
  const middle = bandMiddle(index, count);
  return (
    <line
      x1={`${middle - half}%`}
      x2={`${middle + half}%`}
      y1={y}
      y2={y}
      stroke="var(--text)"
      strokeWidth="2"
    />
  );
}
