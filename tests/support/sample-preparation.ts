import { addDays, dayText } from '@/domain/values/calendar-date';
import { showDeal } from '@/features/deals/queries';
import { chooseDeals } from '@/features/reviews/commands-preparation';
import { callReview } from '@/features/reviews/commands-plan';
import { later, now, today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

const DAY = 86_400;

/** A review to come in which nobody has chosen, and a new deal with its rep. */
async function planned(world: World, kind: DealKind) {
  const { dealId, evidenceId } = await world.newDeal(kind);
  const repId = must(await showDeal(world.operator, { dealId })).deal.repId;
  const { reviewId } = must(await callReview(world.operator, { startsAt: later(now(), 3 * DAY) }));
  return { reviewId, repId, dealId, evidenceId };
}

async function whose(world: World, kind: DealKind) {
  const { reviewId, repId } = await planned(world, kind);
  return { reviewId, repId };
}

/** Chosen, and nothing answered. */
async function chosen(world: World, kind: DealKind) {
  const { reviewId, repId, dealId, evidenceId } = await planned(world, kind);
  must(await chooseDeals(world.operator, { reviewId, repId, dealIds: [dealId] }));
  return { reviewId, dealId, evidenceId };
}

type Sample = (world: World, kind: DealKind) => unknown;

/** Inputs for the operations of the preparation (sample-inputs.ts). */
export const PREPARATION_SAMPLES: Record<string, Sample> = {
  'reviews.preparation': whose,
  'reviews.choose': async (world, kind) => {
    const { reviewId, repId, dealId } = await planned(world, kind);
    return { reviewId, repId, dealIds: [dealId] };
  },
  'reviews.answer': async (world, kind) => {
    const { reviewId, dealId, evidenceId } = await chosen(world, kind);
    const nextStep = `Send the wiring plan ${world.canary} by ${dayText(addDays(today('UTC'), 4))}`;
    const answers = {
      nextStep,
      evidenceIds: [evidenceId],
      riskKind: 'other',
      riskNote: `Risk ${world.canary}`,
    };
    return { reviewId, dealId, version: 1, ...answers };
  },
  'reviews.setReady': async (world, kind) => ({ ...(await whose(world, kind)), ready: false }),
  'reviews.readiness': async (world, kind) => ({ reviewId: (await planned(world, kind)).reviewId }),
};
