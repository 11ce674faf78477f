import { useId } from 'react';

export type SparkLineProps = {
  /** Oldest first; null where there is no figure. */
  values: readonly (number | null)[];
  shape?: 'line' | 'bars';
  target?: number;
  /** Says the trend in words, e.g. "NNARR, last 4 quarters: $0.9M, $1.0M, $1.1M, $1.2M". */
  label: string;
};

const HEIGHT = 32;

/** A trend without axes beside its figure. Drawn on the server; needs no script at all. */
export function SparkLine({ values, shape = 'bars', target, label }: SparkLineProps) {
  const title = useId();
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  // Bars stand on zero; a line may start at its lowest value, for it shows only the way.
  const floor = shape === 'bars' ? Math.min(0, ...known) : Math.min(...known, target ?? Infinity);
  const top = Math.max(shape === 'bars' ? 0 : -Infinity, ...known, target ?? -Infinity);
  const span = top - floor || 1;
  const y = (value: number) => HEIGHT - 2 - ((value - floor) / span) * (HEIGHT - 4);
  const middle = (index: number) => ((index + 0.5) / values.length) * 100;
  const last = values.length - 1;
  return (
    <svg role="img" aria-labelledby={title} width="100%" height={HEIGHT} className="block overflow-visible">
      <title id={title}>{label}</title>
      {values.map((value, index) => {
        if (value === null) return null;
        const next = values[index + 1];
        if (shape === 'bars') {
          const zero = y(Math.max(0, floor));
          return (
            <rect
              key={index}
              x={`${middle(index) - 40 / values.length}%`}
              width={`${80 / values.length}%`}
              y={Math.min(y(value), zero)}
              height={Math.max(1, Math.abs(zero - y(value)))}
              rx="1"
              fill="var(--accent)"
              fillOpacity={index === last ? 1 : 0.45}
            />
          );
        }
        return (
          <g key={index}>
            {next === undefined || next === null ? null : (
              <line
                x1={`${middle(index)}%`}
                x2={`${middle(index + 1)}%`}
                y1={y(value)}
                y2={y(next)}
                stroke="var(--accent)"
                strokeWidth="1.5"
                strokeLinecap="round"
              />
            )}
            {index === last ? (
              <circle cx={`${middle(index)}%`} cy={y(value)} r="2.5" fill="var(--accent)" />
            ) : null}
          </g>
        );
      })}
      {target === undefined ? null : (
        <line x1="0" x2="100%" y1={y(target)} y2={y(target)} stroke="var(--muted)" strokeDasharray="3 3" />
      )}
    </svg>
  );
}
