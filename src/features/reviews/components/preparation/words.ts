import type { Question } from '@/domain/reviews/answers';
import { date, type CalendarDate } from '@/domain/values/calendar-date';
import { millisecondsOf } from '@/domain/values/instant';
import { dateShort } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { wallClock } from '@/ui/format/zoned-time';
import type { PreparedDeal } from '../../preparation-view';
import type { Trouble } from './lane';

/** "Tue 24 Nov, 09:00": an instant on the wall clock of a zone. */
export function startText(startsAt: string, zone: string): string {
  const { day, time } = wallClock(startsAt, zone);
  return `${weekdayText(date(day))}, ${time}`;
}

/** "Tue 24 Nov". */
export function weekdayText(day: CalendarDate): string {
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
  return `${weekday.format(millisecondsOf(`${day}T00:00:00Z`))} ${dateShort(day)}`;
}

/** Why a deal is one of the five: what of it falls into the quarter, and what of that nothing proves yet. */
export function reasonText(
  deal: Pick<PreparedDeal, 'atStakeMinor' | 'unprovenMinor' | 'currency' | 'parked'>,
): string {
  const { atStakeMinor, unprovenMinor, currency, parked } = deal;
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  const parts = parked ? ['Nothing was decided about it last time.'] : [];
  if (atStakeMinor === 0n) parts.push('Nothing of it falls into this quarter.');
  else if (unprovenMinor === 0n)
    parts.push(`${money(atStakeMinor)} at stake this quarter, all of it proven.`);
  else if (unprovenMinor === atStakeMinor)
    parts.push(`${money(atStakeMinor)} at stake this quarter, none of it proven.`);
  else parts.push(`${money(atStakeMinor)} at stake this quarter, ${money(unprovenMinor)} of it unproven.`);
  return parts.join(' ');
}

export const QUESTION_WORDS: Record<Question, string> = {
  nextStep: 'Next step',
  evidence: 'Evidence that it closes this quarter',
  risk: 'Risk',
};

export const SHORT_WORDS: Record<Question, string> = {
  nextStep: 'Next step',
  evidence: 'Evidence',
  risk: 'Risk',
};

const KEPT = 'What you type is kept on this device and sent by itself';

/** Why nothing is saved at the moment, and that nothing is lost. */
export const TROUBLE_WORDS: Record<Trouble, { title: string; body: string }> = {
  offline: { title: 'No connection. Keep typing.', body: `${KEPT} as soon as the connection is back.` },
  unavailable: { title: 'The server cannot save now. Keep typing.', body: `${KEPT} as soon as it can.` },
  signedOut: { title: 'You are signed out. Nothing is lost.', body: `${KEPT} once you are signed in again.` },
  someoneElse: {
    title: 'Somebody else is signed in in this browser now.',
    body: 'What you typed stays yours. It is sent once you are signed in again.',
  },
  tooMany: { title: 'Too many changes at once. Keep typing.', body: `${KEPT} in a moment.` },
};
