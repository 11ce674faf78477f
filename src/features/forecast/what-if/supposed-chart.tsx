import { forecastMinor } from '@/domain/forecast/forecast';
import type { Range } from '@/domain/forecast/simulation/range';
import { currencyExponent, toDecimal } from '@/domain/values/money';
import { Chart } from '@/ui/charts/chart';
import { moneyCompact, moneyExact } from '@/ui/format/money';
import { oursPicture } from '../forecast-picture';
import type { WhatIfTold } from '../queries-what-if';
import { rangedSpec } from '../range/ranged-spec';

type Props = {
  before: WhatIfTold;
  after: WhatIfTold;
  /** The highest that any step of the slider may reach, per period, so that the axis stands still while it moves. Minor units. */
  reach: readonly number[];
  range: Range | null;
  currency: string;
};

/** The quarters as supposed, with today's forecast as a tick on each. */
export function SupposedChart({ before, after, reach, range, currency }: Props) {
  const { spec } = oursPicture(after, after.certainty, currency);
  const scale = 10 ** currencyExponent(currency);
  const periods = spec.periods.map((period, index) => {
    const minor = forecastMinor(before.periods[index]?.total ?? before.totals.total);
    const marker = { value: Number(toDecimal({ minor, currency })), text: moneyExact({ minor, currency }) };
    return { ...period, marker, reach: (reach[index] ?? 0) / scale };
  });
  const drawn = rangedSpec({ ...spec, periods, markerLabel: 'Forecast now' }, range, currency);
  return (
    <Chart
      title="The quarters as supposed"
      summary={summaryOf(before, after, currency)}
      chart={{ kind: 'quarters', spec: drawn }}
    />
  );
}

function summaryOf(before: WhatIfTold, after: WhatIfTold, currency: string): string {
  const [was, is] = [before.periods[0], after.periods[0]];
  if (!was || !is) return '';
  const short = (minor: bigint) => moneyCompact({ minor, currency });
  const [now, then] = [forecastMinor(was.total), forecastMinor(is.total)];
  return now === then
    ? `${was.label} stays at ${short(now)}.`
    : `${was.label}: ${short(now)} now, ${short(then)} then.`;
}
