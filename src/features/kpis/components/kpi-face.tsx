import type { ReactNode } from 'react';
import type { KpiId } from '@/domain/kpis/kpi-data';
import type { Kpis } from '@/domain/kpis/kpis';
import { ratioValue, type Ratio, type RatioOrNone } from '@/domain/values/ratio';
import { Amount } from '@/ui/format/amount';
import { countOf, countText } from '@/ui/format/counts';
import { dateText, daysText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { percent, percentOrReason, percentagePoints } from '@/ui/format/ratio';
import type { Delta } from '@/ui/layout/stat-card';
import { meanDays } from '../kpi-formula';
import {
  acvSentence,
  daysSentence,
  failureSentence,
  grrSentence,
  isFlat,
  nnarrSentence,
  ttfvSentence,
} from '../kpi-words';

/** What differs between the cards. */
type Face = {
  label: string;
  value: ReactNode;
  reason: string | null;
  delta?: Delta;
  target: string | null;
  beside: string;
  spark: { values: (number | null)[]; shape?: 'line' };
  sentence: string;
};

/** What the card of a KPI shows. */
export function faceOf(kpi: KpiId, kpis: Kpis, currency: string): Face {
  switch (kpi) {
    case 'nnarr':
      return nnarrFace(kpis, currency);
    case 'grr':
      return grrFace(kpis, currency);
    case 'acv_per_deployment':
      return acvFace(kpis, currency);
    case 'ttfv':
      return ttfvFace(kpis);
    case 'days_to_deployment':
      return daysFace(kpis);
    case 'hardware_failure_rate':
      return failureFace(kpis);
  }
}

function nnarrFace({ nnarr }: Kpis, currency: string): Face {
  const { valueMinor, changeMinor, targetMinor, bars } = nnarr;
  const before = bars.at(-2)?.label;
  return {
    label: 'NNARR, 4 quarters',
    value: valueMinor === null ? 'n/a' : <Amount money={{ minor: valueMinor, currency }} />,
    reason: nnarr.reason,
    delta:
      changeMinor === null
        ? undefined
        : moved(changeMinor, moneyCompact({ minor: size(changeMinor), currency }), `on ${before}`, 'higher'),
    target: targetMinor === null ? null : moneyCompact({ minor: targetMinor, currency }),
    beside: `to ${dateText(nnarr.basis.measuredOn)}`,
    spark: { values: valueMinor === null ? [] : bars.map((bar) => Number(bar.nnarrMinor)) },
    sentence: nnarrSentence(nnarr, currency),
  };
}

function grrFace({ grr }: Kpis, currency: string): Face {
  const { hardwareLife, year, quarters, targetBp } = grr;
  const { text, reason } = percentOrReason(hardwareLife.grr);
  const earlier = quarters.findLast(({ until }) => until < hardwareLife.until);
  const now = hardwareLife.grr.ratio;
  const known = quarters.some((quarter) => quarter.hardwareLife.ratio);
  return {
    label: `GRR, ${hardwareLife.months} months`,
    value: text,
    reason,
    delta:
      now && earlier?.hardwareLife.ratio
        ? pointsMoved(earlier.hardwareLife.ratio, now, earlier.label)
        : undefined,
    target: targetBp === null ? null : percent({ numerator: targetBp, denominator: 10_000n }, 1),
    beside:
      hardwareLife.months === year.months || year.grr.ratio === null ? '' : `12 m ${kept(year.grr.ratio)}`,
    spark: {
      values: quarters.map((quarter) => valueOf(known ? quarter.hardwareLife : quarter.year)),
      shape: 'line',
    },
    sentence: grrSentence(grr, currency),
  };
}

/** Whole per cent, but never all of it where something is gone. */
function kept(ratio: Ratio): string {
  const all = percent({ numerator: 1n, denominator: 1n });
  const text = percent(ratio);
  return text === all && ratio.numerator < ratio.denominator ? percent(ratio, 1) : text;
}

function pointsMoved(from: Ratio, to: Ratio, label: string, better: 'higher' | 'lower' = 'higher'): Delta {
  const change = to.numerator * from.denominator - from.numerator * to.denominator;
  const by = percentagePoints(from, to).replace(/^[+−]/, '');
  // What rounds to nothing is no move in any direction.
  return moved(by.startsWith('0\u00a0') ? 0n : change, by, `on ${label}`, better);
}

function acvFace({ acvPerDeployment: acv }: Kpis, currency: string): Face {
  const { valueMinor, latest, quarters, change, targetMinor } = acv;
  const since = `on ${quarters.at(-5)?.label}`;
  const pilots = latest.pilots.deployments;
  const apart = pilots === 0 ? '' : `, ${countOf(pilots, 'pilot')}`;
  return {
    label: 'ACV per deployment',
    value: valueMinor === null ? 'n/a' : <Amount money={{ minor: valueMinor, currency }} />,
    reason: acv.reason,
    delta: change.ratio
      ? isFlat(change.ratio)
        ? { direction: 'flat', text: `flat ${since}`, verdict: 'bad' }
        : moved(
            change.ratio.numerator,
            percent({ numerator: size(change.ratio.numerator), denominator: change.ratio.denominator }),
            since,
            'higher',
          )
      : undefined,
    target: targetMinor === null ? null : moneyCompact({ minor: targetMinor, currency }),
    beside:
      latest.medianMinor === null
        ? ''
        : `median ${moneyCompact({ minor: latest.medianMinor, currency })}${apart}`,
    spark: {
      values: quarters.map((point) => (point.meanMinor === null ? null : Number(point.meanMinor))),
      shape: 'line',
    },
    sentence: acvSentence(acv, currency),
  };
}

function ttfvFace({ ttfv }: Kpis): Face {
  const { headline, earlier, cohorts, targetDays } = ttfv;
  const { median } = headline;
  const change =
    median.days === null || earlier.median.days === null ? null : BigInt(median.days - earlier.median.days);
  return {
    label: 'TTFV, median',
    value: median.days === null ? 'n/a' : daysText(median.days),
    reason: median.days === null ? median.reason : null,
    delta:
      change === null
        ? undefined
        : moved(change, daysText(Number(size(change))), `on ${earlier.label}`, 'lower'),
    target: targetDays === null ? null : daysText(targetDays),
    beside: headline.within60.ratio === null ? '' : `within 60 d ${percent(headline.within60.ratio)}`,
    spark: { values: cohorts.map((cohort) => cohort.median.days), shape: 'line' },
    sentence: ttfvSentence(ttfv),
  };
}

function daysFace({ daysToDeployment }: Kpis): Face {
  const { window, earlier, quarters, waiting, targetDays } = daysToDeployment;
  const [now, then] = [window.mean.ratio, earlier.mean.ratio];
  const change = now && then ? BigInt(meanDays(now) - meanDays(then)) : null;
  return {
    label: 'Days to deployment, mean',
    value: now ? daysText(meanDays(now)) : 'n/a',
    reason: window.mean.reason ?? null,
    delta:
      change === null
        ? undefined
        : moved(change, daysText(Number(size(change))), 'on a quarter ago', 'lower'),
    target: targetDays === null ? null : daysText(targetDays),
    beside: waiting.length === 0 ? '' : `${countText(waiting.length)} waiting`,
    spark: { values: quarters.map(({ mean }) => valueOf(mean)), shape: 'line' },
    sentence: daysSentence(daysToDeployment),
  };
}

function failureFace({ hardwareFailureRate }: Kpis): Face {
  const { window, earlier, quarters, targetBp } = hardwareFailureRate;
  const { text, reason } = percentOrReason(window.rate, 2);
  const [now, then] = [window.rate.ratio, earlier.rate.ratio];
  return {
    label: 'Hardware failure rate, 4 quarters',
    value: text,
    reason,
    delta: now && then ? pointsMoved(then, now, 'a quarter ago', 'lower') : undefined,
    target: targetBp === null ? null : percent({ numerator: targetBp, denominator: 10_000n }, 1),
    beside: `to ${dateText(hardwareFailureRate.basis.measuredOn)}`,
    spark: { values: quarters.map(({ rate }) => valueOf(rate)), shape: 'line' },
    sentence: failureSentence(hardwareFailureRate),
  };
}

function moved(change: bigint, by: string, since: string, better: 'higher' | 'lower'): Delta {
  if (change === 0n) return { direction: 'flat', text: `no change ${since}` };
  const up = change > 0n;
  return {
    direction: up ? 'up' : 'down',
    text: `${by} ${since}`,
    verdict: up === (better === 'higher') ? 'good' : 'bad',
  };
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function valueOf({ ratio }: RatioOrNone): number | null {
  return ratio === null ? null : ratioValue(ratio);
}
