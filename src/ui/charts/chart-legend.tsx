import { StreamMark } from '@/ui/controls/stream-mark';
import { CERTAINTY_LABEL, CERTAINTY_OPACITY, CERTAINTY_ORDER, STREAM_ORDER } from './chart-colors';
import type { AnyChart, QuarterSpec } from './chart-types';

/** Only what the labels in the picture do not say themselves. */
export function ChartLegend({ chart }: { chart: AnyChart }) {
  if (chart.kind === 'quarters') return <QuartersLegend spec={chart.spec} />;
  if (chart.kind !== 'trend') return null;
  const { target, points, size } = chart.spec;
  // A small chart says it where the period is pointed at, and in its table.
  const partial = size === 'small' || size === 'low' ? undefined : points.find((point) => point.partial);
  if (!target && !partial) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {target ? (
        <li className="inline-flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-t border-dashed border-text" />
          {target.label} {target.text}
        </li>
      ) : null}
      {partial ? (
        <li className="inline-flex items-center gap-1.5">
          <PartialKey shape={chart.spec.shape} />
          {partial.label}: to date
        </li>
      ) : null}
    </ul>
  );
}

function PartialKey({ shape }: { shape: 'bars' | 'line' }) {
  if (shape === 'line') {
    return (
      <svg aria-hidden width="10" height="10">
        <circle cx="5" cy="5" r="3" fill="var(--surface)" stroke="var(--accent)" strokeWidth="1.5" />
      </svg>
    );
  }
  return (
    <svg aria-hidden width="10" height="10">
      <rect x="0.5" y="0.5" width="9" height="9" fill="url(#pattern-partial)" stroke="var(--accent)" />
    </svg>
  );
}

function QuartersLegend({ spec }: { spec: QuarterSpec }) {
  const segments = spec.periods.flatMap((period) => period.segments.filter((segment) => segment.value !== 0));
  const streams = STREAM_ORDER.filter((stream) => segments.some((segment) => segment.stream === stream));
  const certainties = CERTAINTY_ORDER.filter((one) => segments.some((segment) => segment.certainty === one));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {streams.map((stream) => (
        <li key={stream}>
          <StreamMark stream={stream} />
        </li>
      ))}
      {certainties.map((certainty) => (
        <li key={certainty} className="inline-flex items-center gap-1.5">
          <svg aria-hidden width="10" height="10">
            <rect
              x="0.5"
              y="0.5"
              width="9"
              height="9"
              fill="var(--text)"
              fillOpacity={CERTAINTY_OPACITY[certainty]}
              stroke="var(--text)"
            />
          </svg>
          {CERTAINTY_LABEL[certainty]}
        </li>
      ))}
      {spec.markerLabel ? (
        <li className="inline-flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-t-2 border-text" />
          {spec.markerLabel}
        </li>
      ) : null}
      {spec.rangeLabel ? (
        <li className="inline-flex items-center gap-1.5">
          <svg aria-hidden width="10" height="14" viewBox="-5 0 10 14">
            <path d="M0 1V13M-4 1h8M-4 13h8" stroke="var(--text)" strokeWidth="1.5" />
            <circle r="2.5" cy="7" fill="var(--surface)" stroke="var(--text)" strokeWidth="1.5" />
          </svg>
          {spec.rangeLabel}
        </li>
      ) : null}
    </ul>
  );
}
