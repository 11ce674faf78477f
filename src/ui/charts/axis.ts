import { currencyPrefix, groupDigits, MINUS } from '@/ui/format/money';
import type { ChartUnit } from './chart-types';
import type { Plot } from './geometry';

/** `plot`: where it is drawn, if not in a picture of normal size. */
export type Axis = { min: number; max: number; ticks: readonly number[]; plot?: Plot };

const NICE = [1, 2, 2.5, 5, 10];

/** An axis that holds all values and zero, with about `count` round ticks. */
export function niceAxis(values: readonly (number | null)[], count = 4): Axis {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const low = Math.min(0, ...known);
  const most = Math.max(0, ...known);
  // Nothing but zeros still gets an axis to stand on.
  const high = most - low < 1e-9 ? 1 : most;
  const span = high - low;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (NICE.find((nice) => nice * power >= rough * 0.999) ?? 10);
  const min = Math.floor(low / step + 1e-9) * step;
  const max = Math.max(min + step, Math.ceil(high / step - 1e-9) * step);
  const steps = Math.round((max - min) / step);
  const ticks = Array.from({ length: steps + 1 }, (_, index) => Number((min + index * step).toPrecision(12)));
  return { min, max, ticks };
}

/** Percent shows 0–100 % unless values leave it or the share is a small one: an honest share never fills the picture by zooming. */
export function axisFor(unit: ChartUnit, values: readonly (number | null)[], count = 4): Axis {
  const isShare = unit.kind === 'percent' && !unit.small;
  if (isShare && values.every((value) => value === null || (value >= 0 && value <= 1))) {
    return { min: 0, max: 1, ticks: count < 4 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1] };
  }
  if (unit.kind === 'count') return countAxis(values);
  return niceAxis(values, count);
}

/** Half a deal is no tick: few things get as many steps as there are things. */
function countAxis(values: readonly (number | null)[]): Axis {
  const most = Math.max(1, ...values.map((value) => Math.abs(value ?? 0)));
  return niceAxis(values, Math.min(4, Math.ceil(most)));
}

/** As `tickText`, in a small picture without the currency: it stands above the axis, and "NZ$" takes the room of the figures. */
export function figureText(value: number, unit: ChartUnit, { plot }: Axis): string {
  if (unit.kind !== 'money' || !plot || plot.size === 'normal') return tickText(value, unit);
  const size = Math.abs(value);
  return `${value < 0 ? MINUS : ''}${short(size < 10 ? size : Math.round(size))}`;
}

/** The text of a tick: "$1.5M", "50 %", "60 d", "1,200". */
export function tickText(value: number, unit: ChartUnit): string {
  const sign = value < 0 ? MINUS : '';
  const size = Math.abs(value);
  switch (unit.kind) {
    case 'money':
      return `${sign}${currencyPrefix(unit.currency)}${short(size)}`;
    case 'percent':
      // A small share needs the second digit: two ticks must not read the same.
      return `${sign}${Number((size * 100).toFixed(size < 0.01 ? 2 : 1))}\u00a0%`;
    case 'days':
      return `${sign}${trim(size)}\u00a0d`;
    case 'count':
      return `${sign}${size < 10_000 ? groupDigits(trim(size)) : short(size)}`;
  }
}

/** What the axis counts, above its top; empty where every tick says it. "$" alone could be one of twenty dollars. */
export function unitLabel(unit: ChartUnit): string {
  switch (unit.kind) {
    case 'money':
      return unit.currency;
    case 'percent':
    case 'days':
      return '';
    case 'count':
      return unit.noun;
  }
}

function short(size: number): string {
  if (size >= 1e9) return `${threeDigits(size / 1e9)}B`;
  if (size >= 1e6) return `${threeDigits(size / 1e6)}M`;
  if (size >= 1e3) return `${threeDigits(size / 1e3)}k`;
  return trim(size);
}

/** As amounts are printed elsewhere: 1.24, 12.4, 124. */
function threeDigits(size: number): string {
  return size >= 100 ? String(Math.round(size)) : String(Number(size.toPrecision(3)));
}

function trim(size: number): string {
  return String(Number(size.toFixed(2)));
}
