import type { LedgerAmounts } from '@/domain/revenue/bridge';
import { MOVEMENT_KINDS, MOVEMENT_LABELS, type MovementKind } from '@/domain/revenue/movements';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import { toDecimal } from '@/domain/values/money';
import { Chart } from '@/ui/charts/chart';
import type { BridgeStep } from '@/ui/charts/chart-types';
import { moneyCompact, moneyExact } from '@/ui/format/money';
import { partOf, sumText, windowText } from '../revenue-words';

type Props = {
  bridge: LedgerAmounts;
  window: DateRange;
  currency: string;
  /** The rows of a kind, and who paid at an end; null where there is no such list. */
  kindHref: (kind: MovementKind) => string;
  endHref: (end: 'opening' | 'closing') => string | null;
};

/** Opening ARR, what happened to it, closing ARR: each bar opens its rows. */
export function RevenueBridge({ bridge, window, currency, kindHref, endHref }: Props) {
  const drawn = (minor: bigint) => ({
    value: Number(toDecimal({ minor, currency })),
    text: moneyExact({ minor, currency }),
  });
  const total = (label: string, end: 'opening' | 'closing', minor: bigint): BridgeStep => ({
    label,
    role: 'total',
    ...drawn(minor),
    href: minor === 0n ? undefined : (endHref(end) ?? undefined),
  });
  const steps = [
    total('Opening', 'opening', bridge.openingMinor),
    ...MOVEMENT_KINDS.map((kind): BridgeStep => {
      const minor = partOf(bridge, kind);
      const href = minor === 0n ? undefined : kindHref(kind);
      return { label: MOVEMENT_LABELS[kind], role: 'change', ...drawn(minor), href };
    }),
    total('Closing', 'closing', bridge.closingMinor),
  ];
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  return (
    <div className="flex flex-col gap-3">
      <Chart
        title={`ARR, ${windowText(window)}`}
        summary={`From ${money(bridge.openingMinor)} to ${money(bridge.closingMinor)}. Each bar opens its rows.`}
        chart={{ kind: 'bridge', spec: { unit: { kind: 'money', currency }, steps } }}
      />
      <p className="text-sm text-pretty text-muted tabular-nums">{sumText(bridge, currency)}</p>
    </div>
  );
}
