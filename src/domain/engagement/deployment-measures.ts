import { count, sayMoney } from '../kpis/wording';
import { daysBetween, latest, type CalendarDate } from '../values/calendar-date';
import { multiplyRatio } from '../values/money';
import { blocksOf, blockDays, YEAR_BLOCKS, type EngagementDeployment, type EngagementFacts } from './facts';
import type { Measure, MeasureMonth } from './measures';
import { PHASE_DAYS } from './programme';
import { detectablePace, detectableShift } from './power';
import { ageGroups, paceTest, rankTest, type AgeGroup, type Wait } from './trend';

/**
 * Sites that one customer signed for on one day are one decision, at one price and with one crew: they stand for one observation, or a
 * roll-out to ten sites would look like ten successes.
 */
type Signing = { signedOn: CalendarDate; sites: EngagementDeployment[] };

function signingsOf({ deployments, asOf }: EngagementFacts): Signing[] {
  const signings = new Map<string, Signing>();
  for (const one of deployments) {
    const { kind, signedOn, customerId } = one;
    if (kind !== 'production' || signedOn === null || signedOn > asOf) continue;
    const key = `${customerId} ${signedOn}`;
    const known = signings.get(key);
    if (known) known.sites.push(one);
    else signings.set(key, { signedOn, sites: [one] });
  }
  return [...signings.values()];
}

/** ACV per production deployment of each signing, before and in the ninety days, by the day of the signature. */
export function measureAcv(facts: EngagementFacts, alpha: number): Measure {
  const oldest = blockDays(facts.startOn, -YEAR_BLOCKS);
  const signings = signingsOf(facts).flatMap(({ signedOn, sites }) => {
    const acvs = sites.flatMap(({ acvMinor }) => (acvMinor === null ? [] : [acvMinor]));
    const total = acvs.reduce((sum, acv) => sum + acv, 0n);
    return acvs.length === 0 || signedOn < oldest.from
      ? []
      : [{ signedOn, total, sites: acvs.length, value: Number(total) / acvs.length }];
  });
  const values = (after: boolean) =>
    signings.filter(({ signedOn }) => signedOn >= facts.startOn === after).map(({ value }) => value);
  const [before, after] = [values(false), values(true)];
  const shift = detectableShift(before, after.length, alpha);
  return {
    what: 'ACV per production deployment of the contracts signed in each thirty days',
    unit: 'minor',
    months: blocksOf(facts).map((days): MeasureMonth => {
      const own = signings.filter(({ signedOn }) => signedOn >= days.from && signedOn <= days.to);
      const sites = own.reduce((sum, one) => sum + one.sites, 0);
      if (sites === 0) return { ...days, n: 0, exact: null, text: 'none signed' };
      const total = own.reduce((sum, one) => sum + one.total, 0n);
      const mean = multiplyRatio(total, 1n, BigInt(sites));
      return { ...days, n: own.length, exact: mean.toString(), text: sayMoney(mean, facts.currency) };
    }),
    surprise: rankTest(before, after),
    missing: `${count(before.length, 'contract')} with deployments signed in the year before, ${after.length} in the ninety days.`,
    seen:
      shift === null
        ? null
        : `${sayMoney(BigInt(Math.round(shift)), facts.currency)} more ACV per deployment in new contracts`,
  };
}

type PaceWords = {
  what: string;
  noun: string;
  arrivedOn: (deployment: EngagementDeployment) => CalendarDate | null;
};

/** How fast those who wait arrive, age for age, in the ninety days against the year before. */
export function measurePace(
  facts: EngagementFacts,
  alpha: number,
  { what, noun, arrivedOn }: PaceWords,
): Measure {
  const since = blockDays(facts.startOn, -YEAR_BLOCKS).from;
  const dayOf = (day: CalendarDate) => daysBetween(facts.startOn, day);
  const waits = signingsOf(facts).flatMap((signing) => {
    const wait = waitOf(signing, facts.asOf, arrivedOn);
    return wait && wait.until >= since
      ? [{ from: dayOf(signing.signedOn), until: dayOf(wait.until), arrived: wait.arrived }]
      : [];
  });
  const groups = ageGroups(waits, { since: dayOf(since), start: 0 });
  const [before, after] = [sumOf(groups, 'arrivedBefore'), sumOf(groups, 'arrivedAfter')];
  const pace = detectablePace(groups, alpha);
  const months = paceMonths(waits, groups);
  return {
    what,
    unit: 'percent',
    months: blocksOf(facts).map(({ index, from, to }): MeasureMonth => {
      const { arrived, expected } = months.get(index) ?? { arrived: 0, expected: 0 };
      const text = `${arrived} arrived, ${expected.toFixed(1)} expected`;
      const exact = expected < 0.05 ? null : String(Math.round((arrived / expected) * 100));
      return { index, from, to, n: arrived, exact, text };
    }),
    surprise: groups.length === 0 ? null : paceTest(groups),
    missing: `${count(before, noun)} reached in the year before, ${after} in the ninety days.`,
    seen: pace === null ? null : `a pace of ${pace.toFixed(1)} times the usual`,
  };
}

/** A signing has arrived when half of its sites have; one that ended before is no longer watched. null: a fault in its days. */
function waitOf(
  { signedOn, sites }: Signing,
  asOf: CalendarDate,
  arrivedOn: PaceWords['arrivedOn'],
): { until: CalendarDate; arrived: boolean } | null {
  const days = sites
    .flatMap((site) => arrivedOn(site) ?? [])
    .filter((day) => day <= asOf)
    .toSorted();
  const half = days[Math.ceil(sites.length / 2) - 1];
  if (half !== undefined) return half < signedOn ? null : { until: half, arrived: true };
  const ends = sites.flatMap((site) => {
    const day = arrivedOn(site);
    return day !== null && day <= asOf ? [] : [site.endedOn];
  });
  const over = ends.flatMap((day) => (day !== null && day <= asOf ? [day] : []));
  const lost = over.length === ends.length;
  return { until: lost ? latest(signedOn, ...over) : asOf, arrived: false };
}

function sumOf(groups: readonly AgeGroup[], key: 'arrivedBefore' | 'arrivedAfter'): number {
  return groups.reduce((sum, group) => sum + group[key], 0);
}

type PaceMonth = { arrived: number; expected: number };

/** By the index of its thirty days: who arrived in them, and how many of those watched would have at the pace of all of them together. */
function paceMonths(waits: readonly Wait[], groups: readonly AgeGroup[]): Map<number, PaceMonth> {
  const months = new Map<number, PaceMonth>();
  for (const { age, watchedBefore, watchedAfter, arrivedBefore, arrivedAfter } of groups) {
    const pace = (arrivedBefore + arrivedAfter) / (watchedBefore + watchedAfter);
    for (const wait of waits) {
      const day = wait.from + age;
      if (wait.until < day) continue;
      const index = Math.floor(day / PHASE_DAYS);
      const month = months.get(index) ?? { arrived: 0, expected: 0 };
      month.expected += pace;
      if (wait.arrived && wait.until === day) month.arrived += 1;
      months.set(index, month);
    }
  }
  return months;
}
