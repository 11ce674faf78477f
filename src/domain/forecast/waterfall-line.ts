import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import type { SnapshotDeal } from './snapshot';
import type { ForecastColumn } from './types';
import type { WaterfallStep } from './waterfall';

/** An open amount of a line: what it weighs in the measure, and whether it lies in what is looked at. */
export type OpenPart = {
  on: CalendarDate | null;
  /** Exclusive end of an accrual; null: one day. */
  until: CalendarDate | null;
  amountMinor: bigint;
  weightMinor: bigint;
  counts: boolean;
};

/** A line on one of the two days. */
export type LineSide = {
  deal: SnapshotDeal;
  column: ForecastColumn;
  /** What happened of it, ever; and that part of it which the measure counts in what is looked at. */
  realisedMinor: bigint;
  actualMinor: bigint;
  parts: readonly OpenPart[];
  /** What its probability is made of: parts of equal figures weigh alike. */
  figure: string;
  modelVersion: number;
};

export type Push = (step: WaterfallStep, amountMinor: bigint) => void;

/** What the line counts in what is looked at. */
export function valueOf(side: LineSide): bigint {
  return side.actualMinor + counted(side.parts);
}

/**
 * Splits the difference of a line that stands on both days: what happened of it, then its amount, its probability, its day. Each step
 * replaces one of these by the later day's and is the change that this makes; the last of those that did change takes what rounding
 * leaves, so the steps add up to the minor unit. A cause that did not change has no step.
 */
export function splitLine(from: LineSide, to: LineSide, push: Push): void {
  const gained = to.actualMinor - from.actualMinor;
  const happened = to.realisedMinor - from.realisedMinor;
  const before = counted(from.parts);
  if (isClosed(to)) return splitClosed(from, to, push);
  if (isClosed(from)) {
    push('recognised', gained);
    return push('reopened', counted(to.parts));
  }
  const left = afterFacts(from, to, happened);
  const excess = happened > sumOf(from.parts) ? min(happened - sumOf(from.parts), max(gained, 0n)) : 0n;
  if (happened === 0n && gained !== 0n) push(ownSlip(to.column), gained);
  push('amountUp', excess);
  const [open, later] = [sumOf(left), sumOf(to.parts)];
  const changes: [WaterfallStep | 'amount' | 'timing', bigint][] = [];
  if (happened !== 0n) changes.push(['recognised', counted(left)]);
  if (open !== later) changes.push(['amount', atAmount(left, open, later, to)]);
  if (open > 0n && later > 0n && from.figure !== to.figure)
    changes.push([probabilityStep(from, to), atWeights(left, open, to)]);
  // Where all of it counts on both days no day is a reason: what rounding leaves belongs to another change.
  const somewhere = [...from.parts, ...to.parts].some(({ counts }) => !counts);
  if (somewhere && open > 0n && later > 0n && hasMoved(from, to, happened)) changes.push(['timing', 0n]);
  const end = counted(to.parts);
  if (changes.length === 0 && before !== end) changes.push(['timing', end]);
  let value = before;
  changes.forEach(([cause, reached], i) => {
    const next = i === changes.length - 1 ? end : reached;
    const change = next - value;
    const whole = cause === 'recognised' && happened !== 0n ? change + gained - excess : change;
    push(stepOf(cause, whole, from, to), whole);
    value = next;
  });
}

/** Lost, or won without proof: what did happen stays, the rest is gone. */
function splitClosed(from: LineSide, to: LineSide, push: Push): void {
  const happened = to.realisedMinor - from.realisedMinor;
  const gained = to.actualMinor - from.actualMinor;
  const left = counted(happened > 0n ? takeOff(from.parts, happened) : from.parts);
  push(happened === 0n ? ownSlip(to.column) : 'recognised', gained + left - counted(from.parts));
  push(to.deal.outcome === 'lost' ? 'lost' : 'stageMoved', -left);
}

/** The open amounts of the earlier day without what happened since; more of them where facts were taken back. */
function afterFacts(from: LineSide, to: LineSide, happened: bigint): readonly OpenPart[] {
  if (happened === 0n) return from.parts;
  if (happened > 0n) return takeOff(from.parts, happened);
  const open = sumOf(from.parts);
  if (open > 0n) return scaled(from.parts, open - happened, open);
  const later = sumOf(to.parts);
  return later > 0n ? scaled(to.parts, -happened, later) : [];
}

/** What happens first is what was expected first. */
function takeOff(parts: readonly OpenPart[], happened: bigint): OpenPart[] {
  let left = happened;
  const inOrder = parts.toSorted((a, b) => compareDays(a.on, b.on));
  return inOrder.flatMap((part) => {
    const taken = min(left, part.amountMinor);
    left -= taken;
    if (taken === part.amountMinor) return [];
    return taken <= 0n ? [part] : scaled([part], part.amountMinor - taken, part.amountMinor);
  });
}

function scaled(parts: readonly OpenPart[], to: bigint, of: bigint): OpenPart[] {
  return parts.map((part) => ({
    ...part,
    amountMinor: multiplyRatio(part.amountMinor, to, of),
    weightMinor: multiplyRatio(part.weightMinor, to, of),
  }));
}

function atAmount(left: readonly OpenPart[], open: bigint, later: bigint, to: LineSide): bigint {
  return open > 0n ? multiplyRatio(counted(left), later, open) : counted(to.parts);
}

/** The earlier day's spread over time, weighed as on the later day. */
function atWeights(left: readonly OpenPart[], open: bigint, to: LineSide): bigint {
  const [weight, reached] = [weightOf(left), weightOf(to.parts)];
  if (weight !== 0n) return multiplyRatio(counted(left), reached, weight);
  const inside = left.reduce((sum, { counts, amountMinor }) => (counts ? sum + amountMinor : sum), 0n);
  return multiplyRatio(reached, inside, open);
}

function stepOf(
  cause: WaterfallStep | 'amount' | 'timing',
  change: bigint,
  from: LineSide,
  to: LineSide,
): WaterfallStep {
  if (cause === 'amount') return change > 0n ? 'amountUp' : 'amountDown';
  return cause === 'timing' ? timingStep(change, from, to) : cause;
}

function probabilityStep(from: LineSide, to: LineSide): WaterfallStep {
  const [was, is] = [from.deal, to.deal];
  if (was.committed !== is.committed) return is.committed ? 'poGained' : 'poVoided';
  if (was.knockedDown !== is.knockedDown) return 'claimRuled';
  if (was.stage === is.stage && from.modelVersion !== to.modelVersion) return 'tableChanged';
  return 'stageMoved';
}

/** A move is the expected PO's if that went the same way, else the shipment's if that did, else that of the line's own clock. */
function timingStep(change: bigint, from: LineSide, to: LineSide): WaterfallStep {
  const [was, is] = [from.deal, to.deal];
  const way = compareDays(lastDay(to.parts), lastDay(from.parts)) || compareDays(next(to), next(from));
  if (to.column === 'unsplit' || (way !== 0 && compareDays(is.poOn, was.poOn) === way))
    return change > 0n ? 'pulledIn' : 'pushedOut';
  if (to.column === 'software' && way !== 0 && compareDays(is.shipOn, was.shipOn) === way) return 'shipSlip';
  return ownSlip(to.column);
}

function ownSlip(column: ForecastColumn): WaterfallStep {
  if (column === 'software') return 'activationSlip';
  return column === 'services' ? 'milestoneSlip' : 'shipSlip';
}

/** Whether the line's expected days changed, other than by what happened. */
function hasMoved(from: LineSide, to: LineSide, happened: bigint): boolean {
  if (lastDay(from.parts) !== lastDay(to.parts)) return true;
  return happened === 0n && next(from) !== next(to);
}

/** The day of the next open amount; null: none, or none known. */
export function next({ parts }: Pick<LineSide, 'parts'>): CalendarDate | null {
  return parts.reduce<CalendarDate | null>(
    (first, { on }) => (on !== null && (first === null || on < first) ? on : first),
    null,
  );
}

/** The last day of the open amounts; null where one has none. */
function lastDay(parts: readonly OpenPart[]): CalendarDate | null {
  let last: CalendarDate | null = null;
  for (const { on, until } of parts) {
    if (on === null) return null;
    const end = until === null ? on : addDays(until, -1);
    if (last === null || end > last) last = end;
  }
  return last;
}

/** Unknown days come last. */
function compareDays(a: CalendarDate | null, b: CalendarDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** Lost, or won without proof: nothing is ahead of it. A proven win is open until its last part has happened. */
function isClosed({ deal, parts }: LineSide): boolean {
  return parts.length === 0 && (deal.outcome === 'lost' || (deal.outcome === 'won' && !deal.committed));
}

function counted(parts: readonly OpenPart[]): bigint {
  return parts.reduce((sum, part) => (part.counts ? sum + part.weightMinor : sum), 0n);
}

function weightOf(parts: readonly OpenPart[]): bigint {
  return parts.reduce((sum, { weightMinor }) => sum + weightMinor, 0n);
}

function sumOf(parts: readonly OpenPart[]): bigint {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

const min = (a: bigint, b: bigint) => (a < b ? a : b);
const max = (a: bigint, b: bigint) => (a > b ? a : b);
