import { actionsOf } from '@/data/review-actions';
import { readSeats } from '@/data/review-agenda';
import { readEvents } from '@/data/review-events';
import { tell } from '@/data/notices';
import { readMinutesRecipients } from '@/data/review-minutes-mails';
import { insertCorrection, insertMinutes } from '@/data/review-minutes';
import { insertResults } from '@/data/review-results';
import { dayText } from '@/domain/values/calendar-date';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { appendEvent } from './append';
import { readClosing } from './closing-facts';
import { aboutReview, enterRoom } from './enter-room';
import { forecastNow } from './forecast-now';
import { closeInput, correctInput } from './inputs-close';
import { makeMinutes } from './make-minutes';
import { seeReview } from './review-access';
import { sealed } from './sealed-minutes';

/**
 * Ends a review for ever, in one transaction under its lock: whoever comes second finds it closed, whoever is killed has closed nothing.
 * Deals without a ruling count as not discussed, promises that nobody judged as the record has them. Results and minutes are written, the
 * chain of events ends with the minutes' checksum, and the database lets nobody take any of it back. Refusals: not found, 'rule'.
 */
export const closeReview = defineCommand({
  name: 'reviews.close',
  permission: 'reviews.run',
  input: closeInput,
  run: async (ctx, { reviewId }) => {
    const entered = await enterRoom(ctx, reviewId);
    if (!entered.ok) return entered;
    const { review, room } = entered.value;
    const { minutes, results } = makeMinutes(ctx, {
      review,
      room,
      events: await readEvents(ctx.unit, reviewId),
      seats: await readSeats(ctx.unit, reviewId),
      actions: await actionsOf(ctx.unit, reviewId),
      closing: await readClosing(ctx, review, room),
      forecast: await forecastNow(ctx),
    });
    const seal = sealed(minutes);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    await insertResults(ctx.unit, reviewId, results);
    await appendEvent(ctx, review, { kind: 'closed', sha256: seal.sha256 });
    await insertMinutes(ctx.unit, reviewId, seal, by);
    const summary = `Closed the review of ${dayText(review.heldOn)}`;
    const there = await readMinutesRecipients(ctx.unit, { reviewId, closedSince: null, mailed: true });
    const userIds = there.map(({ userId }) => userId);
    const notice = {
      subject: `review ${reviewId} closed`,
      title: `Minutes of the review of ${dayText(review.heldOn)}`,
    };
    await tell(ctx, { userIds }, { kind: 'review', ...notice, path: `/reviews/${reviewId}` });
    return done({ reviewId, sha256: seal.sha256 }, aboutReview(review, summary, { sha256: seal.sha256 }));
  },
});

/** A note beside a closed review. Its minutes stay as they are, to the byte. */
export const correctReview = defineCommand({
  name: 'reviews.correct',
  permission: 'reviews.act',
  input: correctInput,
  run: async (ctx, { reviewId, text }) => {
    const seen = await seeReview(ctx, reviewId);
    if (!seen) return notFound();
    const { review } = seen;
    if (review.state !== 'closed')
      return refuse('rule', 'Only a closed review takes a correction.', {
        remedy: 'As long as it is open, say it in the room.',
      });
    const by = { userId: ctx.actor.userId, name: ctx.actor.name, at: ctx.now };
    const correctionId = await insertCorrection(ctx.unit, { reviewId, text }, by);
    return done({ correctionId }, aboutReview(review, `Corrected the minutes: ${text}`, { text }));
  },
});
