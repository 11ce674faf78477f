import { toDecimal } from '@/domain/values/money';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import type { ChartTarget } from '@/ui/charts/chart-types';
import { daysText } from '@/ui/format/dates';
import { moneyCompact, moneyExact } from '@/ui/format/money';
import { percent, percentOrReason } from '@/ui/format/ratio';
import { meanDays } from './kpi-formula';

/** A figure as a chart draws it (`value`, a plain number) and as it is printed exactly (`text`). */
type Figure = { value: number | null; text: string };

const NONE: Figure = { value: null, text: 'n/a' };

export function amountFigure(minor: bigint | null, currency: string): Figure {
  return minor === null ? NONE : known(minor, currency);
}

export function shareFigure(value: RatioOrNone): Figure {
  return {
    value: value.ratio === null ? null : ratioValue(value.ratio),
    text: percentOrReason(value, 1).text,
  };
}

export function daysFigure(days: number | null): Figure {
  return days === null ? NONE : { value: days, text: daysText(days) };
}

export function meanDaysFigure({ ratio }: RatioOrNone): Figure {
  return ratio === null ? NONE : { value: ratioValue(ratio), text: daysText(meanDays(ratio)) };
}

export function amountTarget(minor: bigint | null, currency: string): ChartTarget | undefined {
  if (minor === null) return undefined;
  return { label: 'Target', value: known(minor, currency).value, text: moneyCompact({ minor, currency }) };
}

/** A target in basis points. */
export function shareTarget(bp: bigint | null): ChartTarget | undefined {
  if (bp === null) return undefined;
  const ratio = { numerator: bp, denominator: 10_000n };
  return { label: 'Target', value: ratioValue(ratio), text: percent(ratio, 1) };
}

export function daysTarget(days: number | null): ChartTarget | undefined {
  return days === null ? undefined : { label: 'Target', value: days, text: daysText(days) };
}

function known(minor: bigint, currency: string) {
  return { value: Number(toDecimal({ minor, currency })), text: moneyExact({ minor, currency }) };
}
