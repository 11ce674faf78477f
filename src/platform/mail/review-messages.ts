import { addDays, dayText, type CalendarDate } from '@/domain/values/calendar-date';
import type { Mail } from './mail';
import { linkTo, oneLine } from './messages';

/** When a review is, on the wall clock of its zone. */
export type ReviewInMail = {
  company: string;
  day: CalendarDate;
  today: CalendarDate;
  /** "09:00". */
  time: string;
  zone: string;
  videoLink: string | null;
};

/** To a rep who has not said that he is ready. `path` is his preparation. */
export function reminderMail(to: string, review: ReviewInMail, path: string): Mail {
  const link = linkTo(path);
  const text = `The pipeline review of ${oneLine(review.company)} is ${whenText(review)}. You are not ready for it yet.

Choose your top five deals and answer three questions about each: the exact next step, the evidence, the risk. They are filled in from the record; it takes under three minutes a deal.
${link}${videoText(review)}`;
  return {
    to,
    subject: oneLine(`Prepare for the review ${shortText(review)}, ${review.company}`),
    text,
    link,
  };
}

/** To the CRO: who is not ready shortly before. `path` is the review. */
export function notReadyMail(
  to: string,
  review: ReviewInMail,
  late: readonly { name: string; signsIn: boolean }[],
  path: string,
): Mail {
  const link = linkTo(path);
  const names = late.map(
    ({ name, signsIn }) => `- ${oneLine(name)}${signsIn ? '' : ' (does not sign in: you prepare for him)'}`,
  );
  const who = late.length === 1 ? 'One rep is' : `${late.length} reps are`;
  const text = `The pipeline review of ${oneLine(review.company)} is ${whenText(review)}. Not ready yet:

${names.join('\n')}

The review: ${link}${videoText(review)}`;
  return {
    to,
    subject: oneLine(`${who} not ready for the review ${shortText(review)}, ${review.company}`),
    text,
    link,
  };
}

/** "tomorrow, 24 Nov 2026, at 09:00 (Europe/Berlin)". */
function whenText({ day, today, time, zone }: ReviewInMail): string {
  return `${nearText(day, today)}${dayText(day)}, at ${time} (${zone})`;
}

function nearText(day: CalendarDate, today: CalendarDate): string {
  if (day === today) return 'today, ';
  return day === addDays(today, 1) ? 'tomorrow, ' : 'on ';
}

function shortText({ day, today, time }: ReviewInMail): string {
  if (day === today) return `today at ${time}`;
  return day === addDays(today, 1) ? `tomorrow at ${time}` : `on ${dayText(day)} at ${time}`;
}

function videoText({ videoLink }: ReviewInMail): string {
  return videoLink ? `\nVideo: ${videoLink}` : '';
}
