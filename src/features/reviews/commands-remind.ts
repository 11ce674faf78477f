import { tell } from '@/data/notices';
import {
  claimReviewMail,
  readNotReady,
  readUnmailed,
  type MailKind,
  type NotReady,
} from '@/data/review-mails';
import { readReview, type ReviewRow } from '@/data/reviews';
import { dayOfInstant, minuteOfInstant } from '@/domain/values/calendar-date';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { findMember } from '@/platform/auth/memberships';
import { hasMailServer, sendMail, type Mail } from '@/platform/mail/mail';
import { notReadyMail, reminderMail, type ReviewInMail } from '@/platform/mail/review-messages';
import type { Caller } from '@/platform/operations/caller';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { defineQuery } from '@/platform/operations/define-query';
import { timeText } from './cadence-words';
import { remindersInput, remindInput } from './inputs-cadence';
import { reminderDue } from './reminders';

/** Whom a reminder of a review is still to be sent to. Nobody where it is not due: skipped, moved, begun, or the other one's time. */
export const reviewReminders = defineQuery({
  name: 'reviews.reminders',
  permission: 'reviews.schedule',
  input: remindersInput,
  run: async (ctx, { reviewId, kind }) => {
    const review = await readReview(ctx.unit, reviewId);
    if (!review) return notFound();
    const people = isDue(ctx, review, kind) ? await unmailed(ctx, reviewId, kind) : [];
    return ok({ people: people.map(({ userId }) => ({ userId })) });
  },
});

/**
 * One mail of a kind about a review to one person, once: the row that says so is written before the mail goes and committed after, so a
 * mail server that fails leaves no row, and the mail goes out at the next try. Two hours before, a CRO gets the list of who is not ready.
 */
export const remindOfReview = defineCommand({
  name: 'reviews.remind',
  permission: 'reviews.schedule',
  input: remindInput,
  run: async (ctx, { reviewId, kind, userId }) => {
    const review = await readReview(ctx.unit, reviewId);
    if (!review || !(await findMember(ctx.unit.connection, ctx.tenant.id, userId))) return notFound();
    const people = isDue(ctx, review, kind) ? await unmailed(ctx, reviewId, kind) : [];
    const person = people.find((each) => each.userId === userId);
    // It is over, or somebody else sent it: nothing happened here.
    if (!person) return rehearsed({ mailed: false });
    const delivered = person.byMail && hasMailServer();
    if (!(await claimReviewMail(ctx.unit, { reviewId, userId, kind, delivered }, ctx.now)))
      return rehearsed({ mailed: false });
    const mail = mailTo(ctx, review, person);
    await tell(
      ctx,
      { userIds: [userId] },
      {
        kind: 'review',
        subject: `review ${reviewId} ${kind}`,
        title: mail.subject,
        path: pathOf(review, person),
      },
    );
    const sent = person.byMail && (await sendMail(mail));
    if (!sent && delivered) return refuse('unavailable', 'The mail server did not take the reminder.');
    const summary = `Reminded ${person.email} of the review (${kind === 'two_hours' ? 'two hours' : 'a day'} before)`;
    return done({ mailed: true }, { subjectKind: 'review', subjectId: reviewId, summary });
  },
});

/** Reminds everybody whom a review's reminder is for: one mail each. Called again it sends only what has not gone out. */
export async function remindOf(
  caller: Caller,
  { reviewId, kind }: { reviewId: string; kind: MailKind },
): Promise<Result<{ mails: number }>> {
  const found = await reviewReminders(caller, { reviewId, kind });
  if (!found.ok) return found;
  let mails = 0;
  for (const { userId } of found.value.people) {
    const mailed = await remindOfReview(caller, { reviewId, kind, userId });
    if (!mailed.ok) return mailed;
    if (mailed.value.mailed) mails++;
  }
  return ok({ mails });
}

function isDue(ctx: Context, review: ReviewRow, kind: MailKind): boolean {
  return !ctx.tenant.isDemo && review.state === 'planned' && reminderDue(review.startsAt, ctx.now) === kind;
}

type Person = {
  userId: string;
  email: string;
  byMail: boolean;
  late: readonly NotReady[];
  asCro: boolean;
};

async function unmailed(ctx: Context, reviewId: string, kind: MailKind): Promise<Person[]> {
  const late = await readNotReady(ctx.unit, reviewId);
  const userIds = late.flatMap(({ userId }) => userId ?? []);
  const cros = kind === 'two_hours' && late.length > 0;
  const people = await readUnmailed(ctx.unit, reviewId, kind, { userIds, cros });
  return people.map(({ role, ...person }) => ({ ...person, late, asCro: cros && role === 'CRO' }));
}

/** A rep's own preparation, or for the CRO the review. */
function pathOf({ id }: ReviewRow, { asCro }: Person) {
  return asCro ? (`/reviews/${id}` as const) : (`/reviews/${id}/prepare` as const);
}

function mailTo(ctx: Context, review: ReviewRow, person: Person): Mail {
  const { email, late, asCro } = person;
  const { slug, name: company } = ctx.tenant;
  const { startsAt, zone, videoLink } = review;
  const about: ReviewInMail = {
    company,
    day: dayOfInstant(startsAt, zone),
    today: dayOfInstant(ctx.now, zone),
    time: timeText(minuteOfInstant(startsAt, zone)),
    zone,
    videoLink,
  };
  const page = `/t/${slug}${pathOf(review, person)}`;
  const names = late.map(({ rep, userId }) => ({ name: rep, signsIn: userId !== null }));
  return asCro ? notReadyMail(email, about, names, page) : reminderMail(email, about, page);
}
