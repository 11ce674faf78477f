type Props = {
  /** Days, ascending. */
  sample: readonly number[];
  /** What counts: the band from every second one to four of five. */
  counts: { p50Days: number; p80Days: number } | null;
  /** The right end, the same for every row of a table, in days. */
  longest: number;
};

const [WIDTH, HEIGHT] = [160, 20];

/** Each observation as a dot on a line of days, and the band that counts. The figures beside it say the same in words. */
export function SampleStrip({ sample, counts, longest }: Props) {
  const x = (days: number) => 3 + (Math.min(days, longest) / Math.max(longest, 1)) * (WIDTH - 6);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block h-5 w-40 max-w-full print:print-color-exact"
    >
      <line x1={3} x2={WIDTH - 3} y1={10} y2={10} className="stroke-line" strokeWidth={1} />
      {counts ? (
        <>
          <rect
            x={x(counts.p50Days)}
            width={Math.max(x(counts.p80Days) - x(counts.p50Days), 2)}
            y={4}
            height={12}
            rx={2}
            className="fill-accent-soft"
          />
          <line
            x1={x(counts.p50Days)}
            x2={x(counts.p50Days)}
            y1={2}
            y2={18}
            className="stroke-accent"
            strokeWidth={2}
          />
        </>
      ) : null}
      {[...countsOf(sample)].map(([days, many]) => (
        <circle
          key={days}
          cx={x(days)}
          cy={10}
          r={2.5}
          className="fill-text"
          fillOpacity={Math.min(0.25 + 0.2 * many, 0.95)}
        />
      ))}
    </svg>
  );
}

/** How often each day was seen: the darker the dot. */
function countsOf(sample: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const days of sample) counts.set(days, (counts.get(days) ?? 0) + 1);
  return counts;
}
