import { commitEvidence } from '@/domain/deals/evidence';
import type { DealFacts } from '@/domain/deals/deal';
import { addDays, daysBetween, latest, type CalendarDate } from '@/domain/values/calendar-date';
import { isZombie, lastActivity, type ZombieSettings } from './activity';

/** Days before the closing on which the rep is told, longest first. Nobody loses a deal with less notice than the first of them. */
export const WARNING_DAYS = [14, 7, 1] as const;
export type WarningDays = (typeof WARNING_DAYS)[number];
const NOTICE_DAYS = WARNING_DAYS[0];

/** What has been said about one deal's silence so far. */
export type Notice = {
  /** Days on which the rep was warned, of this silence or an earlier one. */
  warnedOn: readonly CalendarDate[];
  /** Day of the latest justification that was not refused. */
  excusedOn: CalendarDate | null;
  /** Day on which an undone clean-up opened the deal again. */
  reopenedOn: CalendarDate | null;
};
export const NO_NOTICE: Notice = { warnedOn: [], excusedOn: null, reopenedOn: null };

/** What the night does with one deal. `daysLeft` counts to `closesOn`; `warning` is the one due (the rep hears it once). */
export type SweepVerdict =
  | { kind: 'close'; closesOn: CalendarDate }
  | { kind: 'warn'; closesOn: CalendarDate; daysLeft: number; warning: WarningDays }
  /** A zombie with a valid PO: never closed, the CRO looks at it. */
  | { kind: 'desk' }
  | { kind: 'none' };

const NONE: SweepVerdict = { kind: 'none' };

/**
 * The first day on which a deal without a PO is a zombie: the day after its last excused one. null: not open, or without any date.
 * The same rule as `isZombie`, asked ahead of time.
 */
export function zombieFrom(
  facts: DealFacts,
  { asOf, zombieDays }: Pick<ZombieSettings, 'asOf' | 'zombieDays'>,
): CalendarDate | null {
  const last = facts.outcome === 'open' ? lastActivity(facts, asOf) : null;
  if (!last) return null;
  const idleFrom = addDays(last.on, zombieDays + 1);
  return facts.justifiedUntil === null ? idleFrom : latest(idleFrom, addDays(facts.justifiedUntil, 1));
}

/** Whether tonight's sweep has to look at the deal: a zombie, or one within the time of notice. */
export function mayConcernSweep(facts: DealFacts, settings: ZombieSettings): boolean {
  const from = zombieFrom(facts, settings);
  return from !== null && settings.asOf >= addDays(from, -NOTICE_DAYS);
}

/**
 * Closed on the first day as a zombie, but never before 14 days have passed since the first warning of this very silence: activity, a
 * justification and an undone sweep end a silence, and what was said before counts no more.
 */
export function sweepVerdict(facts: DealFacts, notice: Notice, settings: ZombieSettings): SweepVerdict {
  const from = zombieFrom(facts, settings);
  if (from === null) return NONE;
  const { asOf } = settings;
  if (commitEvidence(facts, asOf) !== null) return isZombie(facts, settings) ? { kind: 'desk' } : NONE;
  if (!mayConcernSweep(facts, settings)) return NONE;
  const closesOn = latest(from, addDays(firstWarning(facts, notice, asOf) ?? asOf, NOTICE_DAYS));
  const daysLeft = daysBetween(asOf, closesOn);
  if (daysLeft <= 0) return isZombie(facts, settings) ? { kind: 'close', closesOn } : NONE;
  return { kind: 'warn', closesOn, daysLeft, warning: dueWarning(daysLeft) };
}

function firstWarning(facts: DealFacts, notice: Notice, asOf: CalendarDate): CalendarDate | null {
  const ends = [lastActivity(facts, asOf)?.on, notice.excusedOn, notice.reopenedOn];
  const since = latest(...ends.filter((day) => typeof day === 'string'));
  return notice.warnedOn.filter((day) => day > since && day <= asOf).toSorted()[0] ?? null;
}

/** 14 days or fewer: 14, a week or less: 7, the last day: 1. A night that was missed is made up for once, not by each warning missed. */
function dueWarning(daysLeft: number): WarningDays {
  return WARNING_DAYS.findLast((days) => daysLeft <= days) ?? NOTICE_DAYS;
}
