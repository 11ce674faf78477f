import type { TimeMonth } from '@/domain/engagement/days';
import { daysFigure } from '@/domain/engagement/figures';

/** "1 day", "7.5 days". */
export function daysOf(hundredths: number): string {
  return `${daysFigure(hundredths)} ${hundredths === 100 ? 'day' : 'days'}`;
}

/** What a month says in one sentence: "6.5 of 10 days used, 3.5 left." */
export function monthSentence(month: TimeMonth): string {
  const { contractedDays, fullDays, usedDays, leftDays, overDays, freeDays } = month;
  const part =
    fullDays !== null && contractedDays !== fullDays
      ? ` The engagement covers a part of the month: a full one has ${daysFigure(fullDays)}.`
      : '';
  const free =
    freeDays > 0 ? ` ${daysOf(freeDays)} more ${freeDays === 100 ? 'is' : 'are'} not charged.` : '';
  if (contractedDays === null) return `${daysOf(usedDays)} used. No number of days is agreed.${free}`;
  const of = `${daysFigure(usedDays)} of ${daysOf(contractedDays)} used`;
  if (overDays > 0) return `${of}, ${daysFigure(overDays)} over what is agreed.${part}${free}`;
  return `${of}, ${daysFigure(leftDays ?? 0)} left.${part}${free}`;
}
