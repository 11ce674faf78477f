import { dealAmount } from '@/domain/deals/amount';
import { effectiveStage } from '@/domain/deals/carried';
import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence, liveEvidence } from '@/domain/deals/evidence';
import { isFromCommitOn } from '@/domain/deals/stages';
import { daysBetween, latest, type CalendarDate } from '@/domain/values/calendar-date';
import { isZombie, lastActivity } from './activity';
import type { AuditSettings, CheckId } from './types';

/**
 * What the checks see of one deal: yes or no each. A report is made from how many deals, worth how much, show the same signs, whether the
 * rules below counted them deal by deal or the database did for all of them at once (src/data/audit-signs.ts says the same in SQL; a test
 * holds both together).
 */
export const SIGNS = [
  'open',
  'won',
  'lost',
  /** Won here or by the source's word alone, lost ones out. */
  'calledWon',
  'hardware',
  'shipped',
  /** Open in negotiation; its day is known; that day is a stand-in; it is too long ago. */
  'negotiates',
  'negotiatesDated',
  'negotiatesStandIn',
  'negotiatesLong',
  'closeDated',
  'closePast',
  /** Open, and the day of the last activity is known; that day is a stand-in. */
  'activityDated',
  'activityStandIn',
  'excused',
  'zombie',
  /** Open with a dated next step. */
  'stepped',
  'stepOverdue',
  'priced',
  'split',
  'verbalYes',
  'verbalYesOld',
  /** Open and entered here: no source names its stage. */
  'ownStage',
] as const;
export type Sign = (typeof SIGNS)[number];

/** Signs as the bits of one number, in the order of SIGNS. */
export function bitOf(sign: Sign): number {
  return 1 << SIGNS.indexOf(sign);
}

/** Which signs a deal found by a check shows, and which it does not. The PO number used twice is no matter of one deal. */
export const FOUND: Record<
  Exclude<CheckId, 'po-number-twice'>,
  { shows: readonly Sign[]; lacks: readonly Sign[] }
> = {
  'closed-won-without-ship-date': { shows: ['calledWon', 'hardware'], lacks: ['shipped'] },
  'negotiation-over-60-days': { shows: ['negotiatesLong'], lacks: [] },
  'close-date-past': { shows: ['closePast'], lacks: [] },
  zombie: { shows: ['zombie'], lacks: [] },
  'no-next-step': { shows: ['open'], lacks: ['stepped'] },
  'next-step-overdue': { shows: ['stepOverdue'], lacks: [] },
  'no-amount': { shows: ['open'], lacks: ['priced'] },
  'no-stream-split': { shows: ['open'], lacks: ['split'] },
  'verbal-yes-over-30-days': { shows: ['verbalYesOld'], lacks: [] },
};

/** The signs of one deal at the end of the day `asOf`. "More than" is strict. */
export function signsOf(deal: DealFacts, settings: AuditSettings): number {
  const { asOf } = settings;
  const open = deal.outcome === 'open';
  const since = open && isNegotiation(deal, settings) ? negotiatesSince(deal) : null;
  const activity = open ? lastActivity(deal, asOf) : null;
  const verbalYes = open && deal.verbalYesOn !== null ? daysBetween(deal.verbalYesOn, asOf) : null;
  const shown: Record<Sign, boolean> = {
    open,
    won: deal.outcome === 'won',
    lost: deal.outcome === 'lost',
    calledWon: deal.outcome === 'won' || (deal.sourceOutcome === 'won' && deal.outcome !== 'lost'),
    hardware: deal.hasHardware,
    shipped: liveEvidence(deal, asOf).some(({ kind }) => kind === 'shipment'),
    negotiates: open && isNegotiation(deal, settings),
    negotiatesDated: since !== null,
    negotiatesStandIn: since !== null && deal.stageEnteredOn === null,
    negotiatesLong: since !== null && daysBetween(since, asOf) > settings.negotiationDays,
    closeDated: open && deal.closeOn !== null,
    closePast: open && deal.closeOn !== null && deal.closeOn < asOf,
    activityDated: activity !== null,
    activityStandIn: activity !== null && activity.standIn,
    excused: open && deal.justifiedUntil !== null && deal.justifiedUntil >= asOf,
    zombie: isZombie(deal, settings),
    stepped: open && hasNextStep(deal),
    stepOverdue: open && hasNextStep(deal) && deal.nextStepOn !== null && deal.nextStepOn < asOf,
    priced: (dealAmount(deal) ?? 0n) !== 0n,
    split: deal.lines.length > 0,
    verbalYes: verbalYes !== null,
    verbalYesOld:
      verbalYes !== null && verbalYes > settings.verbalYesDays && commitEvidence(deal, asOf) === null,
    ownStage: open && deal.sourceStage === null,
  };
  return SIGNS.reduce((signs, sign, i) => (shown[sign] ? signs | (1 << i) : signs), 0);
}

/**
 * Negotiation is a source stage of that meaning, and Hardware Quote Sent for deals that no source brought; a deal with a PO negotiates no
 * more.
 */
function isNegotiation(deal: DealFacts, { asOf, negotiationSourceStages }: AuditSettings): boolean {
  const stage = effectiveStage(deal, asOf);
  if (deal.sourceStage === null) return stage === 'hardware_quote_sent';
  return !isFromCommitOn(stage) && negotiationSourceStages.includes(deal.sourceStage);
}

/** Stage entry, else the latest of engage and creation. */
function negotiatesSince(deal: DealFacts): CalendarDate | null {
  if (deal.stageEnteredOn !== null) return deal.stageEnteredOn;
  const days = [deal.engagedOn, deal.createdOn].filter((day) => day !== null);
  return days.length === 0 ? null : latest(...days);
}

/** A step without words or without a date is none. */
function hasNextStep(deal: DealFacts): boolean {
  return deal.nextStep !== null && deal.nextStep.trim() !== '' && deal.nextStepOn !== null;
}
