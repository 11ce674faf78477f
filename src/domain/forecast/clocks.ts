import type { DealFacts, EvidenceFacts, LineFacts } from '@/domain/deals/deal';
import { commitEvidence, firstDay, liveEvidence } from '@/domain/deals/evidence';
import { dayText, addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { leadTimesFor, type FoundLeadTimes } from './find-lead-times';
import type { LeadTimeBook, LeadTimeKind } from './lead-times';
import type { ClockStep } from './types';

/**
 * A day on a clock. `fact`: it happened. `dueOn` set: the planned day passed without its fact and the clock moved it to today plus
 * what still has to follow (`on`); `step` says which fact is late.
 */
export type ClockDay = {
  on: CalendarDate;
  fact: boolean;
  why: string;
  late: { step: ClockStep; dueOn: CalendarDate; movedTo: CalendarDate } | null;
};

/** The shared part of a deal's clocks. null: no date is known, not even a close date. */
export type DealClock = {
  asOf: CalendarDate;
  book: LeadTimeBook;
  /** Which lead times it goes by: every second one keeps p50, four of five p80. */
  percentile: 'p50' | 'p80';
  facts: DealFacts;
  /** PO (or order form): its day, else the close date as the expected one. */
  po: ClockDay | null;
  /** First shipment of the deal; null also where there is no hardware. */
  ship: ClockDay | null;
  install: ClockDay | null;
  activation: ClockDay | null;
};

/** Expected days of a deal by the precedence of docs/metrics.md, "Forecast". */
export function dealClock(
  facts: DealFacts,
  asOf: CalendarDate,
  book: LeadTimeBook,
  percentile: 'p50' | 'p80' = 'p50',
): DealClock {
  const live = liveEvidence(facts, asOf);
  const po = poDay(facts, commitEvidence(facts, asOf), asOf);
  const days = { po, ship: null, install: null, activation: null };
  const clock: DealClock = { asOf, book, percentile, facts, ...days };
  clock.ship = facts.hasHardware ? firstShipDay(clock, live) : null;
  clock.install = facts.hasHardware ? installDay(clock) : null;
  clock.activation = activationDay(clock, live);
  return clock;
}

function poDay(facts: DealFacts, commit: EvidenceFacts | null, asOf: CalendarDate): ClockDay | null {
  const name = facts.hasHardware ? 'PO' : 'Order';
  if (commit) return fact(commit.evidenceOn, `${name} date`);
  if (facts.closeOn === null) return null;
  return planned(facts.closeOn, asOf, 'po', `Expected ${name} date (close date)`);
}

function firstShipDay(clock: DealClock, live: readonly EvidenceFacts[]): ClockDay | null {
  const shippedOn = firstDay(live, 'shipment');
  if (shippedOn !== null) return fact(shippedOn, 'Shipped');
  const lines = clock.facts.lines.filter((line) => line.stream === 'hardware');
  const physical = lines.filter((line) => !line.recurring);
  const days = (physical.length > 0 ? physical : lines).map((line) => expectedShip(clock, line));
  if (days.length === 0) return expectedShip(clock, null);
  return days.reduce((first, day) => (first === null || (day !== null && day.on < first.on) ? day : first));
}

/** " (12 shipments of TempSense)"; nothing for the default. */
function because({ of }: FoundLeadTimes, kind: LeadTimeKind): string {
  return of[kind].basis === 'default' ? '' : ` (${of[kind].why})`;
}

/** When something of a line that has not shipped is expected to; null: the deal as a whole. See shipments.ts for the parts of a line. */
export function expectedShip(clock: DealClock, line: LineFacts | null): ClockDay | null {
  const plan = line?.shipmentPlan[0];
  if (line === null || plan === undefined) return shipOn(clock, line, line?.promisedOn ?? null);
  const first = shipOn(clock, line, plan.promisedOn);
  const planned = line.shipmentPlan.reduce((sum, { units }) => sum + units, 0);
  if (line.units === null || planned >= line.units) return first;
  const rest = shipOn(clock, line, line.promisedOn);
  return rest !== null && first !== null && rest.on < first.on ? rest : first;
}

/**
 * When hardware promised for a day (null: for none) that has not shipped is expected to: the promised day, else PO date (expected or real)
 * + lead time; in both cases later by what its supplier is late.
 */
export function shipOn(
  clock: DealClock,
  line: LineFacts | null,
  promised: CalendarDate | null,
): ClockDay | null {
  const { asOf, po } = clock;
  const found = leadTimesFor(clock.book, line, clock.facts);
  const { hardwareDays } = found[clock.percentile];
  const delay = found.delayDays === 0 ? '' : `, ${found.delayWhy}`;
  const fromPo = po === null ? null : addDays(po.on, hardwareDays + found.delayDays);
  if (promised !== null) {
    const dueOn = found.delayDays === 0 ? promised : addDays(promised, found.delayDays);
    if (dueOn >= asOf) return { on: dueOn, fact: false, why: `Promised ship date${delay}`, late: null };
    // Without a PO nothing ships today: the whole lead time still has to follow.
    const whole = fromPo ?? addDays(asOf, hardwareDays);
    const on = (po !== null && po.fact) || whole < asOf ? asOf : whole;
    const why = `Promised ship date ${dueOn} passed`;
    return { on, fact: false, why, late: { step: 'ship', dueOn, movedTo: on } };
  }
  if (po === null || fromPo === null) return null;
  const base = po.fact ? 'PO date' : 'Expected PO date';
  return follows(
    po,
    fromPo,
    asOf,
    'ship',
    `${base} + ${hardwareDays} days${because(found, 'hardware')}${delay}`,
  );
}

function installDay(clock: DealClock): ClockDay | null {
  const { facts, asOf, ship } = clock;
  if (facts.installedOn !== null && facts.installedOn <= asOf) return fact(facts.installedOn, 'Installed');
  if (ship === null) return null;
  const line = facts.lines.find(({ stream }) => stream === 'hardware') ?? null;
  const found = leadTimesFor(clock.book, line, facts);
  const { installDays } = found[clock.percentile];
  const on = addDays(ship.on, installDays);
  const base = ship.fact ? 'Ship date' : 'Expected ship date';
  return follows(ship, on, asOf, 'install', `${base} + ${installDays} days${because(found, 'install')}`);
}

function activationDay(clock: DealClock, live: readonly EvidenceFacts[]): ClockDay | null {
  const activatedOn = firstDay(live, 'activation');
  return activatedOn === null ? expectedActivation(clock, null) : fact(activatedOn, 'Activated');
}

/** When software that is not active is expected to be: installation + activation lag; without hardware promised, else order + lag. */
export function expectedActivation(clock: DealClock, line: LineFacts | null): ClockDay | null {
  const { facts, asOf, install, po } = clock;
  const found = leadTimesFor(clock.book, line, facts);
  const lag = found[clock.percentile].activationDays;
  const after = `${lag} days${because(found, 'activation')}`;
  if (facts.hasHardware) {
    if (install === null) return null;
    const base = install.fact ? 'Installation date' : 'Expected installation';
    return follows(install, addDays(install.on, lag), asOf, 'activation', `${base} + ${after}`);
  }
  const promisedOn = line?.promisedOn ?? null;
  if (promisedOn !== null && promisedOn >= asOf) {
    return { on: promisedOn, fact: false, why: 'Promised activation date', late: null };
  }
  if (promisedOn !== null) {
    const on = po !== null && po.fact ? asOf : addDays(po === null ? asOf : po.on, lag);
    const why = `Promised activation date ${promisedOn} passed`;
    return { on, fact: false, why, late: { step: 'activation', dueOn: promisedOn, movedTo: on } };
  }
  if (po === null) return null;
  const base = po.fact ? 'Order date' : 'Expected order date';
  return follows(po, addDays(po.on, lag), asOf, 'activation', `${base} + ${after}`);
}

/** When a service that is not complete is expected to be: its planned milestone date, and nothing else. */
export function expectedMilestone(clock: DealClock, line: LineFacts): ClockDay | null {
  const { asOf, po } = clock;
  if (line.promisedOn === null) return null;
  if (line.promisedOn >= asOf) {
    return { on: line.promisedOn, fact: false, why: 'Planned milestone date', late: null };
  }
  const on = po === null || po.on < asOf ? asOf : po.on;
  const why = `Planned milestone date ${line.promisedOn} passed`;
  return { on, fact: false, why, late: { step: 'milestone', dueOn: line.promisedOn, movedTo: on } };
}

/** When a recurring line that has not started is expected to: hardware with the shipment, software and services with activation. */
export function expectedStart(clock: DealClock, line: LineFacts): ClockDay | null {
  if (line.stream === 'hardware') {
    return line.promisedOn === null ? clock.ship : expectedShip(clock, line);
  }
  if (line.stream === 'software') return expectedActivation(clock, line);
  if (line.promisedOn !== null) return expectedMilestone(clock, line);
  const activates = clock.facts.hasHardware || clock.facts.lines.some(({ stream }) => stream === 'software');
  if (activates) return clock.activation;
  // Support alone is due with the order, and late until its start is on record.
  return clock.po === null ? null : follows(clock.po, clock.po.on, clock.asOf, 'milestone', clock.po.why);
}

/** When an amount without lines is expected: the close date. */
export function expectedClose(facts: DealFacts, asOf: CalendarDate): ClockDay | null {
  return facts.closeOn === null ? null : planned(facts.closeOn, asOf, 'close', 'Close date');
}

function fact(on: CalendarDate, why: string): ClockDay {
  return { on, fact: true, why, late: null };
}

function planned(on: CalendarDate, asOf: CalendarDate, step: ClockStep, why: string): ClockDay {
  if (on >= asOf) return { on, fact: false, why, late: null };
  return {
    on: asOf,
    fact: false,
    why: `${why} ${dayText(on)} passed, moved to today`,
    late: { step, dueOn: on, movedTo: asOf },
  };
}

/** A step that follows another: late when its own day passed, and late with the step before it that is. */
function follows(
  before: ClockDay,
  on: CalendarDate,
  asOf: CalendarDate,
  step: ClockStep,
  why: string,
): ClockDay {
  const own = planned(on, asOf, step, why);
  return own.late === null && before.late !== null
    ? { ...own, why: `${before.why}; ${why}`, late: before.late }
    : own;
}
