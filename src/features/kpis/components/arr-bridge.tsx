import type { Nnarr } from '@/domain/kpis/nnarr';
import { lastDayBefore } from '@/domain/kpis/kpi-data';
import type { MovementKind } from '@/domain/revenue/movements';
import { toDecimal } from '@/domain/values/money';
import { Chart } from '@/ui/charts/chart';
import type { BridgeStep } from '@/ui/charts/chart-types';
import { dateRangeText } from '@/ui/format/dates';
import { moneyCompact, moneyExact } from '@/ui/format/money';
import { customersHref, kpiHref } from '../kpi-address';

type Props = { window: Nnarr['window']; currency: string; slug: string; asOf?: string };

/** Opening ARR, what happened to it by kind, closing ARR. Every bar leads to its rows. */
export function ArrBridge({ window, currency, slug, asOf }: Props) {
  const drawn = (minor: bigint) => ({
    value: Number(toDecimal({ minor, currency })),
    text: moneyExact({ minor, currency }),
  });
  const total = (label: string, minor: bigint, until: Nnarr['window']['until']): BridgeStep => ({
    label,
    role: 'total',
    ...drawn(minor),
    href: minor === 0n ? undefined : customersHref(slug, lastDayBefore(until), { asOf }),
  });
  const change = (label: string, minor: bigint, kind: MovementKind): BridgeStep => ({
    label,
    role: 'change',
    ...drawn(minor),
    href: minor === 0n || kind === 'fx' ? undefined : kpiHref(slug, 'nnarr', { asOf, kind }),
  });
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  const steps = [
    total('Opening', window.openingMinor, window.from),
    change('New', window.newMinor, 'new'),
    change('Expansion', window.expansionMinor, 'expansion'),
    change('Reactivation', window.reactivationMinor, 'reactivation'),
    change('Contraction', window.contractionMinor, 'contraction'),
    change('Churn', window.churnMinor, 'churn'),
    change('FX', window.fxMinor, 'fx'),
    total('Closing', window.closingMinor, window.until),
  ];
  return (
    <Chart
      title={`ARR, ${dateRangeText(window.from, lastDayBefore(window.until))}`}
      summary={`From ${money(window.openingMinor)} to ${money(window.closingMinor)} in four quarters. Each part opens its rows.`}
      chart={{
        kind: 'bridge',
        spec: {
          unit: { kind: 'money', currency },
          steps,
        },
      }}
    />
  );
}
