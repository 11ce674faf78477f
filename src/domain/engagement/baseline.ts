import { KPI_IDS, type KpiId } from '../kpis/kpi-data';
import type { Kpis } from '../kpis/kpis';
import { KPI_DEFINITIONS } from '../kpis/registry';
import { count, sayDays, sayMoney, sayPercent } from '../kpis/wording';
import type { CalendarDate } from '../values/calendar-date';
import { multiplyRatio } from '../values/money';
import type { RatioOrNone } from '../values/ratio';

/** One KPI as it stood. `exact` in the KPI's own unit: minor units, basis points (rounded) or days, as decimal text; null where it is n/a. */
export type BaselineFigure = {
  kpi: KpiId;
  name: string;
  unit: 'minor' | 'basis_points' | 'days';
  exact: string | null;
  /** As it is read: "USD 48,000", "81.3 %", "64 days", "n/a". */
  text: string;
  reason: string | null;
};

/** The KPIs at the end of the engagement's first day, the swappable ones included: whichever the set holds later has one. */
export type EngagementBaseline = {
  format: 1;
  startOn: CalendarDate;
  asOf: CalendarDate;
  currency: string;
  set: KpiId[];
  figures: BaselineFigure[];
};

type Shown = Pick<BaselineFigure, 'exact' | 'text' | 'reason'>;

/** Every KPI's headline as the dashboard has it, exact and in words. */
export function figuresOf(kpis: Kpis, currency: string): BaselineFigure[] {
  return KPI_IDS.map((kpi) => {
    const { name, unit } = KPI_DEFINITIONS[kpi];
    return { kpi, name, unit, ...shownOf(kpi, kpis, currency) };
  });
}

function shownOf(kpi: KpiId, kpis: Kpis, currency: string): Shown {
  switch (kpi) {
    case 'nnarr':
      return money(kpis.nnarr.valueMinor, kpis.nnarr.reason, currency);
    case 'acv_per_deployment':
      return money(kpis.acvPerDeployment.valueMinor, kpis.acvPerDeployment.reason, currency);
    case 'grr': {
      const { hardwareLife, year } = kpis.grr;
      const window = hardwareLife.grr.ratio === null && year.grr.ratio !== null ? year : hardwareLife;
      const share = percent(window.grr);
      return share.exact === null ? share : { ...share, text: `${share.text} over ${window.months} months` };
    }
    case 'ttfv': {
      const { days, reason } = kpis.ttfv.headline.median;
      return days === null ? none(reason) : { exact: String(days), text: count(days, 'day'), reason: null };
    }
    case 'days_to_deployment': {
      const { ratio, reason } = kpis.daysToDeployment.window.mean;
      if (ratio === null) return none(reason);
      const exact = multiplyRatio(ratio.numerator, 1n, ratio.denominator).toString();
      return { exact, text: sayDays(ratio), reason: null };
    }
    case 'hardware_failure_rate':
      return percent(kpis.hardwareFailureRate.window.rate);
    default:
      return kpi satisfies never;
  }
}

function money(minor: bigint | null, reason: string | null, currency: string): Shown {
  return minor === null
    ? none(reason)
    : { exact: minor.toString(), text: sayMoney(minor, currency), reason: null };
}

function percent({ ratio, reason }: RatioOrNone): Shown {
  if (ratio === null) return none(reason);
  const exact = multiplyRatio(10_000n, ratio.numerator, ratio.denominator).toString();
  return { exact, text: sayPercent(ratio), reason: null };
}

function none(reason: string | null): Shown {
  return { exact: null, text: 'n/a', reason };
}
