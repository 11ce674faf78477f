import { claimMinutesMail, readMinutesRecipients } from '@/data/review-minutes-mails';
import { readReview } from '@/data/reviews';
import { may } from '@/domain/access/permissions';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { hasMailServer, sendMail } from '@/platform/mail/mail';
import type { Caller } from '@/platform/operations/caller';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { defineQuery } from '@/platform/operations/define-query';
import { aboutReview } from './enter-room';
import { minutesMailInput, minutesRecipientsInput } from './inputs-close';
import { minutesMail } from './minutes-mail';
import { minutesSheet } from './minutes-sheet';
import { shownMinutes } from './queries-minutes';

/** Who still has to get the minutes of a closed review. */
export const minutesRecipients = defineQuery({
  name: 'reviews.minutesRecipients',
  permission: 'reviews.run',
  input: minutesRecipientsInput,
  run: async (ctx, { reviewId }) => {
    const found = await recipientsOf(ctx, reviewId, false);
    return ok({ recipients: found.map(({ userId }) => ({ userId })) });
  },
});

async function recipientsOf(ctx: Context, reviewId: string, mailed: boolean) {
  const found = await readMinutesRecipients(ctx.unit, { reviewId, closedSince: null, mailed });
  return found.filter(({ role, byMail }) => byMail && may(role, 'reviews.read'));
}

/**
 * One mail with the minutes, as far as he may see them, to one person, once: the row that says so is written before the mail goes and
 * committed after, so a mail server that fails leaves no row, and the mail goes out at the next try.
 */
export const mailMinutes = defineCommand({
  name: 'reviews.mailMinutes',
  permission: 'reviews.run',
  input: minutesMailInput,
  run: async (ctx, { reviewId, userId }) => {
    const review = await readReview(ctx.unit, reviewId);
    if (!review) return notFound();
    const to = (await recipientsOf(ctx, reviewId, true)).find((person) => person.userId === userId);
    if (!to) return notFound();
    const shown = await shownMinutes(ctx, review, to.role === 'REP' ? to.repId : null, { userId });
    if (!shown.ok) return shown;
    const delivered = hasMailServer();
    // He has got it: nothing happens here.
    if (!(await claimMinutesMail(ctx.unit, { reviewId, userId, delivered }, ctx.now)))
      return rehearsed({ mailed: false });
    const path = `/t/${ctx.tenant.slug}/reviews/${reviewId}`;
    const sent = await sendMail(minutesMail(to.email, minutesSheet(shown.value), path));
    if (!sent && delivered) return refuse('unavailable', 'The mail server did not take the minutes.');
    return done({ mailed: true }, aboutReview(review, `Mailed the minutes to ${to.email}`));
  },
});

/** The minutes of a review to everybody who has not got them. One whom the mail server refuses keeps nobody else from his. */
export async function mailMinutesToAll(
  caller: Caller,
  reviewId: string,
): Promise<Result<{ mails: number; failed: number }>> {
  const found = await minutesRecipients(caller, { reviewId });
  if (!found.ok) return found;
  let [mails, failed] = [0, 0];
  for (const { userId } of found.value.recipients) {
    const mailed = await mailMinutes(caller, { reviewId, userId });
    if (!mailed.ok) failed++;
    else if (mailed.value.mailed) mails++;
  }
  return ok({ mails, failed });
}
