import type { AcvPerDeployment } from '@/domain/kpis/acv-per-deployment';
import type { Grr } from '@/domain/kpis/grr';
import type { KpiId } from '@/domain/kpis/kpi-data';
import type { DaysToDeployment } from '@/domain/kpis/days-to-deployment';
import type { HardwareFailureRate } from '@/domain/kpis/hardware-failure-rate';
import type { Kpis } from '@/domain/kpis/kpis';
import type { Nnarr } from '@/domain/kpis/nnarr';
import type { Ttfv } from '@/domain/kpis/ttfv';
import { multiplyRatio } from '@/domain/values/money';
import type { Ratio } from '@/domain/values/ratio';
import { countText } from '@/ui/format/counts';
import { dateText, daysText } from '@/ui/format/dates';
import { MINUS, moneyWhole } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';

/** A KPI's formula with this period's numbers in it; null where there is no figure. */
export function filledFormula(kpi: KpiId, kpis: Kpis, currency: string): string | null {
  const money = (minor: bigint) => moneyWhole({ minor, currency });
  switch (kpi) {
    case 'nnarr':
      return nnarrFilled(kpis.nnarr, money);
    case 'grr':
      return grrFilled(kpis.grr, money);
    case 'acv_per_deployment':
      return acvFilled(kpis.acvPerDeployment, money);
    case 'ttfv':
      return ttfvFilled(kpis.ttfv);
    case 'days_to_deployment':
      return daysFilled(kpis.daysToDeployment);
    case 'hardware_failure_rate':
      return failureFilled(kpis.hardwareFailureRate);
  }
}

/** A mean as people say it: whole days, half to even. */
export function meanDays({ numerator, denominator }: Ratio): number {
  return Number(multiplyRatio(numerator, 1n, denominator));
}

type Print = (minor: bigint) => string;

function nnarrFilled({ valueMinor, window }: Nnarr, money: Print): string | null {
  if (valueMinor === null) return null;
  const parts = `${money(window.newMinor)} + ${money(window.expansionMinor)} + ${money(window.reactivationMinor)}`;
  const lost = `${MINUS} ${money(-window.contractionMinor)} ${MINUS} ${money(-window.churnMinor)}`;
  const closing = `${money(window.openingMinor)} + ${money(valueMinor)} + ${money(window.fxMinor)} = ${money(window.closingMinor)}`;
  return `${parts} ${lost} = ${money(valueMinor)}; ${closing}`;
}

function grrFilled({ hardwareLife, year }: Grr, money: Print): string | null {
  const lines = [hardwareLife, year].flatMap(({ grr, months, startMinor, retainedMinor }) =>
    grr.ratio
      ? [`${months} months: ${money(retainedMinor)} ÷ ${money(startMinor)} = ${percent(grr.ratio, 1)}`]
      : [],
  );
  return lines.length === 0 ? null : lines.join('; ');
}

function acvFilled({ latest }: AcvPerDeployment, money: Print): string | null {
  if (latest.meanMinor === null) return null;
  return `${money(latest.totalMinor)} ÷ ${latest.deployments} = ${money(latest.meanMinor)}`;
}

function ttfvFilled({ headline }: Ttfv): string | null {
  if (headline.signed === 0) return null;
  const { signed, arrived, waiting, lost, median, p75 } = headline;
  const ended = lost > 0 ? `, ${lost} ended` : '';
  const middle = median.days === null ? 'no median until half have it' : `median ${daysText(median.days)}`;
  // Until three quarters have their first value there is none to say.
  const late = p75.days === null ? '' : `, 75th percentile ${daysText(p75.days)}`;
  return `${signed} signed since ${dateText(headline.from)}: ${arrived} with first value, ${waiting} waiting${ended}; ${middle}${late}`;
}

function daysFilled({ window: { mean, totalDays, activated } }: DaysToDeployment): string | null {
  if (mean.ratio === null) return null;
  return `${countText(totalDays)} ÷ ${countText(activated)} = ${daysText(meanDays(mean.ratio))}`;
}

function failureFilled({ window: { rate, failedDevices, inService } }: HardwareFailureRate): string | null {
  if (rate.ratio === null) return null;
  const mean = `(${inService.map((devices) => countText(devices)).join(' + ')}) ÷ ${inService.length}`;
  return `${countText(failedDevices)} ÷ (${mean}) = ${percent(rate.ratio, 2)}`;
}
