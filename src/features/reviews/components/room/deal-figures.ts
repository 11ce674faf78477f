import { percentText } from '@/domain/deals/stages';
import type { CardStanding } from '@/domain/reviews/events';
import { rulingOn, type DealInRoom } from '@/domain/reviews/room';
import type { RoomCard } from '../../room-view';

/** What a deal counts and which version of it that is: of the card, or of what the room has done to it since. */
export type Standing = { standing: CardStanding; version: number };

/**
 * The newest of what is known of a deal: the card as it was read, the ruling that stands, and what the room's events told of it since
 * (`heard`, which knows of a ruling that was taken back).
 */
export function standingOf(card: RoomCard, deal: DealInRoom | null, heard?: Standing): Standing {
  const ruling = deal ? rulingOn(deal) : null;
  const known: Standing[] = [{ standing: card.standing, version: card.dealVersion }];
  if (heard) known.push(heard);
  if (ruling) known.push({ standing: ruling.after, version: ruling.dealVersion });
  return known.reduce((newest, one) => (one.version >= newest.version ? one : newest));
}

/** The claim that is struck through beside what the deal counts: "80 %", or "verbal yes". null: nothing is claimed beyond what counts. */
export function struckClaim(card: RoomCard, deal: DealInRoom | null, { standing }: Standing): string | null {
  const ruling = deal ? rulingOn(deal) : null;
  if (standing.outcome !== 'open' || standing.category === 'commit') return null;
  const claimed = card.claimBp !== null && card.claimBp > standing.bp ? percentText(card.claimBp) : null;
  if (card.knockedDown.length > 0) return claimed ?? 'verbal yes';
  if (ruling?.outcome !== 'knocked_down') return null;
  return claimed ?? (ruling.before.bp > standing.bp ? percentText(ruling.before.bp) : 'commit');
}
