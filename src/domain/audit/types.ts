import type { DealFacts } from '@/domain/deals/deal';
import type { LeadTimes } from '@/domain/forecast/types';
import type { AuditThresholds } from '@/domain/settings/settings';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { RatioOrNone } from '@/domain/values/ratio';

export const CHECK_IDS = [
  'closed-won-without-ship-date',
  'negotiation-over-60-days',
  'close-date-past',
  'zombie',
  'no-next-step',
  'next-step-overdue',
  'no-amount',
  'no-stream-split',
  'po-number-twice',
  'verbal-yes-over-30-days',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** Columns that a source may bring; the audit says so where one it needs is absent. */
export type SourceField =
  | 'shipDate'
  | 'closeDate'
  | 'amount'
  | 'nextStep'
  | 'nextStepDate'
  | 'poNumber'
  | 'verbalYes'
  | 'activityDate'
  | 'stageEntryDate'
  | 'engageDate'
  | 'createDate';

/** What the rules of the audit go by, whatever the deals. */
export type AuditSettings = AuditThresholds & {
  asOf: CalendarDate;
  /** Source stages that count as negotiation, as the source spells them. */
  negotiationSourceStages: readonly string[];
  leadTimes: LeadTimes;
};

export type AuditBasis = AuditSettings & {
  /** Columns brought by the tenant's imports; null where nothing was imported (everything was entered here). */
  sourceHas: ReadonlySet<SourceField> | null;
};

export type AuditInput = AuditBasis & { deals: readonly DealFacts[] };

export type FlaggedDeal = { id: string; externalId: string | null; amountMinor: bigint };

/** What a check found, over all deals. */
export type CheckTotals = {
  id: CheckId;
  state: 'checked' | 'uncheckable';
  /** Why it cannot be checked; null when checked. */
  reason: string | null;
  /** What was measured on what, in words. */
  basis: string;
  count: number;
  amountMinor: bigint;
  /** Value share of the open pipeline; of won deals for closed-won-without-ship-date. */
  share: RatioOrNone;
};

/** With the deals found, largest amount first, then by id. */
export type CheckResult = CheckTotals & { deals: FlaggedDeal[] };

export type Tally = { count: number; amountMinor: bigint };

type Report<C> = { asOf: CalendarDate; open: Tally; won: Tally; lost: Tally; checks: C[] };
export type AuditTotals = Report<CheckTotals>;
export type AuditReport = Report<CheckResult>;
