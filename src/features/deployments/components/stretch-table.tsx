import { multiplyRatio } from '@/domain/values/money';
import type { RatioOrNone } from '@/domain/values/ratio';
import { countText } from '@/ui/format/counts';
import { DataTable } from '@/ui/layout/data-table';
import { cycleHref, type CycleAddress } from '../cycle-address';
import type { CycleTimesPage } from '../queries-cycle-times';
import { Days } from './span-columns';

type Props = { slug: string; page: CycleTimesPage; clock: Pick<CycleAddress, 'asOf'> };
type Row = CycleTimesPage['quarters'][number];

/** By quarter of the signature: the days of the sale, and the days of the deployment that follow it. */
export function StretchTable({ slug, page: { quarters }, clock }: Props) {
  const longest = Math.max(
    1,
    ...quarters.map(({ sale, deployment }) => (sale.median ?? 0) + (deployment.median ?? 0)),
  );
  return (
    <DataTable
      caption="Sale and deployment by quarter of signature"
      columns={[
        {
          key: 'quarter',
          header: 'Quarter',
          cell: ({ label }) => <span className="whitespace-nowrap">{label}</span>,
        },
        {
          key: 'deals',
          header: 'Deals',
          numeric: true,
          hideOnPhone: true,
          cell: ({ sale }) => countText(sale.count),
        },
        {
          key: 'sale',
          header: 'Sale',
          numeric: true,
          cell: ({ sale }) => <Days days={sale.median} span={sale} />,
        },
        {
          key: 'deployments',
          header: 'Deployments',
          numeric: true,
          hideOnPhone: true,
          cell: ({ deployment }) => countText(deployment.count),
        },
        {
          key: 'deployment',
          header: 'To first value',
          numeric: true,
          cell: ({ deployment }) => <Days days={deployment.median} span={deployment} />,
        },
        {
          key: 'stretch',
          header: 'Stretch',
          numeric: true,
          cell: ({ stretch }) => <Times stretch={stretch} />,
        },
        {
          key: 'bar',
          header: 'Sale, then deployment',
          width: '28%',
          hideOnPhone: true,
          cell: (row) => <Bar row={row} longest={longest} />,
        },
      ]}
      rows={quarters}
      rowKey={({ from }) => from}
      rowHref={({ from }) => cycleHref(slug, { ...clock, quarter: from })}
    />
  );
}

/** "1.7 ×": with the deployment the way is so many times as long as the sale. */
export function timesText(stretch: RatioOrNone): string {
  if (stretch.ratio === null) return 'n/a';
  const tenths = multiplyRatio(10n, stretch.ratio.numerator, stretch.ratio.denominator);
  return `${tenths / 10n}.${tenths % 10n}\u00a0×`;
}

function Times({ stretch }: { stretch: RatioOrNone }) {
  return (
    <span title={stretch.reason} className={stretch.ratio === null ? 'text-faint' : undefined}>
      {timesText(stretch)}
    </span>
  );
}

function Bar({ row: { sale, deployment }, longest }: { row: Row; longest: number }) {
  const width = (days: number | null) => `${(100 * (days ?? 0)) / longest}%`;
  return (
    <span aria-hidden className="flex h-2.5 w-full gap-px print:print-color-exact">
      <span className="h-full rounded-s-sm bg-line-strong" style={{ width: width(sale.median) }} />
      <span
        className="h-full rounded-e-sm bg-accent forced-colors:bg-[Highlight]"
        style={{ width: width(deployment.median) }}
      />
    </span>
  );
}
