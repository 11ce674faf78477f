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

export type AuditInput = AuditThresholds & {
  asOf: CalendarDate;
  deals: readonly DealFacts[];
  /** Columns brought by the tenant's imports; null where nothing was imported (everything was entered here). */
  sourceHas: ReadonlySet<SourceField> | null;
  /** Source stages that count as negotiation, as the source spells them. */
  negotiationSourceStages: readonly string[];
  leadTimes: LeadTimes;
};

export type FlaggedDeal = { id: string; externalId: string | null; amountMinor: bigint };

export type CheckResult = {
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
  /** Largest amount first, then by id. */
  deals: FlaggedDeal[];
};

export type Tally = { count: number; amountMinor: bigint };

export type AuditReport = { asOf: CalendarDate; open: Tally; won: Tally; lost: Tally; checks: CheckResult[] };
