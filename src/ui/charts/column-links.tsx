import Link from 'next/link';
import type { AnyChart } from './chart-types';
import { MARGIN, plotOf } from './geometry';

type ColumnLink = { label: string; text: string; href?: string };

/** The columns of a chart that lead to their rows; empty for a chart that has none. */
export function columnsOf(chart: AnyChart): readonly ColumnLink[] {
  const columns: readonly ColumnLink[] =
    chart.kind === 'trend' ? chart.spec.points : chart.kind === 'bridge' ? chart.spec.steps : [];
  return columns.some(({ href }) => href !== undefined) ? columns : [];
}

/**
 * The columns of a chart as links to their rows: over the picture one per column, pressed anywhere in it, its exact figure shown when it
 * is pointed at or has the focus. A bridge's columns are too narrow for a thumb: on a phone the same list stands under its picture.
 */
export function ColumnLinks({ chart }: { chart: AnyChart }) {
  const columns = columnsOf(chart);
  if (columns.length === 0 || (chart.kind !== 'trend' && chart.kind !== 'bridge')) return null;
  return (
    <ul
      className="column-links no-print"
      data-list={chart.kind === 'bridge' || undefined}
      style={{ insetInlineStart: plotOf(chart.spec.size).left, insetInlineEnd: MARGIN.right }}
    >
      {columns.map(({ label, text, href }) => (
        <li key={label}>
          {href ? (
            <Link href={href} prefetch={false}>
              <span className="column-tip">
                <span>{label}</span> <span>{text}</span>
              </span>
            </Link>
          ) : (
            <p>
              <span>{label}</span> <span>{text}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
