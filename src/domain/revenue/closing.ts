import { dayText, type CalendarDate } from '../values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '../values/fiscal-calendar';
import { ok, refuse, type Result } from '../values/result';

/** A closed month of the ledger. The first one closes all months before it too. */
export type LedgerClose = {
  period: Period;
  /** null of the first one. */
  previousPeriod: Period | null;
  /** ARR at the end of the month, minor units. */
  closingMinor: bigint;
  /** Rows of the ledger up to its end. */
  movements: number;
  /** SHA-256 of the roll-ups of the months that it closed. */
  sha256: string;
};

/** A month as people and addresses write it: "2026-10". */
export function monthText(period: Period): string {
  return startOfPeriod(period).slice(0, 7);
}

/** The day on which a month is over: the first of the next one. */
export function overOn(period: Period): CalendarDate {
  return startOfPeriod(period + 1);
}

export type ClosingFacts = {
  today: CalendarDate;
  closedThrough: Period | null;
  /** The month of the ledger's first row; null without one. */
  firstPeriod: Period | null;
};

/** The month that would be closed next: after the last closed one, else the last completed one. null without a ledger. */
export function nextToClose({ today, closedThrough, firstPeriod }: ClosingFacts): Period | null {
  if (closedThrough !== null) return closedThrough + 1;
  if (firstPeriod === null) return null;
  return Math.max(firstPeriod, periodOf(today) - 1);
}

/**
 * Whether a month may be closed: it is over, it is the one after the last closed month, and if it is the first, there is something to close.
 * Refuses 'rule' with what to do instead.
 */
export function mayClose(period: Period, facts: ClosingFacts): Result<Period> {
  const { today, closedThrough, firstPeriod } = facts;
  const month = monthText(period);
  if (closedThrough !== null && period <= closedThrough)
    return refuse('rule', `${month} is closed already. A closed month is never opened again.`, {
      remedy: 'What is found out later about it is booked in the first open month, marked as a correction.',
    });
  if (closedThrough !== null && period > closedThrough + 1) {
    const next = monthText(closedThrough + 1);
    return refuse('rule', `Months close one after the other: ${next} comes before ${month}.`, {
      remedy: `Close ${next} first.`,
    });
  }
  if (periodOf(today) <= period)
    return refuse('rule', `${month} is not over yet.`, {
      remedy: `It can be closed from ${dayText(overOn(period))} on.`,
    });
  if (closedThrough === null && (firstPeriod === null || period < firstPeriod))
    return refuse('rule', `There is no recurring revenue up to ${month}, so there is nothing to close.`, {
      remedy:
        firstPeriod === null ? 'Record contracts first.' : `The first month is ${monthText(firstPeriod)}.`,
    });
  return ok(period);
}

/** The months whose roll-ups the hash of a closed month covers: from this one to its own. */
export function firstMonthOf({ previousPeriod }: Pick<LedgerClose, 'previousPeriod'>): Period {
  return previousPeriod === null ? 0 : previousPeriod + 1;
}
