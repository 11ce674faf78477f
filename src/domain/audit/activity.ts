import { effectiveStage } from '@/domain/deals/carried';
import type { DealFacts, EvidenceFacts } from '@/domain/deals/deal';
import { commitEvidence, firstDay, liveEvidence } from '@/domain/deals/evidence';
import { realiseDeal } from '@/domain/deals/realised';
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

/**
 * After the PO: the planned day of the next step that has not happened, as planned (not moved to today when it passed). null before the
 * PO, and where the next step has no planned day.
 */
export function nextPlannedDay(
  facts: DealFacts,
  { asOf, leadTimes }: Pick<ZombieSettings, 'asOf' | 'leadTimes'>,
): CalendarDate | null {
  const stage = effectiveStage(facts, asOf);
  if (!isFromCommitOn(stage)) return null;
  const days = plannedDays(facts, asOf, leadTimes);
  return days.ship ?? days.activation ?? days.milestone;
}

type PlannedDays = Record<'ship' | 'activation' | 'milestone', CalendarDate | null>;

/** Planned days as they were planned: promised, else counted from the facts there are, by the tenant's lead times. */
function plannedDays(facts: DealFacts, asOf: CalendarDate, leadTimes: LeadTimes): PlannedDays {
  const live = liveEvidence(facts, asOf);
  const open = realiseDeal(facts, asOf).filter(({ done }) => !done);
  const unsplit = facts.lines.length === 0;
  const shippedOn = firstDay(live, 'shipment');
  const commit = commitEvidence(facts, asOf);
  const fromPo = commit === null ? null : addDays(commit.evidenceOn, leadTimes.hardwareDays);
  const hardware = open.filter(({ line }) => line.stream === 'hardware');
  const ships = hardware.map(({ line }) => line.promisedOn ?? fromPo);
  const software = open.filter(({ line }) => line.stream === 'software');
  const activates = unsplit ? firstDay(live, 'activation') === null : software.length > 0;
  const milestones = open.filter(({ line }) => line.stream === 'services').map(({ line }) => line.promisedOn);
  return {
    ship: !facts.hasHardware ? null : unsplit && shippedOn === null ? fromPo : earliestOf(ships),
    activation: activates ? plannedActivation(facts, shippedOn, commit, leadTimes) : null,
    milestone: earliestOf(milestones),
  };
}

function plannedActivation(
  facts: DealFacts,
  shippedOn: CalendarDate | null,
  commit: EvidenceFacts | null,
  { installDays, activationDays }: LeadTimes,
): CalendarDate | null {
  if (facts.installedOn !== null) return addDays(facts.installedOn, activationDays);
  if (facts.hasHardware) return shippedOn === null ? null : addDays(shippedOn, installDays + activationDays);
  const promised = facts.lines
    .filter(({ stream }) => stream === 'software')
    .map(({ promisedOn }) => promisedOn);
  return earliestOf(promised) ?? (commit === null ? null : addDays(commit.evidenceOn, activationDays));
}

function earliestOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce((first, day) => (day === null || (first !== null && first <= day) ? first : day), null);
}
