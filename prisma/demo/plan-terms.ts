import { BEGINNING, type Offset } from './timeline';

/** Devices paid for from a day on. */
export type Stretch = { from: Offset; units: number };

/** What the terms of a contract line follow from. */
export type LineTime = {
  /** Its quantities; the first is its beginning. */
  stretches: readonly Stretch[];
  termDays: number;
  /**
   * A deal says how long its first term is: terms count on from its start, and who wants less does not wait for an end. Else they count
   * back from the day on which the customer wanted less, or left.
   */
  ofDeal: boolean;
  /** The end of the running term, which is everybody's business today; null where nothing was agreed. */
  stop: Offset | null;
  /** Each renewal costs so much more, in basis points. */
  upliftBp: number;
  /** How many days before an end its renewal is signed, and how many before it the next term begins already. */
  ahead: (end: Offset) => { signed: number; early: number };
};

export type LineStep = {
  kind: 'begin' | 'price' | 'renew' | 'back' | 'end';
  /** The day on which it is told, and the one from which it holds. */
  told: Offset;
  from: Offset;
  units: number;
  before: number;
  /** So much more than the first price, in basis points. */
  upliftBp: number;
  /** The end of the term from then on; null: open-ended. */
  endOn: Offset | null;
};

const YEAR = 365;
/** No first term is shorter. */
const SHORTEST = 180;
/** A renewal for less is signed so many days before the end. */
const LESS_SIGNED = 9;
/** Nothing else happens to a line so many days before an end. */
const QUIET = 75;
/** An end after that day is not renewed by itself: what becomes of it is decided on the desk of today. */
const ON_DESK: Offset = -70;
/** Where nobody decides anything, the same. */
const UNTOUCHED: Offset = 20;

/**
 * The life of a contract line: it begins, is renewed at the end of each term, costs more or less within one, and ends. The last end is
 * left to those who decide today.
 */
export function planLife(time: LineTime): LineStep[] {
  const { stretches } = time;
  const [first] = stretches;
  if (!first || first.units === 0) return [];
  const seasons = seasonsOf(time);
  const renewals = seasons.flatMap(({ until, ends }) =>
    until === null ? ends.slice(0, -1) : ends.filter((end) => end <= until),
  );
  const days = new Set([...stretches.slice(1).map(({ from }) => from), ...renewals]);
  const begun = { ...first, before: 0, upliftBp: 0, endOn: endAfter(seasons, first.from) };
  const steps: LineStep[] = [{ kind: 'begin', told: first.from, ...begun }];
  let upliftBp = 0;
  for (const on of [...days].toSorted((a, b) => a - b)) {
    const [before, units] = [unitsBefore(stretches, on), unitsBefore(stretches, on + 1)];
    const kind = kindOf({ before, units, isEnd: renewals.includes(on) });
    if (kind === null) continue;
    const renewed = kind === 'renew' && units === before;
    if (renewed) upliftBp += time.upliftBp;
    const { signed, early } = renewed
      ? time.ahead(on)
      : { signed: kind === 'renew' ? LESS_SIGNED : 0, early: 0 };
    const at = { told: on - signed, from: on - early, endOn: endAfter(seasons, on) };
    steps.push({ kind, ...at, units, before, upliftBp });
  }
  return steps;
}

function endAfter(seasons: readonly Season[], on: Offset): Offset | null {
  const season = seasons.find(({ from, until }) => from <= on && (until === null || on < until));
  return season?.ends.find((end) => end > on) ?? null;
}

function kindOf(of: { before: number; units: number; isEnd: boolean }): LineStep['kind'] | null {
  const { before, units, isEnd } = of;
  if (before === 0) return units === 0 ? null : 'back';
  if (units === 0) return 'end';
  return isEnd ? 'renew' : 'price';
}

function unitsBefore(stretches: readonly Stretch[], on: Offset): number {
  return stretches.findLast(({ from }) => from < on)?.units ?? 0;
}

/** A time without a break and without a step down that waited for an end, with the ends of its terms. `until` null: it runs on. */
type Season = { from: Offset; until: Offset | null; ends: Offset[] };

function seasonsOf(time: LineTime): Season[] {
  const { stretches, ofDeal } = time;
  const seasons: Season[] = [];
  const add = (from: Offset, until: Offset | null) =>
    seasons.push({ from, until, ends: endsOf(time, from, until) });
  let from: Offset | null = null;
  let before = 0;
  for (const { from: on, units } of stretches) {
    const closes = units === 0 || (units < before && !ofDeal);
    if (from !== null && closes) add(from, on);
    if (units === 0) from = null;
    else if (from === null || closes) from = on;
    before = units;
  }
  if (from !== null) add(from, null);
  return seasons;
}

/** Ends that somebody wrote down, the earliest first: not those from before the history, nor close to another change. */
function endsOf(time: LineTime, from: Offset, until: Offset | null): Offset[] {
  const turns = time.stretches.slice(1).map((stretch) => stretch.from);
  const ends = time.ofDeal ? onwards(time, from, until) : backwards(time, from, until);
  return ends.filter(
    (end) => end > BEGINNING + QUIET && turns.every((on) => on === end || Math.abs(end - on) >= QUIET),
  );
}

/** A deal's term, then one year after another, up to the first end that is past what has been decided. */
function onwards({ termDays, stop }: LineTime, from: Offset, until: Offset | null): Offset[] {
  const last = until ?? (stop === null ? UNTOUCHED : ON_DESK);
  const ends = [from + termDays];
  for (let end = from + termDays; end <= last; end += YEAR) ends.push(end + YEAR);
  return ends;
}

function backwards({ termDays, stop }: LineTime, from: Offset, until: Offset | null): Offset[] {
  const ends: Offset[] = [];
  for (let end = until ?? stop; end !== null && end - from >= SHORTEST; end -= termDays) ends.unshift(end);
  return ends;
}
