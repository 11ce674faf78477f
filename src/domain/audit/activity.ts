import { effectiveStage } from '@/domain/deals/carried';
import type { DealFacts, EvidenceFacts } from '@/domain/deals/deal';
import { commitEvidence, firstDay, liveEvidence } from '@/domain/deals/evidence';
import { isEarnedOverInstallation, realiseDeal, type LineRealisation } from '@/domain/deals/realised';
import { isFromCommitOn } from '@/domain/deals/stages';
import type { LeadTimes } from '@/domain/forecast/types';
import type { AuditThresholds } from '@/domain/settings/settings';
import { addDays, daysBetween, latest, type CalendarDate } from '@/domain/values/calendar-date';

/** The last day on which something happened to a deal, and whether that day stands in for missing activity dates. */
export type LastActivity = { on: CalendarDate; standIn: boolean };

/**
 * Activity is a call, mail, meeting, visit, evidence or stage move. Without any of these from the source, the latest of stage entry,
 * engage and creation stands in. null: the deal has no date at all.
 */
export function lastActivity(facts: DealFacts, asOf: CalendarDate): LastActivity | null {
  const live = liveEvidence(facts, asOf).map((evidence) => evidence.evidenceOn);
  if (facts.lastActivityOn !== null || live.length > 0) {
    const days = [facts.lastActivityOn, facts.stageEnteredOn, ...live].filter((day) => day !== null);
    return { on: latest(...days), standIn: false };
  }
  const days = [facts.stageEnteredOn, facts.engagedOn, facts.createdOn].filter((day) => day !== null);
  return days.length === 0 ? null : { on: latest(...days), standIn: true };
}

/** Whole days without activity at the end of `asOf`; null where no date is known. */
export function idleDays(facts: DealFacts, asOf: CalendarDate): number | null {
  const last = lastActivity(facts, asOf);
  return last === null ? null : daysBetween(last.on, asOf);
}

export type ZombieSettings = Pick<AuditThresholds, 'zombieDays' | 'graceDays'> & {
  asOf: CalendarDate;
  leadTimes: LeadTimes;
};

/**
 * Idle for strictly more than the tenant's number of days (90 by default). Excused by a written justification until its date, and after the PO by the next planned ship,
 * activation or milestone date until that date plus the grace. An idle deal without any date is none.
 */
export function isZombie(facts: DealFacts, settings: ZombieSettings): boolean {
  const idle = idleDays(facts, settings.asOf);
  if (facts.outcome !== 'open' || idle === null || idle <= settings.zombieDays) return false;
  if (facts.justifiedUntil !== null && facts.justifiedUntil >= settings.asOf) return false;
  const planned = nextPlannedDay(facts, settings);
  return planned === null || settings.asOf > addDays(planned, settings.graceDays);
}

/** What a planned day waits for, in days of the tenant's lead times: PO to ship, order or installation to active, ship to active. */
export type PlannedLag = 'ship' | 'activation' | 'installAndActivation';

/**
 * The planned day of the step that comes next, before lead times: the earlier of a promised day and of `lag` after `fromOn`. Kept apart
 * from the lead times so that it stays true when these change (src/data/deal-standing.ts stores it).
 */
export type PlannedAnchor = { fixedOn: CalendarDate | null; fromOn: CalendarDate | null; lag: PlannedLag };

/** Days from `fromOn` of an anchor. */
export function lagDays(lag: PlannedLag, { hardwareDays, installDays, activationDays }: LeadTimes): number {
  if (lag === 'ship') return hardwareDays;
  return lag === 'activation' ? activationDays : installDays + activationDays;
}

/**
 * After the PO: the planned day of the next step that has not happened, as planned (not moved to today when it passed). null before the
 * PO, and where the next step has no planned day.
 */
export function nextPlannedDay(
  facts: DealFacts,
  { asOf, leadTimes }: Pick<ZombieSettings, 'asOf' | 'leadTimes'>,
): CalendarDate | null {
  const anchor = plannedAnchor(facts, asOf);
  if (anchor === null) return null;
  const { fixedOn, fromOn, lag } = anchor;
  return earliestOf([fixedOn, fromOn === null ? null : addDays(fromOn, lagDays(lag, leadTimes))]);
}

/** Planned as it was: promised, else counted from the facts there are. The shipment first, then the activation, then the milestone. */
export function plannedAnchor(facts: DealFacts, asOf: CalendarDate): PlannedAnchor | null {
  if (!isFromCommitOn(effectiveStage(facts, asOf))) return null;
  const live = liveEvidence(facts, asOf);
  const open = realiseDeal(facts, asOf).filter(({ done }) => !done);
  const unsplit = facts.lines.length === 0;
  const shippedOn = firstDay(live, 'shipment');
  const commit = commitEvidence(facts, asOf);
  const hardware = open.filter(({ line }) => line.stream === 'hardware').map(nextPromised);
  const ships = unsplit && shippedOn === null ? [null] : hardware;
  const ship = facts.hasHardware ? plannedShip(ships, commit) : null;
  if (ship !== null) return ship;
  const software = open.filter(({ line }) => line.stream === 'software');
  const activates = unsplit ? firstDay(live, 'activation') === null : software.length > 0;
  const activation = activates ? plannedActivation(facts, shippedOn, commit) : null;
  if (activation !== null) return activation;
  // What is earned over the installation has no milestone: it waits for the shipment and the activation above.
  const milestones = open
    .filter(({ line }) => line.stream === 'services' && !isEarnedOverInstallation(facts, line))
    .map(({ line }) => line.promisedOn);
  return dated({ fixedOn: earliestOf(milestones), fromOn: null, lag: 'ship' });
}

/** Of a line that ships in parts the day of the next part; units beyond the plan go by the line's own day. */
function nextPromised({ line, shippedUnits }: LineRealisation): CalendarDate | null {
  let planned = 0;
  for (const part of line.shipmentPlan) {
    planned += part.units;
    if (planned > shippedUnits) return part.promisedOn;
  }
  return line.promisedOn;
}

/** The earliest of the promised days of what has not shipped; what has none ships a lead time after the PO. */
function plannedShip(
  promised: readonly (CalendarDate | null)[],
  commit: EvidenceFacts | null,
): PlannedAnchor | null {
  const fromPo = promised.includes(null) && commit !== null ? commit.evidenceOn : null;
  return dated({ fixedOn: earliestOf(promised), fromOn: fromPo, lag: 'ship' });
}

function plannedActivation(
  facts: DealFacts,
  shippedOn: CalendarDate | null,
  commit: EvidenceFacts | null,
): PlannedAnchor | null {
  if (facts.installedOn !== null) return { fixedOn: null, fromOn: facts.installedOn, lag: 'activation' };
  if (facts.hasHardware) return dated({ fixedOn: null, fromOn: shippedOn, lag: 'installAndActivation' });
  const promised = facts.lines
    .filter(({ stream }) => stream === 'software')
    .map(({ promisedOn }) => promisedOn);
  const fixedOn = earliestOf(promised);
  const fromOn = fixedOn === null && commit !== null ? commit.evidenceOn : null;
  return dated({ fixedOn, fromOn, lag: 'activation' });
}

function dated(anchor: PlannedAnchor): PlannedAnchor | null {
  return anchor.fixedOn === null && anchor.fromOn === null ? null : anchor;
}

function earliestOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce((first, day) => (day === null || (first !== null && first <= day) ? first : day), null);
}
