import type { Band, Range } from '@/domain/forecast/simulation/range';
import { currencyExponent } from '@/domain/values/money';
import type { QuarterSpec } from '@/ui/charts/chart-types';
import { moneyCompact, NONE } from '@/ui/format/money';

/** The quarters of a chart with the whiskers of a range; without one, with the room that is kept for them. */
export function rangedSpec(spec: QuarterSpec, range: Range | null, currency: string): QuarterSpec {
  const scale = 10 ** currencyExponent(currency);
  const periods = spec.periods.map((period, index) => {
    const band = range?.periods[index];
    if (!band || band.p10 === band.p90) return period;
    const { low, middle, high } = { low: band.p10 / scale, middle: band.p50 / scale, high: band.p90 / scale };
    return { ...period, range: { low, middle, high, text: rangeWords(band, currency) } };
  });
  return { ...spec, periods, rangeLabel: 'P10 to P90' };
}

/** "$1.2M to $1.9M"; where nothing is drawn there is one figure, or none. */
export function rangeWords(band: Band, currency: string): string {
  if (band.p10 === band.p90) return band.p50 === 0 ? NONE : short(band.p50, currency);
  return `${short(band.p10, currency)} to ${short(band.p90, currency)}`;
}

function short(minor: number, currency: string): string {
  return moneyCompact({ minor: BigInt(Math.round(minor)), currency });
}
