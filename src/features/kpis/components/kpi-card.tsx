import type { ReactNode } from 'react';
import type { KpiId } from '@/domain/kpis/kpi-data';
import type { Kpis } from '@/domain/kpis/kpis';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { ratioValue, type Ratio, type RatioOrNone } from '@/domain/values/ratio';
import { SparkLine } from '@/ui/charts/spark-line';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { dateText, daysText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { percent, percentOrReason, percentagePoints } from '@/ui/format/ratio';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { StatCard, type Delta } from '@/ui/layout/stat-card';
import { filledFormula } from '../kpi-formula';
import { acvSentence, alarmBadge, grrSentence, isFlat, nnarrSentence, ttfvSentence } from '../kpi-words';

type Props = { kpi: KpiId; kpis: Kpis; currency: string; href?: string };

/** What differs between the four cards. */
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

/** One of the four, never a fifth: answer, change, target, trend, what to do; the card leads to its rows. */
export function KpiCard({ kpi, kpis, currency, href }: Props) {
  const definition = KPI_DEFINITIONS[kpi];
  const face = faceOf(kpi, kpis, currency);
  const own = figureOf(kpi, kpis);
  const alarm = alarmBadge(own);
  return (
    <StatCard
      label={face.label}
      value={face.value}
      reason={face.reason}
      delta={face.delta}
      target={face.target === null ? 'no target' : `target ${face.target}`}
      beside={face.beside}
      spark={<SparkLine {...face.spark} label={`${definition.short}, trend by fiscal quarter`} />}
      sentence={face.sentence}
      alarm={alarm === null ? null : { tone: 'act', text: alarm }}
      href={href}
      tip={
        <DefinitionTip
          term={definition.name}
          meaning={definition.meaning}
          formula={definition.formula}
          filled={filledFormula(kpi, kpis, currency) ?? undefined}
          source={`${definition.source}. ${own.basis.window}.`}
        />
      }
    />
  );
}

/** The figure of a KPI's id. */
export function figureOf(kpi: KpiId, kpis: Kpis) {
  return kpi === 'acv_per_deployment' ? kpis.acvPerDeployment : kpis[kpi];
}

function faceOf(kpi: KpiId, kpis: Kpis, currency: string): Face {
  switch (kpi) {
    case 'nnarr':
      return nnarrFace(kpis, currency);
    case 'grr':
      return grrFace(kpis, currency);
    case 'acv_per_deployment':
      return acvFace(kpis, currency);
    case 'ttfv':
      return ttfvFace(kpis);
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
    beside: hardwareLife.months === year.months ? '' : `12 m ${percentOrReason(year.grr).text}`,
    spark: {
      values: quarters.map((quarter) => valueOf(known ? quarter.hardwareLife : quarter.year)),
      shape: 'line',
    },
    sentence: grrSentence(grr, currency),
  };
}

function pointsMoved(from: Ratio, to: Ratio, label: string): Delta {
  const change = to.numerator * from.denominator - from.numerator * to.denominator;
  return moved(change, percentagePoints(from, to).replace(/^[+−]/, ''), `on ${label}`, 'higher');
}

function acvFace({ acvPerDeployment: acv }: Kpis, currency: string): Face {
  const { valueMinor, latest, quarters, change, targetMinor } = acv;
  const since = `on ${quarters.at(-5)?.label}`;
  const pilots = latest.pilots.deployments;
  const apart = pilots === 0 ? '' : `, ${countOf(pilots, 'pilot')} apart`;
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
    beside: `within 60 d ${percentOrReason(headline.within60).text}`,
    spark: { values: cohorts.map((cohort) => cohort.median.days), shape: 'line' },
    sentence: ttfvSentence(ttfv),
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
