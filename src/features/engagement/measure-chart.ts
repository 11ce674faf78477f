import type { KpiVerdict } from '@/domain/engagement/verdict';
import { currencyExponent } from '@/domain/values/money';
import type { ChartUnit, TrendSpec } from '@/ui/charts/chart-types';
import { dateRangeText, dateShort } from '@/ui/format/dates';

type Measured = Pick<KpiVerdict, 'name' | 'unit' | 'months'>;

/** The months of a measure as a picture: the year before, then the months of the engagement; a line at its middle, or at the usual pace. */
export function measureChart({ name, unit, months }: Measured, currency: string): TrendSpec {
  const value = (exact: string | null) => (exact === null ? null : Number(exact) / scaleOf(unit, currency));
  const usual =
    unit === 'percent'
      ? 1
      : middleOf(months.flatMap(({ index, exact }) => (index < 0 ? (value(exact) ?? []) : [])));
  return {
    unit: unitOf(unit, currency),
    shape: 'bars',
    series: name,
    points: months.map(({ index, from, to, exact, text }) => ({
      label: index < 0 ? dateShort(from) : `M${index + 1}`,
      value: value(exact),
      text: `${text}, ${dateRangeText(from, to)}`,
    })),
    target:
      usual === null
        ? undefined
        : { label: 'usual', value: usual, text: unit === 'percent' ? 'pace' : 'month of the year before' },
    size: 'small',
  };
}

function scaleOf(unit: KpiVerdict['unit'], currency: string): number {
  if (unit === 'ppm') return 1_000_000;
  return unit === 'percent' ? 100 : 10 ** currencyExponent(currency);
}

function unitOf(unit: KpiVerdict['unit'], currency: string): ChartUnit {
  if (unit === 'minor') return { kind: 'money', currency };
  return unit === 'ppm' ? { kind: 'percent', small: true } : { kind: 'percent' };
}

function middleOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
