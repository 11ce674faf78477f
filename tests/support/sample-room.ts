import { addDays, date } from '@/domain/values/calendar-date';
import { showDeal } from '@/features/deals/queries';
import { addAction } from '@/features/reviews/commands-actions';
import { closeReview } from '@/features/reviews/commands-close';
import { open } from '@/features/reviews/commands-open';
import { callReview } from '@/features/reviews/commands-plan';
import { answerDeal, chooseDeals } from '@/features/reviews/commands-preparation';
import { rule } from '@/features/reviews/commands-ruling';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { DealKind, Person, World } from './operations-world';
import { newFile, SHIPMENT } from './sample-files';

type Chosen = { reviewId: string; dealId: string; repId: string; dealVersion: number };

/** A review to which the rep of a deal brings this one. */
async function planned(world: World, kind: DealKind): Promise<Chosen> {
  const { dealId } = await world.newDeal(kind);
  return again(world, dealId);
}

async function again(world: World, dealId: string): Promise<Chosen> {
  const { deal } = must(await showDeal(world.operator, { dealId }));
  const { repId } = deal;
  if (repId === null) throw new Error('The deal has no rep');
  const { reviewId } = must(await callReview(world.operator, {}));
  must(await chooseDeals(world.operator, { reviewId, repId, dealIds: [dealId] }));
  return { reviewId, dealId, repId, dealVersion: deal.version };
}

async function opened(world: World, kind: DealKind): Promise<Chosen> {
  const chosen = await planned(world, kind);
  must(await open(world.operator, { reviewId: chosen.reviewId }));
  return chosen;
}

/** A deal about which something was promised in the review before. */
async function promised(world: World, kind: DealKind) {
  const { reviewId, dealId } = await planned(world, kind);
  const nextStep = `Send the wiring plan ${world.canary} on ${addDays(today('UTC'), 4)}`;
  must(await answerDeal(world.operator, { reviewId, dealId, version: 1, nextStep }));
  must(await open(world.operator, { reviewId }));
  must(await closeReview(world.operator, { reviewId }));
  const next = await again(world, dealId);
  must(await open(world.operator, { reviewId: next.reviewId }));
  return { reviewId: next.reviewId, dealId };
}

async function ruled(world: World, kind: DealKind) {
  const { reviewId, dealId, dealVersion } = await opened(world, kind);
  const ruling = { reviewId, dealId, dealVersion, outcome: 'held' as const, reason: `Held ${world.canary}` };
  const { event } = must(await rule(world.operator, ruling));
  return { reviewId, dealId, rulingSeq: event.seq };
}

const ON = { dueOn: addDays(date(today('UTC')), 5) };

async function settling(world: World, kind: DealKind, owner: Person) {
  const { reviewId, dealId } = await opened(world, kind);
  const action = { reviewId, dealId, text: `Ask ${world.canary}`, ownerId: owner.userId, ...ON };
  const { happening } = must(await addAction(world.operator, action)).event;
  if (happening.kind !== 'actionAdded') throw new Error('No action was added');
  return { actionId: happening.actionId, version: 1, state: 'done' };
}

const room = async (world: World, kind: DealKind) => ({ reviewId: (await opened(world, kind)).reviewId });
const agenda = async (world: World, kind: DealKind) => {
  const { reviewId, dealId } = await opened(world, kind);
  return { reviewId, dealId };
};

type Sample = (world: World, kind: DealKind, who: Person) => unknown;

/** Inputs for the operations of the room (sample-inputs.ts). An action is settled by its owner, so it is the caller's. */
export const ROOM_SAMPLES: Record<string, Sample> = {
  'reviews.addAction': async (world, kind) => ({
    ...(await agenda(world, kind)),
    text: `Ask ${world.canary}`,
    ownerId: (kind === 'colleague' ? world.people.COLLEAGUE : world.people.REP).userId,
    ...ON,
  }),
  'reviews.challenge': async (world, kind) => ({
    ...(await agenda(world, kind)),
    reason: `Who signs, ${world.canary}?`,
  }),
  'reviews.events': async (world, kind) => ({ ...(await room(world, kind)), after: 0 }),
  'reviews.judgePromise': async (world, kind) => ({ ...(await promised(world, kind)), result: 'kept' }),
  'reviews.open': async (world, kind) => ({ reviewId: (await planned(world, kind)).reviewId }),
  'reviews.point': async (world, kind) => {
    const { reviewId, dealId, repId } = await opened(world, kind);
    return { reviewId, dealId, repId };
  },
  'reviews.present': room,
  'reviews.room': room,
  'reviews.rule': async (world, kind) => {
    const { dealId, lineId } = await world.newDeal(kind);
    const { fileId } = await newFile(world, dealId);
    const { reviewId, dealVersion } = await again(world, dealId);
    must(await open(world.operator, { reviewId }));
    const move = { outcome: 'moved', to: 'hardware_shipped', evidence: [{ ...SHIPMENT, lineId, fileId }] };
    return { reviewId, dealId, dealVersion, reason: `Moved ${world.canary}`, ...move };
  },
  'reviews.settleAction': settling,
  'reviews.takeBack': ruled,
  'reviews.timer': async (world, kind) => {
    const { reviewId, repId } = await opened(world, kind);
    return { reviewId, repId, change: 'extend' };
  },
};
