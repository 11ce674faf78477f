/**
 * Patterns that tell streams and unfinished periods apart without colour. Once per page is enough, twice is harmless:
 * every copy is the same.
 */
export function ChartPatterns() {
  const line = { stroke: 'var(--surface)', strokeWidth: 1.5 };
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        <pattern id="pattern-hardware" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" {...line} />
        </pattern>
        <pattern id="pattern-software" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M0 3h6" {...line} />
        </pattern>
        <pattern id="pattern-services" width="6" height="6" patternUnits="userSpaceOnUse">
          <circle cx="3" cy="3" r="1.2" fill="var(--surface)" />
        </pattern>
        <pattern id="pattern-unsplit" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M3 0v6" {...line} />
        </pattern>
        <pattern id="pattern-partial" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--accent-soft)" />
          <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="var(--accent)" strokeWidth="1.25" />
        </pattern>
      </defs>
    </svg>
  );
}
