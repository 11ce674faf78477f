import type { KpiFacts } from '@/domain/board/build';
import type { BoardFigure, BoardPoint, BoardUnit } from '@/domain/board/page';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { figureOf, type Kpis } from '@/domain/kpis/kpis';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { multiplyRatio } from '@/domain/values/money';
import type { Ratio } from '@/domain/values/ratio';
import { faceOf } from './components/kpi-face';
import { filledFormula, meanDays } from './kpi-formula';
import { daysText } from '@/ui/format/dates';
import { moneyCompact, moneyExact } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';

/** Quarters of a trend. */
const SHOWN = 8;

/** A KPI as the page says it: the words of its card, its figures exact, and the way it came. */
export function kpiLine(kpi: KpiId, kpis: Kpis, currency: string): KpiFacts {
  const { name, unit, better, formula, window } = KPI_DEFINITIONS[kpi];
  const { label, reason, delta, beside, sentence } = faceOf(kpi, kpis, currency);
  const { alarm, basis } = figureOf(kpi, kpis);
  const { value, target, trend } = figuresOf(kpi, kpis);
  const told = (amount: bigint | null) => figureText(amount, unit, currency);
  return {
    id: kpi,
    name,
    label,
    unit,
    value: told(value),
    reason: value === null ? (reason ?? 'There is no figure yet.') : null,
    beside,
    trend: trend.slice(-SHOWN).map(({ label: quarter, amount }): BoardPoint => {
      const { amount: exact, text } = told(amount);
      return { label: quarter, amount: exact, text };
    }),
    change: delta
      ? {
          text: delta.direction === 'flat' ? delta.text : `${delta.direction} ${delta.text}`,
          direction: delta.direction,
          good: { good: true, bad: false, neutral: null }[delta.verdict ?? 'neutral'],
        }
      : null,
    target: target === null ? null : told(target),
    figuresSay: sentence,
    formula: { words: formula, numbers: filledFormula(kpi, kpis, currency) },
    window: basis.window === '' ? window : basis.window,
    measuredOn: basis.measuredOn,
    better,
    alarm,
  };
}

/** Minor units, basis points or days as people read them. */
function figureText(amount: bigint | null, unit: BoardUnit, currency: string): BoardFigure {
  if (amount === null) return { text: 'n/a', exact: null, amount: null };
  if (unit === 'minor') {
    const money = { minor: amount, currency };
    return { text: moneyCompact(money), exact: moneyExact(money), amount: amount.toString() };
  }
  if (unit === 'days') {
    const days = daysText(Number(amount));
    return { text: days, exact: days, amount: amount.toString() };
  }
  const share = { numerator: amount, denominator: 10_000n };
  return { text: percent(share, 1), exact: percent(share, 2), amount: amount.toString() };
}

type Line = {
  value: bigint | null;
  target: bigint | null;
  trend: { label: string; amount: bigint | null }[];
};

/** Value, target and completed quarters, oldest first, in whole numbers of the KPI's unit. */
function figuresOf(kpi: KpiId, kpis: Kpis): Line {
  switch (kpi) {
    case 'nnarr': {
      const { valueMinor, targetMinor, quarters } = kpis.nnarr;
      const trend = quarters.map(({ label, rollingMinor }) => ({ label, amount: rollingMinor }));
      return { value: valueMinor, target: targetMinor, trend };
    }
    case 'grr': {
      const { hardwareLife, targetBp, quarters } = kpis.grr;
      const trend = quarters.map((one) => ({ label: one.label, amount: points(one.hardwareLife.ratio) }));
      return { value: points(hardwareLife.grr.ratio), target: targetBp, trend };
    }
    case 'acv_per_deployment': {
      const { valueMinor, targetMinor, quarters } = kpis.acvPerDeployment;
      const trend = quarters.map(({ label, meanMinor }) => ({ label, amount: meanMinor }));
      return { value: valueMinor, target: targetMinor, trend };
    }
    case 'ttfv': {
      const { headline, targetDays, cohorts } = kpis.ttfv;
      const trend = cohorts.map(({ label, median }) => ({ label, amount: whole(median.days) }));
      return { value: whole(headline.median.days), target: whole(targetDays), trend };
    }
    case 'days_to_deployment': {
      const { window, targetDays, quarters } = kpis.daysToDeployment;
      const trend = quarters.map(({ label, mean }) => ({ label, amount: mean.ratio && days(mean.ratio) }));
      return { value: window.mean.ratio && days(window.mean.ratio), target: whole(targetDays), trend };
    }
    case 'hardware_failure_rate': {
      const { window, targetBp, quarters } = kpis.hardwareFailureRate;
      const trend = quarters.map(({ label, rate }) => ({ label, amount: points(rate.ratio) }));
      return { value: points(window.rate.ratio), target: targetBp, trend };
    }
  }
}

/** Basis points, half to even. */
function points(ratio: Ratio | null): bigint | null {
  return ratio === null ? null : multiplyRatio(10_000n, ratio.numerator, ratio.denominator);
}

function days(mean: Ratio): bigint {
  return BigInt(meanDays(mean));
}

function whole(count: number | null): bigint | null {
  return count === null ? null : BigInt(count);
}
