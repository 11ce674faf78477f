import type { Role } from '@/domain/access/permissions';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Result } from '@/domain/values/result';

/** A justification excuses a deal for a quarter at most: who knows nothing for longer writes another, which the CRO reads. */
export const LONGEST_EXCUSE_DAYS = 90;

export type EarlierJustification = {
  recordedOn: CalendarDate;
  /** The CRO's answer; null: not asked for, or not given yet. */
  accepted: boolean | null;
};

/** The last day until which a justification of today may excuse. */
export function latestExcuse(today: CalendarDate): CalendarDate {
  return addDays(today, LONGEST_EXCUSE_DAYS);
}

/**
 * Whether a justification can be taken, and whether it waits for the CRO. Justifications since the last activity are of one silence: from
 * the second on the CRO rules, and once he refused one only activity helps. A CRO's own needs nobody else's yes.
 */
export function judgeJustification(asked: {
  untilOn: CalendarDate;
  today: CalendarDate;
  lastActivityOn: CalendarDate | null;
  earlier: readonly EarlierJustification[];
  role: Role;
}): Result<{ escalated: boolean }> {
  const { untilOn, today, lastActivityOn, earlier, role } = asked;
  if (untilOn <= today)
    return refuse('invalid', 'Say until when: a day in the future.', {
      fields: { untilOn: 'This day has passed.' },
    });
  if (untilOn > latestExcuse(today))
    return refuse('invalid', `A justification holds for ${LONGEST_EXCUSE_DAYS} days at most.`, {
      fields: { untilOn: `Choose ${latestExcuse(today)} or an earlier day.` },
    });
  const same = earlier.filter(({ recordedOn }) => lastActivityOn === null || recordedOn > lastActivityOn);
  if (same.some(({ accepted }) => accepted === false))
    return refuse('rule', 'The CRO refused a justification of this silence. Words are not enough any more.', {
      remedy: 'Log the call, mail, meeting or visit that shows the deal is alive.',
    });
  return ok({ escalated: same.length > 0 && role !== 'CRO' });
}
