import type { AcvPerDeployment } from '@/domain/kpis/acv-per-deployment';
import type { DaysToDeployment } from '@/domain/kpis/days-to-deployment';
import type { Grr, GrrWindow } from '@/domain/kpis/grr';
import type { HardwareFailureRate } from '@/domain/kpis/hardware-failure-rate';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { figureOf, type Kpis } from '@/domain/kpis/kpis';
import type { Nnarr } from '@/domain/kpis/nnarr';
import type { Ttfv } from '@/domain/kpis/ttfv';
import { TTFV_GOOD_DAYS, TTFV_LATE_DAYS } from '@/domain/kpis/ttfv-clock';
import type { Ratio } from '@/domain/values/ratio';
import { STREAMS } from '@/domain/values/stream';
import { countOf } from '@/ui/format/counts';
import { daysText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';

/** One short sentence per card that says what to do. Empty where there is no figure: then the reason stands there. */

export function nnarrSentence(kpi: Nnarr, currency: string): string {
  const { valueMinor, targetMinor, bars, quarterToDate } = kpi;
  if (valueMinor === null) return '';
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  if (targetMinor === null) return wonAndLost(kpi, money);
  // The oldest bar leaves the window when the running quarter enters it.
  const needed = targetMinor - valueMinor + (bars[0]?.nnarrMinor ?? 0n);
  if (needed <= 0n) return 'The target is met, with room for the running quarter.';
  const soFar = quarterToDate ? `; ${money(quarterToDate.nnarrMinor)} so far` : '';
  if (valueMinor >= targetMinor)
    return `The target is met. It stays met if this quarter brings ${money(needed)}${soFar}.`;
  return `On target if this quarter brings ${money(needed)}${soFar}.`;
}

function wonAndLost({ window }: Nnarr, money: (minor: bigint) => string): string {
  const won = window.newMinor + window.expansionMinor + window.reactivationMinor;
  const lost = -(window.contractionMinor + window.churnMinor);
  if (won === 0n && lost === 0n) return 'Nothing moved in four quarters.';
  if (lost === 0n) return `${money(won)} won and nothing lost in four quarters.`;
  if (lost >= won) return `More was lost (${money(lost)}) than won (${money(won)}).`;
  return `${percent({ numerator: lost, denominator: won })} of the ${money(won)} won was lost again.`;
}

const STREAM_WORD = {
  hardware: 'Recurring hardware',
  software: 'Software',
  services: 'Recurring services',
} as const;

export function grrSentence({ hardwareLife, year }: Grr, currency: string): string {
  const shown = hardwareLife.grr.ratio ? hardwareLife : year;
  if (!shown.grr.ratio) return '';
  const leak = leakOf(shown);
  if (!leak) return `Nothing leaked in ${shown.months} months.`;
  const since = shown === hardwareLife ? '' : `Over ${shown.months} months: `;
  const lost = moneyCompact({ minor: leak.lostMinor, currency });
  const most = `${since}${STREAM_WORD[leak.stream]} leaks most: ${lost} of ${moneyCompact({ minor: leak.startMinor, currency })} is gone.`;
  const software = shown.softwareOnly.ratio;
  if (!software || leak.stream === 'software' || percent(software) === percent(shown.grr.ratio)) return most;
  return `${most} Software alone would say ${percent(software)}.`;
}

function leakOf(window: GrrWindow) {
  const leaks = STREAMS.flatMap((stream) => {
    const { ratio } = window.byStream[stream];
    return ratio
      ? [{ stream, startMinor: ratio.denominator, lostMinor: ratio.denominator - ratio.numerator }]
      : [];
  });
  return leaks.reduce<(typeof leaks)[number] | null>(
    (most, leak) => (leak.lostMinor > (most?.lostMinor ?? 0n) ? leak : most),
    null,
  );
}

export function acvSentence(kpi: AcvPerDeployment, currency: string): string {
  const { latest, quarters, alarm, causes } = kpi;
  if (latest.meanMinor === null) return '';
  const then = quarters.at(-5);
  if (!alarm.raised || !then) {
    const half = moneyCompact(latest.medianMinor === null ? null : { minor: latest.medianMinor, currency });
    return `Half of ${countOf(latest.deployments, 'deployment')} bring ${half} or less.`;
  }
  const size = `${devicesText(latest.devicesPerDeployment.ratio)} devices each, ${devicesText(then.devicesPerDeployment.ratio)} a year ago`;
  const price = (minor: bigint | null) => moneyCompact(minor === null ? null : { minor, currency });
  const perDevice = `${price(latest.perDeviceMinor)} a device, ${price(then.perDeviceMinor)} a year ago`;
  if (causes.length === 2) return `Small deals and a low price: ${size}; ${perDevice}.`;
  if (causes[0] === 'small_deals') return `Deals are small, not cheap: ${size}.`;
  if (causes[0] === 'price_too_low') return `The price is low, not the size: ${perDevice}.`;
  return 'Small deals or a low price: record devices to tell which.';
}

function devicesText(ratio: Ratio | null): string {
  return ratio === null ? 'unknown' : String((ratio.numerator + ratio.denominator / 2n) / ratio.denominator);
}

export function ttfvSentence({ headline, waiting }: Ttfv): string {
  const oldest = waiting[0];
  if (!oldest) return headline.signed === 0 ? '' : 'Nobody is waiting.';
  const late = waiting.filter(({ band }) => band === 'past_120').length;
  const age = daysText(oldest.ageDays);
  if (late === 1) return `${oldest.site} has waited ${age}. Give it value before the rest ships.`;
  if (late > 1) return `${late} sites wait past ${TTFV_LATE_DAYS} days, the longest ${age}.`;
  return waiting.length === 1
    ? `One site waits, for ${age}.`
    : `${waiting.length} sites wait, the longest ${age}.`;
}

export function daysSentence({ waiting, window }: DaysToDeployment): string {
  const oldest = waiting[0];
  if (!oldest) return window.activated === 0 ? '' : 'Everything signed is activated.';
  const age = daysText(oldest.ageDays);
  return waiting.length === 1
    ? `${oldest.site} is not activated, ${age} after its signature.`
    : `${waiting.length} sites are not activated, the longest after ${age}.`;
}

export function failureSentence({ window }: HardwareFailureRate): string {
  if (window.rate.ratio === null) return '';
  if (window.failures === 0) return 'No hardware failed in four quarters.';
  return `${countOf(window.failedDevices, 'device')} failed in ${countOf(window.failures, 'incident')}.`;
}

/** Two words for the badge of a raised alarm; null while it is silent. */
export function alarmBadge(kpi: KpiId, kpis: Kpis): string | null {
  if (!figureOf(kpi, kpis).alarm.raised) return null;
  switch (kpi) {
    case 'nnarr':
      return 'falling';
    case 'grr':
      return 'under 80 %';
    case 'acv_per_deployment':
      return isFlat(kpis.acvPerDeployment.change.ratio) ? 'flat' : 'declining';
    case 'ttfv':
      return lateBadge(kpis.ttfv);
    case 'days_to_deployment':
    case 'hardware_failure_rate':
      return 'over target';
  }
}

function lateBadge({ waiting, headline }: Ttfv): string {
  const late = waiting.filter(({ band }) => band === 'past_120').length;
  if (late > 0) return `${late} past ${TTFV_LATE_DAYS} d`;
  return (headline.median.days ?? 0) > TTFV_GOOD_DAYS
    ? `over ${TTFV_GOOD_DAYS} d`
    : `past ${TTFV_LATE_DAYS} d`;
}

/** Between −1 % and 1 %: nobody would call it a move. */
export function isFlat(change: Ratio | null): boolean {
  if (change === null) return true;
  const size = change.numerator < 0n ? -change.numerator : change.numerator;
  return size * 100n < change.denominator;
}
