import type { RoomState } from '@/domain/reviews/room';

/** Where somebody looks: with the presenter, or at a deal of his own choice. */
export type Look = { kind: 'following' } | { kind: 'own'; dealId: string };

export const FOLLOWING: Look = { kind: 'following' };

/**
 * The deal that everybody follows: the one pointed at, else the first of the rep whose turn it is, or of all where it is nobody's. It stays
 * when it is decided: a second press on a key must not decide the next one. null: the agenda is empty.
 */
export function pointedDeal(state: RoomState): string | null {
  const { dealId, repId } = state.cursor;
  if (dealId !== null) return dealId;
  const first = state.deals.find((deal) => deal.repId === repId) ?? state.deals[0];
  return first?.dealId ?? null;
}

/** The deal in the middle of the screen. A deal that is not on the agenda (any more) is not looked at. */
export function shownDeal(state: RoomState, look: Look): string | null {
  if (look.kind === 'own' && state.deals.some(({ dealId }) => dealId === look.dealId)) return look.dealId;
  return pointedDeal(state);
}

/** Choosing what the presenter shows is following him again; any other choice is one's own. */
export function lookAt(state: RoomState, dealId: string): Look {
  return dealId === pointedDeal(state) ? FOLLOWING : { kind: 'own', dealId };
}

/** The deal before or after in the agenda; reps whose turn is left out are passed over (unless all are). null: there is none further. */
export function neighbour(state: RoomState, dealId: string | null, step: 1 | -1): string | null {
  const all = state.seats.every(({ repId }) => state.timer.skipped.includes(repId));
  const walk = state.deals.filter(
    (deal) => all || deal.dealId === dealId || !state.timer.skipped.includes(deal.repId),
  );
  const at = walk.findIndex((deal) => deal.dealId === dealId);
  if (at === -1) return (step === 1 ? walk[0] : walk.at(-1))?.dealId ?? null;
  return walk[at + step]?.dealId ?? null;
}
