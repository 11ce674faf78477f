import { axisFor, niceAxis, tickText } from './axis';
import type { StepSpec } from './chart-types';
import { xOf, yOf } from './geometry';
import { PictureMarks } from './histogram-picture';
import { PictureFrame } from './picture-frame';

export function stepsAxis(spec: StepSpec) {
  return axisFor(
    spec.yUnit,
    spec.points.map((point) => point.y),
  );
}

export function stepsTicks(spec: StepSpec): number[] {
  return niceAxis([0, spec.xMax], 6).ticks.filter((tick) => tick <= spec.xMax);
}

export function StepsPicture({ spec }: { spec: StepSpec }) {
  const axis = stepsAxis(spec);
  const x = (value: number) => `${xOf(value, spec.xMax)}%`;
  const labels = stepsTicks(spec).map((tick) => ({
    at: xOf(tick, spec.xMax),
    text: tickText(tick, spec.unit),
  }));
  const stroke = { stroke: 'var(--accent)', strokeWidth: 2, strokeLinecap: 'square' as const };
  return (
    <PictureFrame axis={axis} unit={spec.yUnit} labels={labels}>
      {spec.points.map((point, index) => {
        const next = spec.points[index + 1];
        const y = yOf(point.y, axis);
        return (
          <g key={point.x}>
            <line x1={x(point.x)} x2={x(next?.x ?? spec.xMax)} y1={y} y2={y} {...stroke} />
            {next ? <line x1={x(next.x)} x2={x(next.x)} y1={y} y2={yOf(next.y, axis)} {...stroke} /> : null}
          </g>
        );
      })}
      <PictureMarks marks={spec.marks ?? []} max={spec.xMax} />
    </PictureFrame>
  );
}
