import { callReview } from '@/features/reviews/commands-plan';
import { closeReview } from '@/features/reviews/commands-close';
import { open } from '@/features/reviews/commands-open';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

/** A review that is open, with a deal of the rep or of his colleague on its agenda. */
async function openedReview(world: World, kind: DealKind): Promise<{ reviewId: string }> {
  await world.newDeal(kind);
  const { reviewId } = must(await callReview(world.operator, {}));
  must(await open(world.operator, { reviewId }));
  return { reviewId };
}

async function closedReview(world: World, kind: DealKind): Promise<{ reviewId: string }> {
  const { reviewId } = await openedReview(world, kind);
  must(await closeReview(world.operator, { reviewId }));
  return { reviewId };
}

type Sample = (world: World, kind: DealKind) => unknown;

/** Inputs for the operations around the close of a review (sample-inputs.ts). */
export const CLOSING_SAMPLES: Record<string, Sample> = {
  'reviews.close': openedReview,
  'reviews.closing': openedReview,
  'reviews.correct': async (world, kind) => ({
    ...(await closedReview(world, kind)),
    text: `Correction ${world.canary}`,
  }),
  'reviews.mailMinutes': async (world, kind) => ({
    ...(await closedReview(world, kind)),
    userId: (kind === 'colleague' ? world.people.COLLEAGUE : world.people.REP).userId,
  }),
  'reviews.minutes': closedReview,
  'reviews.minutesRecipients': closedReview,
};
