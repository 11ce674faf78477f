import type { RoomOutcome } from '@/domain/reviews/review';
import { rulingOn, type RoomState } from '@/domain/reviews/room';
import { timeLeft } from '@/domain/reviews/timer';
import type { RoomCard } from '../../room-view';

/** One deal in the agenda. `marks` say what is to be looked at; they stop nothing. */
export type AgendaDeal = {
  dealId: string;
  card: RoomCard;
  outcome: RoomOutcome | null;
  challenged: boolean;
  marks: string[];
};

export type AgendaRep = {
  repId: string;
  name: string;
  /** Whose turn it is. */
  turn: boolean;
  skipped: boolean;
  /** The deals were proposed, he chose none himself. */
  unprepared: boolean;
  decided: number;
  deals: AgendaDeal[];
  spentMs: number;
  allottedMs: number;
};

/** The agenda by rep and deal, in the order of the room. A deal whose card this person does not see is left out. */
export function agendaOf(state: RoomState, cards: readonly RoomCard[], now: string): AgendaRep[] {
  const times = new Map(timeLeft(state, now).seats.map((seat) => [seat.repId, seat]));
  return state.seats.map((seat) => {
    const deals = dealsOf(state, cards, seat.repId);
    const time = times.get(seat.repId);
    return {
      repId: seat.repId,
      name: seat.name,
      turn: state.cursor.repId === seat.repId,
      skipped: time?.skipped ?? false,
      unprepared: !seat.prepared,
      decided: deals.filter(({ outcome }) => outcome !== null).length,
      deals,
      spentMs: time?.spentMs ?? 0,
      allottedMs: time?.allottedMs ?? 0,
    };
  });
}

function dealsOf(state: RoomState, cards: readonly RoomCard[], repId: string): AgendaDeal[] {
  return state.deals
    .filter((deal) => deal.repId === repId)
    .flatMap((deal) => {
      const card = cards.find(({ dealId }) => dealId === deal.dealId);
      if (!card) return [];
      const outcome = rulingOn(deal)?.outcome ?? null;
      return [
        { dealId: deal.dealId, card, outcome, challenged: deal.challenge !== null, marks: marksOf(card) },
      ];
    });
}

/** "past close", "2 missing": short, for there is one line. */
export function marksOf(card: Pick<RoomCard, 'closePast' | 'missingAnswers'>): string[] {
  const missing = card.missingAnswers.length;
  return [...(card.closePast ? ['past close'] : []), ...(missing === 0 ? [] : [`${missing} missing`])];
}

/** What still lies ahead: "7 of 10 decided". */
export function progressOf(agenda: readonly AgendaRep[]): { decided: number; all: number } {
  return {
    decided: agenda.reduce((sum, rep) => sum + rep.decided, 0),
    all: agenda.reduce((sum, rep) => sum + rep.deals.length, 0),
  };
}

/** "Marcus Bell · 2 of 5". */
export function placeOf(agenda: readonly AgendaRep[], dealId: string): string {
  for (const { name, deals } of agenda) {
    const at = deals.findIndex((deal) => deal.dealId === dealId);
    if (at >= 0) return `${name} · ${at + 1} of ${deals.length}`;
  }
  return '';
}
