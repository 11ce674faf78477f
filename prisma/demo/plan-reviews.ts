import { totalOf, type Journey } from './journey';
import { chanceOf } from './random';
import type { Remembered } from './tell-deals';
import { YESTERDAY, type Offset } from './timeline';

/**
 * A deal of the story, and what the reviews may do with it: open without a step of its own, open with one that is told, on its way to a PO
 * or past it, or nothing.
 */
export type ReviewedDeal = {
  journey: Journey;
  deal: Remembered;
  open: 'ordinary' | 'told' | 'won' | 'aside';
};

/** How many deals a rep brings, of the five that he may. */
const BROUGHT = 4;
/** Weeks from the next review back to the first one, and the one that was skipped. */
export const WEEKS = 9;
export const SKIPPED_WEEK = 5;

/** What one rep brings to one review, and what comes of it. */
export type PlannedDeal = {
  told: ReviewedDeal;
  /** Claimed as commit before anything proves it. */
  claim: 'begin' | 'end' | null;
  /** The close date is pushed by so many days before the review; 0: back to where it was. */
  push: number | null;
  prepared: boolean;
  outcome: 'held' | 'knocked_down' | 'parked';
  /** What becomes of the next step that is named now, until the next review. */
  promise: 'kept' | 'late' | 'dropped';
};

/**
 * What the reps bring, week by week: index 0 is the first review. They begin as most do, with claims that nothing proves, and get better:
 * claims are withdrawn or proved, answers are complete, promises are kept. Nothing of it lasts: what a deal counts today is its journey's.
 */
export function planReview(
  company: string,
  deals: readonly ReviewedDeal[],
  rep: 'first' | 'second',
  at: { on: Offset; index: number; firstOn: Offset },
): PlannedDeal[] {
  const bold = boldest(deals, rep, at.firstOn);
  const list = brought(deals, rep, at);
  const doubted = doubtedOf(deals, rep, at);
  const before = doubtedOf(deals, rep, { on: at.on - 7, index: at.index - 1 });
  const chance = chanceOf(`${company}/review/${rep}/${at.index}`);
  return list.map((told, place) => {
    const claim = told === before ? 'end' : claimOf(told, bold.indexOf(told), at);
    const open = told.journey.po === null || told.journey.po.on >= at.on;
    const stillClaimed = open && (claim === 'begin' || isClaimed(told, bold.indexOf(told), at));
    const last = place === list.length - 1;
    const knocked = told === doubted || (stillClaimed && (at.index + place) % 3 !== 2);
    const parked = !stillClaimed && last && at.index % 4 === 1;
    return {
      told,
      claim,
      push: told === bold[0] ? (PUSHES[at.index] ?? null) : null,
      prepared: chance.between(1, 10) <= 4 + at.index,
      outcome: knocked ? 'knocked_down' : parked ? 'parked' : 'held',
      promise: promiseOf(chance.between(1, 10), at.index),
    };
  });
}

/** In some of the first reviews a quote is doubted that nobody claims: it counts less until the next one, when the rep takes it back. */
function doubtedOf(
  deals: readonly ReviewedDeal[],
  rep: 'first' | 'second',
  at: At,
): ReviewedDeal | undefined {
  if (!DOUBTED[rep].includes(at.index)) return undefined;
  return brought(deals, rep, at).find(({ journey: { quote, po, verbal }, open }) => {
    const quoted = quote !== null && quote < at.on;
    return open === 'ordinary' && quoted && po === null && verbal === null;
  });
}

const DOUBTED: Record<'first' | 'second', readonly number[]> = { first: [0, 2], second: [1, 3] };

/** By which review the close date of the boldest deal moved how far; in the end it is where it began. */
const PUSHES: Partial<Record<number, number>> = { 1: 14, 2: 28, 4: 35, 6: 0 };

function promiseOf(draw: number, index: number): PlannedDeal['promise'] {
  if (draw <= 3 + index) return 'kept';
  return draw <= 6 + Math.floor(index / 2) ? 'late' : 'dropped';
}

/** Until which review a rep claims what is only quoted: the first his two largest for long, the second one for a while. */
const CLAIMED_UNTIL = { first: [6, 4], second: [3] } as const;

/** The largest quoted deals of a rep on the first day: those that he talks up. */
function boldest(deals: readonly ReviewedDeal[], rep: 'first' | 'second', firstOn: Offset): ReviewedDeal[] {
  return deals
    .filter(({ journey, open }) => open === 'ordinary' && journey.rep === rep && !journey.verbal)
    .filter(({ journey }) => (journey.quote ?? 0) < firstOn)
    .toSorted((a, b) => byAmount(a, b))
    .slice(0, CLAIMED_UNTIL[rep].length);
}

type At = { on: Offset; index: number };

/** A deal that gets its PO is claimed in the weeks before it; a bold one from the first review until somebody has had enough. */
function claimOf({ journey }: ReviewedDeal, bold: number, { on, index }: At): PlannedDeal['claim'] {
  const until = bold < 0 ? null : CLAIMED_UNTIL[journey.rep][bold];
  if (until !== null && until !== undefined) return index === 0 ? 'begin' : index === until ? 'end' : null;
  const po = journey.po?.on ?? null;
  if (po === null) return null;
  // Once: the first review of the three weeks, which may be the one after the skipped week.
  const since = index - 1 === SKIPPED_WEEK ? 7 : 14;
  if (isComing(po, on) && po - on >= since) return 'begin';
  return po < on && on - po <= 7 ? 'end' : null;
}

/** Three weeks before its PO a rep talks of nothing else. */
function isComing(po: Offset, on: Offset): boolean {
  return po >= on && po - on < 21;
}

function isClaimed({ journey }: ReviewedDeal, bold: number, { on, index }: At): boolean {
  const until = bold < 0 ? undefined : CLAIMED_UNTIL[journey.rep][bold];
  if (until !== undefined) return index < until;
  const { po, verbal } = journey;
  return (po !== null && isComing(po.on, on)) || (verbal !== null && verbal.on < on);
}

/** The two nearest to their PO first, then the largest that are quoted, then the rest. */
function brought(deals: readonly ReviewedDeal[], rep: 'first' | 'second', { on, index }: At): ReviewedDeal[] {
  const rank = ({ journey: { quote } }: ReviewedDeal) => (quote !== null && quote < on ? 0 : 1);
  const own = deals.filter((told) => told.journey.rep === rep && told.journey.opened <= on - 5);
  const near = own.filter((told) => isNearPo(told, on)).toSorted((a, b) => fromPo(a, on) - fromPo(b, on));
  const rest = own
    // What is only prepared is not told any further: a deal's own step stays as it is.
    .filter(({ open }) => open === 'ordinary' || (open === 'told' && index < WEEKS))
    .toSorted((a, b) => rank(a) - rank(b) || byAmount(a, b));
  return [...near.slice(0, 2), ...rest].slice(0, BROUGHT);
}

/** Open, and its PO comes within a month or came within two. */
function isNearPo({ journey: { po, milestones }, open }: ReviewedDeal, on: Offset): boolean {
  if (open !== 'won' || po === null || (milestones.at(-1) ?? Infinity) <= on + 1) return false;
  return po.on - on <= 30 && on - po.on <= 60;
}

function fromPo({ journey: { po } }: ReviewedDeal, on: Offset): number {
  return Math.abs((po?.on ?? 0) - on);
}

/** The close date that a deal has by its own story. */
export function closeOf({ pushes, close }: Journey): Offset | null {
  return pushes.findLast(({ on }) => on <= YESTERDAY)?.close ?? close;
}

function byAmount(a: ReviewedDeal, b: ReviewedDeal): number {
  const [left, right] = [totalOf(a.journey), totalOf(b.journey)];
  return left === right ? (a.journey.externalId < b.journey.externalId ? -1 : 1) : left > right ? -1 : 1;
}
