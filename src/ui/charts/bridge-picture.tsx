import { figureText, niceAxis } from './axis';
import type { BridgeSpec, BridgeStep } from './chart-types';
import { bandMiddle, bridgeSpans, plotOf, yOf } from './geometry';
import { PictureBar } from './picture-bar';
import { PictureFrame } from './picture-frame';

export function bridgeAxis(spec: BridgeSpec) {
  const values = bridgeSpans(spec.steps).flatMap((span) => [span.from, span.to]);
  return { ...niceAxis(values, (spec.size ?? 'normal') === 'normal' ? 4 : 3), plot: plotOf(spec.size) };
}

/** Totals solid; a gain in the accent's light tone, a loss hatched, so that they differ without colour. */
export function bridgeLook(step: BridgeStep) {
  if (step.role === 'total') return { fill: 'var(--accent)', stroke: 'var(--accent)' };
  if (step.value < 0) return { fill: 'url(#pattern-partial)', stroke: 'var(--accent)' };
  return { fill: 'var(--accent)', fillOpacity: 0.45, stroke: 'var(--accent)' };
}

export function BridgePicture({ spec }: { spec: BridgeSpec }) {
  const axis = bridgeAxis(spec);
  const spans = bridgeSpans(spec.steps);
  const count = spec.steps.length;
  return (
    <PictureFrame axis={axis} unit={spec.unit} labels={spec.steps.map((step) => step.label)}>
      {spec.steps.map((step, index) => {
        const span = spans[index];
        if (!span) return null;
        return (
          <g key={step.label}>
            {index < count - 1 ? (
              <line
                x1={`${bandMiddle(index, count)}%`}
                x2={`${bandMiddle(index + 1, count)}%`}
                y1={yOf(span.to, axis)}
                y2={yOf(span.to, axis)}
                stroke="var(--line-strong)"
                strokeDasharray="2 3"
              />
            ) : null}
            <PictureBar {...{ index, count, axis }} from={span.from} to={span.to} {...bridgeLook(step)} />
            <text
              x={`${bandMiddle(index, count)}%`}
              y={yOf(Math.max(span.from, span.to), axis) - 7}
              textAnchor="middle"
              className="chart-strong-text"
            >
              {figureText(step.value, spec.unit, axis)}
            </text>
          </g>
        );
      })}
    </PictureFrame>
  );
}
