import type { ReactNode } from 'react';
import type { BoardKpi } from '@/domain/board/page';
import { VERDICT_WORDS } from '../board-words';
import { kpiFacts } from '../export-words';

/** One of the four: its figure, its way, what it means. `sentence` is the CRO's, or what takes its place. */
export function SheetKpi({ kpi, sentence }: { kpi: BoardKpi; sentence: ReactNode }) {
  const { label, value, reason, verdict, figuresSay } = kpi;
  return (
    <section className="bs-kpi" data-state={verdict.state}>
      <h2>{label}</h2>
      <div className="bs-figure">
        <p className="bs-value" title={value.exact ?? reason ?? undefined}>
          {value.text}
        </p>
        <Spark kpi={kpi} />
      </div>
      <p className="bs-facts">{kpiFacts(kpi)}</p>
      <p className="bs-verdict">
        <span className="bs-state">{VERDICT_WORDS[verdict.state]}.</span> {verdict.text}
      </p>
      <div className="bs-sentence">
        {sentence ?? (figuresSay ? <p className="bs-soft">{figuresSay}</p> : null)}
      </div>
    </section>
  );
}

const [WIDE, HIGH] = [120, 32];

/** The trend without axes; its quarters are told to those who cannot see it. */
function Spark({ kpi }: { kpi: BoardKpi }) {
  const values = kpi.trend.map(({ amount }) => (amount === null ? null : Number(amount)));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const bars = kpi.id === 'nnarr';
  const floor = bars ? Math.min(0, ...known) : Math.min(...known);
  const span = Math.max(bars ? 0 : -Infinity, ...known) - floor || 1;
  const x = (i: number) => ((i + 0.5) / values.length) * WIDE;
  const y = (value: number) => HIGH - 3 - ((value - floor) / span) * (HIGH - 6);
  const told = kpi.trend.map(({ label, text }) => `${label} ${text}`).join(', ');
  const shown = values.flatMap((value, i) => (value === null ? [] : [{ i, value }]));
  const last = shown.at(-1);
  return (
    <svg className="bs-spark" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${kpi.label}: ${told}`}>
      {bars ? (
        shown.map(({ i, value }) => (
          <rect
            key={i}
            x={x(i) - (WIDE / values.length) * 0.35}
            width={(WIDE / values.length) * 0.7}
            y={Math.min(y(value), y(0))}
            height={Math.max(1, Math.abs(y(0) - y(value)))}
            fill="currentColor"
            fillOpacity={i === last?.i ? 1 : 0.45}
          />
        ))
      ) : (
        <>
          <polyline
            points={shown.map(({ i, value }) => `${x(i)},${y(value)}`).join(' ')}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.75"
            strokeLinejoin="round"
          />
          {last ? <circle cx={x(last.i)} cy={y(last.value)} r="3" fill="currentColor" /> : null}
        </>
      )}
    </svg>
  );
}
