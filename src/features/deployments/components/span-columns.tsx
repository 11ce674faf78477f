import type { Span } from '@/domain/deployments/spans';
import { countText } from '@/ui/format/counts';
import { daysText } from '@/ui/format/dates';
import type { Column } from '@/ui/layout/data-table';

/** How many, how many of them are still under way, and how long it takes. */
export function spanColumns<Row extends { span: Span }>(longest: number): Column<Row>[] {
  return [
    { key: 'count', header: 'Deals', numeric: true, cell: ({ span }) => countText(span.count) },
    {
      key: 'running',
      header: 'Under way',
      numeric: true,
      hideOnPhone: true,
      cell: ({ span }) => countText(span.count - span.done),
    },
    {
      key: 'median',
      header: 'Median',
      numeric: true,
      cell: ({ span }) => <Days days={span.median} span={span} />,
    },
    {
      key: 'p75',
      header: '75th percentile',
      numeric: true,
      cell: ({ span }) => <Days days={span.p75} span={span} />,
    },
    {
      key: 'bar',
      header: 'Days',
      width: '26%',
      hideOnPhone: true,
      cell: ({ span }) => <SpanBar span={span} longest={longest} />,
    },
  ];
}

/** A quantile in days, or why there is none. */
export function Days({ days, span }: { days: number | null; span: Span }) {
  if (days !== null) return <>{daysText(days)}</>;
  const why = `${countText(span.done)} of ${countText(span.count)} have come to the end: too few.`;
  return (
    <span className="text-faint" title={why}>
      n/a
    </span>
  );
}

/** The longest of the bars, in days. */
export function longestOf(spans: readonly Span[]): number {
  return Math.max(1, ...spans.map(({ median, p75 }) => p75 ?? median ?? 0));
}

/** The median as a bar, up to the 75th percentile as a lighter one. */
function SpanBar({ span: { median, p75 }, longest }: { span: Span; longest: number }) {
  const width = (days: number | null) => `${(100 * (days ?? 0)) / longest}%`;
  return (
    <span aria-hidden className="relative block h-2.5 w-full print:print-color-exact">
      <span
        className="absolute inset-y-0 start-0 rounded-sm bg-accent opacity-30"
        style={{ width: width(p75 ?? median) }}
      />
      <span
        className="absolute inset-y-0 start-0 rounded-sm bg-accent forced-colors:bg-[Highlight]"
        style={{ width: width(median) }}
      />
    </span>
  );
}
