import { lastDayBefore } from '@/domain/kpis/kpi-data';
import type { NnarrBar } from '@/domain/kpis/nnarr';
import type { MovementKind } from '@/domain/revenue/movements';
import { toDecimal } from '@/domain/values/money';
import { Chart } from '@/ui/charts/chart';
import type { BridgeStep } from '@/ui/charts/chart-types';
import { dateRangeText } from '@/ui/format/dates';
import { MINUS, moneyCompact, moneyExact } from '@/ui/format/money';
import { customersHref, kpiHref, movementsHref } from '../kpi-address';

type Props = { span: NnarrBar; currency: string; slug: string; asOf?: string; constant?: true };

/** Opening ARR, what happened to it by kind, closing ARR. Every bar leads to its rows. */
export function ArrBridge({ span, currency, slug, asOf, constant }: Props) {
  const { from, until } = span;
  const drawn = (minor: bigint) => ({
    value: Number(toDecimal({ minor, currency })),
    text: moneyExact({ minor, currency }),
  });
  // What rates did is no part of NNARR: its rows stand among all movements.
  const hrefOf = (kind: MovementKind) =>
    kind === 'fx'
      ? movementsHref(slug, { asOf, kind, from, until })
      : kpiHref(slug, 'nnarr', { asOf, constant, kind, from, until });
  const total = (label: string, minor: bigint, day: NnarrBar['until']): BridgeStep => ({
    label,
    role: 'total',
    ...drawn(minor),
    href: minor === 0n ? undefined : customersHref(slug, lastDayBefore(day), { asOf, constant }),
  });
  const change = (label: string, minor: bigint, kind: MovementKind): BridgeStep => ({
    label,
    role: 'change',
    ...drawn(minor),
    href: minor === 0n ? undefined : hrefOf(kind),
  });
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  const steps = [
    total('Opening', span.openingMinor, from),
    change('New', span.newMinor, 'new'),
    change('Expansion', span.expansionMinor, 'expansion'),
    change('Reactivation', span.reactivationMinor, 'reactivation'),
    change('Contraction', span.contractionMinor, 'contraction'),
    change('Churn', span.churnMinor, 'churn'),
    change('FX', span.fxMinor, 'fx'),
    total('Closing', span.closingMinor, until),
  ];
  return (
    <Chart
      title={`ARR, ${dateRangeText(from, lastDayBefore(until))}`}
      summary={`${sumText(span, money)}. Each part opens its rows.`}
      chart={{ kind: 'bridge', spec: { unit: { kind: 'money', currency }, steps, size: 'low' } }}
    />
  );
}

/** "$1.08M + $411k net new − $2k FX = $1.49M". */
function sumText(span: NnarrBar, money: (minor: bigint) => string): string {
  const part = (minor: bigint, name: string) =>
    `${minor < 0n ? MINUS : '+'} ${money(minor < 0n ? -minor : minor)} ${name}`;
  const fx = span.fxMinor === 0n ? '' : ` ${part(span.fxMinor, 'FX')}`;
  return `${money(span.openingMinor)} ${part(span.nnarrMinor, 'net new')}${fx} = ${money(span.closingMinor)}`;
}
