import { axisFor, figureText } from './axis';
import type { TrendSpec } from './chart-types';
import { bandMiddle, plotOf, yOf } from './geometry';
import { PictureBar } from './picture-bar';
import { PictureFrame } from './picture-frame';

/** Whether every point has room for its own figure. */
export function hasLabels({ points, size }: TrendSpec): boolean {
  return points.length <= (size === 'small' ? 5 : 8);
}

export function trendAxis(spec: TrendSpec) {
  const values = [...spec.points.map((point) => point.value), spec.target?.value ?? null];
  return {
    ...axisFor(spec.unit, values, (spec.size ?? 'normal') === 'normal' ? 4 : 2),
    plot: plotOf(spec.size),
  };
}

export function TrendPicture({ spec }: { spec: TrendSpec }) {
  const { points, unit } = spec;
  const axis = trendAxis(spec);
  const count = points.length;
  return (
    <PictureFrame
      axis={axis}
      unit={unit}
      labels={points.map((point) => point.label)}
      target={spec.target}
      over={hasLabels(spec) ? <DirectLabels spec={spec} /> : null}
    >
      {points.map((point, index) => {
        if (point.value === null) return null;
        const y = yOf(point.value, axis);
        const next = points[index + 1];
        return (
          <g key={point.label}>
            {spec.shape === 'bars' ? (
              <PictureBar
                {...{ index, count, axis }}
                from={0}
                to={point.value}
                fill={point.partial ? 'url(#pattern-partial)' : 'var(--accent)'}
                stroke={point.partial ? 'var(--accent)' : undefined}
              />
            ) : (
              <>
                {next && next.value !== null ? (
                  <line
                    x1={`${bandMiddle(index, count)}%`}
                    x2={`${bandMiddle(index + 1, count)}%`}
                    y1={y}
                    y2={yOf(next.value, axis)}
                    stroke="var(--accent)"
                    strokeWidth="2"
                    strokeLinecap="round"
                  />
                ) : null}
                <circle
                  cx={`${bandMiddle(index, count)}%`}
                  cy={y}
                  r="3"
                  fill={point.partial ? 'var(--surface)' : 'var(--accent)'}
                  stroke="var(--accent)"
                  strokeWidth="1.5"
                />
              </>
            )}
          </g>
        );
      })}
    </PictureFrame>
  );
}

function DirectLabels({ spec }: { spec: TrendSpec }) {
  const { points, unit, shape } = spec;
  const axis = trendAxis(spec);
  return points.map((point, index) => {
    if (point.value === null) return null;
    const y = yOf(point.value, axis);
    return (
      <text
        key={point.label}
        x={`${bandMiddle(index, points.length)}%`}
        y={point.value < 0 && shape === 'bars' ? y + 15.5 : y - 7}
        textAnchor="middle"
        className="chart-strong-text"
      >
        {figureText(point.value, unit, axis)}
      </text>
    );
  });
}
