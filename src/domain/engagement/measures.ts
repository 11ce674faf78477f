import { isLiveOn } from '../deployments/deployment';
import { countedOf } from '../kpis/hardware-failure-rate';
import type { KpiId } from '../kpis/kpi-data';
import { count, sayMoney, sayPercent } from '../kpis/wording';
import { multiplyRatio } from '../values/money';
import { ratioValue, type Ratio } from '../values/ratio';
import { measureAcv, measurePace } from './deployment-measures';
import { blocksOf, DIAGNOSTIC_BLOCKS, type BlockDays, type EngagementFacts } from './facts';
import { detectableShift } from './power';
import { leastChance, rankTest, type Surprise } from './trend';

/** One month of thirty days of a measure. `exact` in the measure's unit, null where there was nothing to measure; `n` observations. */
export type MeasureMonth = BlockDays & { exact: string | null; text: string; n: number };

/**
 * What is tested of a KPI: the KPI itself looks back for quarters, so three months of work hardly move it. Its measure is what flows into
 * it, month by month, and each month stands for itself.
 */
export type Measure = {
  /** What a month's figure is, in words. */
  what: string;
  /** minor: minor units. ppm: millionths. percent: of the pace of the year and the ninety days together. */
  unit: 'minor' | 'ppm' | 'percent';
  months: MeasureMonth[];
  /** null: there is nothing to compare. */
  surprise: Surprise | null;
  /** What is missing where there is nothing to compare. */
  missing: string;
  /** The smallest improvement that would be seen in four cases of five, in words; null where nothing can be compared. */
  seen: string | null;
};

/** The measure of a KPI. `alpha` is the bar, as a probability. */
export function measureOf(kpi: KpiId, facts: EngagementFacts, alpha: number): Measure {
  switch (kpi) {
    case 'nnarr':
      return measureNetNew(facts, alpha);
    case 'grr':
      return measureLost(facts, alpha);
    case 'hardware_failure_rate':
      return measureFailures(facts, alpha);
    case 'acv_per_deployment':
      return measureAcv(facts, alpha);
    case 'ttfv':
      return measurePace(facts, alpha, {
        what: 'First values reached in each thirty days, as a share of what the usual pace brings',
        noun: 'first value',
        arrivedOn: ({ firstValueOn }) => firstValueOn,
      });
    case 'days_to_deployment':
      return measurePace(facts, alpha, {
        what: 'Activations in each thirty days, as a share of what the usual pace brings',
        noun: 'activation',
        arrivedOn: ({ activatedOn }) => activatedOn,
      });
    default:
      return kpi satisfies never;
  }
}

/** A month with a figure: higher is better, whatever the KPI prints. */
type Valued = MeasureMonth & { value: number | null };

function measureNetNew(facts: EngagementFacts, alpha: number): Measure {
  const months = ledgerMonths(facts, ({ netNewMinor }) => ({
    value: Number(netNewMinor),
    exact: netNewMinor.toString(),
    text: sayMoney(netNewMinor, facts.currency),
  }));
  return ranked(months, alpha, {
    what: 'Net new ARR of each thirty days: new, expansion and reactivation less contraction and churn',
    unit: 'minor',
    say: (shift) => `${sayMoney(BigInt(Math.round(shift)), facts.currency)} more net new ARR a month`,
  });
}

function measureLost(facts: EngagementFacts, alpha: number): Measure {
  const months = ledgerMonths(facts, ({ lostMinor, openingMinor }) => {
    if (openingMinor <= 0n) return null;
    const lost: Ratio = { numerator: lostMinor, denominator: openingMinor };
    return { value: -ratioValue(lost), exact: millionths(lost), text: `${sayPercent(lost)} lost` };
  });
  return ranked(months, alpha, {
    what: 'ARR lost in each thirty days, as a share of what there was: less is better',
    unit: 'ppm',
    atBest: 'nothing was lost',
    say: (shift) => `${sayShare(shift)} less of the ARR lost each month`,
  });
}

function measureFailures(facts: EngagementFacts, alpha: number): Measure {
  const counted = countedOf(facts);
  const live = [...counted.values()];
  const months = blocksOf(facts).map((days): Valued => {
    const inService = live.reduce((sum, one) => sum + (isLiveOn(one, days.from) ? (one.devices ?? 0) : 0), 0);
    const failed = facts.failures
      .filter((one) => counted.has(one.deploymentId) && one.failedOn >= days.from && one.failedOn <= days.to)
      .reduce((sum, { devices }) => sum + devices, 0);
    if (inService === 0) return nothing(days);
    const rate: Ratio = { numerator: BigInt(failed), denominator: BigInt(inService) };
    const text = `${failed} of ${count(inService, 'device')} failed`;
    return { ...days, n: inService, value: -failed / inService, exact: millionths(rate), text };
  });
  return ranked(months, alpha, {
    what: 'Devices whose hardware failed in each thirty days, of those in service at their start',
    unit: 'ppm',
    atBest: 'nothing failed',
    say: (shift) => `${sayShare(shift)} fewer of the devices failing each month`,
  });
}

function millionths({ numerator, denominator }: Ratio): string {
  return multiplyRatio(1_000_000n, numerator, denominator).toString();
}

function sayShare(share: number): string {
  return `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;
}

function nothing(days: BlockDays): Valued {
  return { ...days, n: 0, value: null, exact: null, text: 'n/a' };
}

type Figure = { value: number; exact: string; text: string };

/** Months that the ledger knows from their first day on. */
function ledgerMonths(
  facts: EngagementFacts,
  figure: (block: EngagementFacts['blocks'][number]) => Figure | null,
): Valued[] {
  const { ledgerFrom } = facts;
  return blocksOf(facts).map((days) => {
    const block = facts.blocks.find(({ index }) => index === days.index);
    const own = block && ledgerFrom !== null && ledgerFrom <= days.from ? figure(block) : null;
    return own ? { ...days, n: 1, ...own } : nothing(days);
  });
}

/** `atBest`: what is said of a month that could not have been better (0); nothing where there is no such month. */
type Ranked = Pick<Measure, 'what' | 'unit'> & { atBest?: string; say: (shift: number) => string };

function ranked(months: readonly Valued[], alpha: number, { what, unit, atBest, say }: Ranked): Measure {
  const values = (after: boolean) =>
    months.flatMap(({ index, value }) => (value !== null && index >= 0 === after ? [value] : []));
  const [before, after] = [values(false), values(true)];
  const best = atBest === undefined ? Infinity : 0;
  const shift = detectableShift(before, after.length, alpha);
  const blind = leastChance(before, after.length || DIAGNOSTIC_BLOCKS, best) > alpha;
  const there = before.filter((value) => value >= best).length;
  return {
    what,
    unit,
    months: months.map(({ value: _drawn, ...month }) => month),
    surprise: rankTest(before, after, best),
    missing:
      blind && there > 0 && after.length > 0
        ? `${atBest} in ${there} of the ${count(before.length, 'month')} of the year before already, so it can hardly become better.`
        : `${count(before.length, 'month')} of the year before and ${before.length === 0 ? '' : 'only '}${after.length} of the ninety days have a figure.`,
    seen: shift === null || blind ? null : say(shift),
  };
}
