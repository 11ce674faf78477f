import { addAction, settleAction } from '@/features/reviews/commands-actions';
import { open } from '@/features/reviews/commands-open';
import { challenge, point, timer } from '@/features/reviews/commands-room';
import { rule } from '@/features/reviews/commands-ruling';
import { listReviews } from '@/features/reviews/queries-list';
import type { Caller } from '@/platform/operations/caller';
import type { Company } from './company';
import type { PlannedDeal } from './plan-reviews';
import { chanceOf, type Chance } from './random';
import { ACTIONS, CHALLENGES, HELD, KNOCKED, PARKED } from './review-words';
import { told, type Scene } from './scene';
import type { Plans } from './tell-reviews';
import type { Offset } from './timeline';

type Room = { company: Company; plans: Plans; reviewId: string; index: number; on: Offset };
/** Runs something so many minutes after the review's start. */
type At = <T>(minutes: number, work: () => Promise<T>) => Promise<T>;

/** What happens between opening and closing: the actions of last time, then deal by deal, then a new action. */
export async function holdRoom(scene: Scene, room: Room, at: At): Promise<void> {
  const { company, plans, reviewId, index } = room;
  const cro = scene.caller('cro');
  const chance = chanceOf(`${company.key}/room/${index}`);
  await at(-1, () => settled(scene, index));
  await at(0, async () => told('opening', await open(cro, { reviewId })));
  await at(0.5, async () => told('timer', await timer(cro, { reviewId, change: 'start' })));
  const all = [...plans.first, ...plans.second];
  for (const [place, one] of all.entries()) {
    // With the first deal of the other rep the clock is his.
    if (one === plans.second[0])
      await at(1 + 3 * place, async () =>
        told('turn', await point(cro, { reviewId, repId: null, dealId: one.told.deal.dealId })),
      );
    await at(1 + 3 * place, () => ruled(cro, { reviewId, chance, one }));
  }
  await at(26, () => agreed(scene, room, chance));
}

/** Every figure that nothing proves is challenged before it is knocked down. */
async function ruled(
  cro: Caller,
  { reviewId, chance, one }: { reviewId: string; chance: Chance; one: PlannedDeal },
) {
  const { deal, journey } = one.told;
  const { outcome } = one;
  if (outcome === 'knocked_down') {
    const why = { reviewId, dealId: deal.dealId, reason: chance.pick(CHALLENGES) };
    told(journey.name, await challenge(cro, why));
  }
  const reason = chance.pick(outcome === 'knocked_down' ? KNOCKED : outcome === 'parked' ? PARKED : HELD);
  const input = { reviewId, dealId: deal.dealId, dealVersion: deal.version, outcome };
  told(journey.name, await rule(cro, { ...input, reason: outcome === 'held' ? null : reason }));
}

/** In turn a rep's, the other's and the CRO's; due before the next review, the last one after it. */
async function agreed(scene: Scene, { reviewId, index, on }: Room, chance: Chance): Promise<void> {
  const owner = scene.caller(ownerOf(index));
  if (owner.kind !== 'member' || owner.userId === null) throw new Error('An action belongs to a member');
  const action = { text: chance.pick(ACTIONS), ownerId: owner.userId, dueOn: scene.day(on + 5) };
  told('action', await addAction(scene.caller('cro'), { reviewId, ...action }));
}

function ownerOf(index: number): 'first' | 'second' | 'cro' {
  return (['first', 'second', 'cro'] as const)[index % 3] ?? 'cro';
}

/** Whoever owed something says before the review that it is done. The last three are still open. */
async function settled(scene: Scene, index: number): Promise<void> {
  if (index === 0 || index > 6) return;
  const owner = scene.caller(ownerOf(index - 1));
  const { actions } = told('actions', await listReviews(owner, { limit: 1 }));
  for (const { id, version } of actions)
    told('action', await settleAction(owner, { actionId: id, version, state: 'done' }));
}
