import type { KpiId } from '../kpis/kpi-data';
import { LOCK_DAY } from '../kpis/kpi-set';
import { KPI_DEFINITIONS } from '../kpis/registry';
import type { CalendarDate } from '../values/calendar-date';
import type { BaselineFigure } from './baseline';
import { beforeEngagement, type EngagementFacts } from './facts';
import { measureOf, type Measure, type MeasureMonth } from './measures';
import { verdictDay } from './programme';
import type { Surprise } from './trend';

/** right: at least one KPI shows a clear improvement. wrong: none of those that could be judged does. open: none could be judged. */
export type Fit = 'right' | 'wrong' | 'open';

/** clear: beyond the noise of the trailing year. worse: beyond it in the other direction. */
export type KpiVerdictState = 'clear' | 'within_noise' | 'worse' | 'not_judged';

/** The verdict of day ninety in short, as it stands on other pages. */
export type VerdictStand = { fit: Fit; dayOn: CalendarDate; text: string; clear: KpiId[] };

/** So often at least one KPI may look clearly improved although nothing changed, in millionths: 5 %. */
export const FALSE_ALARM_PPM = 50_000;

const MILLION = 1_000_000;

/** A KPI's headline, as its baseline has it, and as it stood later. */
export type Headlines = { before: BaselineFigure | null; after: BaselineFigure };

export type KpiVerdict = {
  kpi: KpiId;
  name: string;
  state: KpiVerdictState;
  /** What was found, in plain words. */
  text: string;
  /** The chances behind it, for whoever asks; verdicts that were spoken before this was apart have them in their text. */
  numbers?: string | null;
  /** The KPI itself at the end of the first day, and of day ninety; null: there is no baseline. */
  before: string | null;
  after: string;
  what: string;
  unit: Measure['unit'];
  months: MeasureMonth[];
  /** The chance to see months as good although nothing changed, in millionths; null where it cannot be said. */
  chancePpm: number | null;
  barPpm: number;
  /** The smallest improvement that would be seen in four cases of five. */
  seen: string | null;
  /** Of a clear one: the ninety days before the first day were beyond the noise of their own year already. */
  before90: boolean;
};

export type EngagementVerdict = {
  format: 1;
  startOn: CalendarDate;
  dayOn: CalendarDate;
  currency: string;
  fit: Fit;
  text: string;
  clear: KpiId[];
  /** KPIs that were in the set on any day since the first: the bar of each is 5 % by their number. */
  looked: number;
  /** First days that were tried (facts.ts); verdicts that were spoken before they were counted have none. */
  firstDays?: number;
  kpis: KpiVerdict[];
};

/**
 * The verdict of day ninety. Each KPI's measure of the three months is tested against the twelve of thirty days before (trend.ts); the bar is
 * 5 % by the number of KPIs that were looked at, and of first days that were tried (Bonferroni), so that at least one looks improved by chance
 * in at most 5 % of engagements in which nothing changed, however they hang together. It takes the months' noise to be independent from one month to the next.
 */
export function verdictOf(facts: EngagementFacts, headline: (kpi: KpiId) => Headlines): EngagementVerdict {
  const barPpm = barOf(facts.looked * facts.firstDays);
  const kpis = facts.set.map((kpi) => judge(kpi, facts, barPpm, headline(kpi)));
  const clear = kpis.flatMap(({ kpi, state }) => (state === 'clear' ? [kpi] : []));
  const judged = kpis.filter(({ state }) => state !== 'not_judged').length;
  const fit: Fit = clear.length > 0 ? 'right' : judged > 0 ? 'wrong' : 'open';
  const { startOn, currency, looked, firstDays } = facts;
  const text = fitText(fit, kpis, judged);
  return {
    format: 1,
    startOn,
    dayOn: verdictDay(startOn),
    currency,
    fit,
    text,
    clear,
    looked,
    firstDays,
    kpis,
  };
}

/** The bar of one KPI in millionths, rounded down. `chances`: how many there were to look improved. */
export function barOf(chances: number): number {
  return Math.floor(FALSE_ALARM_PPM / Math.max(1, chances));
}

function judge(kpi: KpiId, facts: EngagementFacts, barPpm: number, { before, after }: Headlines): KpiVerdict {
  const measure = measureOf(kpi, facts, barPpm / MILLION);
  const { surprise, what, unit, months, seen } = measure;
  const state = stateOf(facts, surprise, barPpm);
  const before90 = state === 'clear' && wasImproving(kpi, facts, barPpm);
  return {
    kpi,
    name: KPI_DEFINITIONS[kpi].name,
    state,
    text: textOf(facts, measure, state, before90),
    numbers: numbersOf(measure, state, barPpm),
    before: before?.text ?? null,
    after: after.text,
    what,
    unit,
    months,
    chancePpm: surprise === null || state === 'not_judged' ? null : Math.round(surprise.better * MILLION),
    barPpm,
    seen,
    before90,
  };
}

/** Whether the ninety days before the first day would have passed the same test. */
function wasImproving(kpi: KpiId, facts: EngagementFacts, barPpm: number): boolean {
  const earlier = measureOf(kpi, beforeEngagement(facts), barPpm / MILLION).surprise;
  return earlier !== null && earlier.better * MILLION <= barPpm;
}

function stateOf(facts: EngagementFacts, surprise: Surprise | null, barPpm: number): KpiVerdictState {
  if (facts.asOf < verdictDay(facts.startOn)) return 'not_judged';
  if (surprise === null) return 'not_judged';
  if (surprise.better * MILLION <= barPpm) return 'clear';
  if (surprise.worse * MILLION <= barPpm) return 'worse';
  // What could not have passed however good it became is no ground for a verdict.
  return surprise.least * MILLION > barPpm ? 'not_judged' : 'within_noise';
}

function textOf(
  facts: EngagementFacts,
  { surprise, missing, months }: Measure,
  state: KpiVerdictState,
  before90: boolean,
): string {
  if (facts.asOf < verdictDay(facts.startOn)) {
    const over = months.filter(({ index }) => index >= 0).length;
    return `${over} of 3 months are over. It is judged on day ${LOCK_DAY}.`;
  }
  if (surprise === null || state === 'not_judged') return `Nobody can tell it from chance: ${missing}`;
  if (state === 'worse') return 'Clearly worse: months as bad as these hardly come by chance.';
  if (state === 'within_noise') return 'No clear improvement: months as good as these came before, too.';
  const already = before90
    ? ' It was improving in the ninety days before the first day too, so not all of it is the work of these ninety.'
    : '';
  return `A clear improvement: months as good as these hardly come by chance.${already}`;
}

function numbersOf({ surprise, seen }: Measure, state: KpiVerdictState, barPpm: number): string | null {
  if (surprise === null || state === 'not_judged') return null;
  const share = state === 'worse' ? surprise.worse : surprise.better;
  const chance = `${state === 'worse' ? 'As bad' : 'As good'} as this by chance in ${chanceText(share * MILLION)} of engagements; the bar is ${chanceText(barPpm)}.`;
  if (state !== 'within_noise' || seen === null) return chance;
  return `${chance} An improvement is seen in four cases of five from ${seen} on.`;
}

/** Millionths as a percentage with what digits it needs: "1.25 %", "0.2 %", "under 0.1 %". */
export function chanceText(ppm: number): string {
  if (ppm < 1000) return 'under 0.1 %';
  return `${Number((ppm / 10_000).toFixed(ppm < 20_000 ? 2 : 1))} %`;
}

function fitText(fit: Fit, kpis: readonly KpiVerdict[], judged: number): string {
  if (fit === 'right') {
    const names = kpis.filter(({ state }) => state === 'clear').map(({ name }) => name);
    return `The fit is right: ${listed(names)} ${names.length === 1 ? 'shows' : 'show'} a clear improvement over the year before.`;
  }
  if (fit === 'wrong') {
    const left = kpis.length - judged;
    const aside = left === 0 ? '' : ` ${left} of ${kpis.length} could not be judged.`;
    return `The fit is wrong: after ${LOCK_DAY} days no KPI shows a clear improvement over the year before.${aside}`;
  }
  return `No verdict: the year before the first day is too short on record to tell an improvement from chance in any KPI.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
