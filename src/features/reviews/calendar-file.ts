import ical, { escape, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { later } from '@/platform/clock/clock';
import { linkTo } from '@/platform/mail/messages';
import type { CalendarDateOfReview } from './queries-cadence';

type Reviews = { slug: string; company: string; reviews: readonly CalendarDateOfReview[] };

const HOUR = 3600;

/**
 * The reviews as iCalendar text (RFC 5545): times in UTC, a UID that stays with the review and its version as SEQUENCE, so that a calendar
 * moves what it has. A skipped review is CANCELLED. Nothing of what is said in a review.
 */
export function calendarFile({ slug, company, reviews }: Reviews): string {
  const name = plainLine(`Pipeline reviews of ${company}`);
  const calendar = ical({
    // The library writes the calendar's name as it gets it.
    name: escape(name, false),
    prodId: { company: 'Commitpoint', product: 'Reviews', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR,
  });
  for (const { id, startsAt, minutes, state, version, videoLink, recordedAt } of reviews) {
    const page = linkTo(`/t/${slug}/reviews/${id}`);
    calendar.createEvent({
      id: `${id}@commitpoint`,
      sequence: version,
      stamp: recordedAt,
      lastModified: recordedAt,
      start: startsAt,
      end: later(startsAt, minutes * 60),
      summary: plainLine(`Pipeline review, ${company}`),
      description: videoLink ? `Review: ${page}\nVideo: ${videoLink}` : `Review: ${page}`,
      location: videoLink,
      url: page,
      status: state === 'skipped' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** One line without characters that no calendar shows. */
function plainLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
