import { effectiveStage } from '@/domain/deals/carried';
import type { DealFacts } from '@/domain/deals/deal';
import { isFromCommitOn } from '@/domain/deals/stages';
import { daysBetween, latest, type CalendarDate } from '@/domain/values/calendar-date';
import { isZombie, lastActivity } from './activity';
import { checked, deals, notCounted, sentences, uncheckable, type AuditGround } from './finding';
import type { CheckResult } from './types';

/**
 * Open in negotiation for strictly more than the tenant's number of days (60 by default): by stage entry, else by the latest of engage and creation. Negotiation is a source
 * stage of that meaning, and Hardware Quote Sent for deals that no source brought; a deal with a PO negotiates no more.
 */
export function checkNegotiation(ground: AuditGround): CheckResult {
  const id = 'negotiation-over-60-days';
  const since = ground.open
    .filter((deal) => isNegotiation(deal, ground))
    .map((deal) => ({ deal, day: negotiatesSince(deal) }));
  const dated = since.filter(({ day }) => day !== null);
  if (since.length > 0 && dated.length === 0) {
    return uncheckable(id, 'The deals in negotiation have no date to count from.');
  }
  const found = dated.filter(
    ({ day }) => day !== null && daysBetween(day, ground.asOf) > ground.negotiationDays,
  );
  const standIns = dated.filter(({ deal }) => deal.stageEnteredOn === null).length;
  const basis = sentences(
    `${deals(since.length, 'open')} in negotiation (${stageNames(ground)}).`,
    standIns > 0 ? `Engage or creation date stands in for the stage's entry on ${deals(standIns)}.` : '',
    notCounted(since.length - dated.length, 'any date'),
  );
  return checked(
    id,
    ground,
    found.map(({ deal }) => deal),
    basis,
  );
}

function isNegotiation(deal: DealFacts, ground: AuditGround): boolean {
  if (deal.sourceStage === null) return effectiveStage(deal, ground.asOf) === 'hardware_quote_sent';
  if (isFromCommitOn(effectiveStage(deal, ground.asOf))) return false;
  return ground.negotiationSourceStages.includes(deal.sourceStage);
}

function negotiatesSince(deal: DealFacts): CalendarDate | null {
  if (deal.stageEnteredOn !== null) return deal.stageEnteredOn;
  const days = [deal.engagedOn, deal.createdOn].filter((day) => day !== null);
  return days.length === 0 ? null : latest(...days);
}

function stageNames(ground: AuditGround): string {
  const own = ground.open.some((deal) => deal.sourceStage === null);
  const names = ground.negotiationSourceStages.map((name) => `"${name}"`);
  if (own || names.length === 0) names.push('Hardware Quote Sent');
  return names.join(', ');
}

/** No activity for strictly more than the tenant's number of days, unless excused (activity.ts). */
export function checkZombie(ground: AuditGround): CheckResult {
  const id = 'zombie';
  const last = ground.open.map((deal) => lastActivity(deal, ground.asOf));
  const dated = last.filter((activity) => activity !== null);
  if (ground.open.length > 0 && dated.length === 0) {
    return uncheckable(id, 'The open deals have no date to count from.');
  }
  const found = ground.open.filter((deal) => isZombie(deal, ground));
  const standIns = dated.filter(({ standIn }) => standIn).length;
  const excused = ground.open.filter(
    (deal) => deal.justifiedUntil !== null && deal.justifiedUntil >= ground.asOf,
  );
  const basis = sentences(
    `Last activity of ${deals(dated.length, 'open')}.`,
    standIns > 0
      ? `The latest of stage entry, engage and creation stands in for it on ${deals(standIns)}.`
      : '',
    notCounted(last.length - dated.length, 'any date'),
    excused.length > 0 ? `${deals(excused.length)} excused by a justification.` : '',
  );
  return checked(id, ground, found, basis);
}
