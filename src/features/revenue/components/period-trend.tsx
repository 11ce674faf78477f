import type { LedgerAmounts } from '@/domain/revenue/bridge';
import { MOVEMENT_KINDS, MOVEMENT_LABELS, type MovementKind } from '@/domain/revenue/movements';
import type { Grain } from '@/domain/revenue/window';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import { toDecimal } from '@/domain/values/money';
import { Chart } from '@/ui/charts/chart';
import { Chip } from '@/ui/controls/chip';
import { moneyExact } from '@/ui/format/money';
import { partOf } from '../revenue-words';

type Props = {
  periods: readonly (LedgerAmounts & DateRange & { label: string; complete: boolean })[];
  by: Grain;
  currency: string;
  kind: MovementKind | null;
  hrefOf: (kind: MovementKind | null) => string;
  /** The rows of the chosen kind in one period. */
  rowsHref: (period: DateRange) => string;
};

/** One kind of movement over time, or all that customers caused. */
export function PeriodTrend({ periods, by, currency, kind, hrefOf, rowsHref }: Props) {
  const name = kind === null ? 'Net new ARR' : MOVEMENT_LABELS[kind];
  return (
    <div className="flex flex-col gap-3">
      <Chart
        title={`${name} by ${by}`}
        summary={
          kind === null
            ? 'What customers added, less what they took away.'
            : 'Choose another kind below the chart.'
        }
        chart={{
          kind: 'trend',
          spec: {
            unit: { kind: 'money', currency },
            shape: 'bars',
            series: name,
            points: periods.map((period) => {
              const minor = partOf(period, kind);
              return {
                label: period.label,
                value: Number(toDecimal({ minor, currency })),
                text: moneyExact({ minor, currency }),
                partial: !period.complete,
                href: minor === 0n ? undefined : rowsHref(period),
              };
            }),
          },
        }}
      />
      <div role="group" aria-label="Kind of movement" className="no-print flex flex-wrap gap-2">
        {[null, ...MOVEMENT_KINDS].map((one) => (
          <Chip
            key={one ?? 'net'}
            label={one ? MOVEMENT_LABELS[one] : 'Net new'}
            selected={one === kind}
            href={hrefOf(one)}
          />
        ))}
      </div>
    </div>
  );
}
