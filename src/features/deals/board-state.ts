import type { StageId } from '@/domain/deals/deal';
import { stageOrder, type StageModel } from '@/domain/deals/stages';
import { plusSums } from '@/domain/deals/stream-sums';
import { multiplyRatio } from '@/domain/values/money';
import type { PlainJson } from '@/platform/operations/plain-json';
import type { BoardCard, Standing } from './board-card';
import type { BoardColumn } from './queries-board';

// What the browser does with the board between two answers of the server. A column's sums are of all its deals, shown or not: a card
// that comes or goes takes its own part with it.

/** The columns with one card standing as `card` says: counted where it is now and no longer where it was. null: it left the board. */
export function withCard(columns: readonly BoardColumn[], id: string, card: BoardCard | null): BoardColumn[] {
  return columns.map((column) => {
    const old = column.cards.find((one) => one.id === id);
    const stays = card !== null && card.outcome === 'open' && card.stage === column.stage ? card : null;
    if (!old && !stays) return column;
    const without = old ? counted(column, old, -1n) : column;
    return stays ? counted(without, stays, 1n) : without;
  });
}

function counted(column: BoardColumn, card: BoardCard, times: 1n | -1n): BoardColumn {
  const cards = column.cards.filter(({ id }) => id !== card.id);
  return {
    ...column,
    count: column.count + Number(times),
    amountMinor: column.amountMinor + times * (card.amountMinor ?? 0n),
    weightedMinor: column.weightedMinor + times * card.weightedMinor,
    streams: plusSums(column.streams, card.streams, times),
    cards: times === 1n ? [...cards, card].sort(byClose) : cards,
  };
}

const LAST = '9999-12-31';

/** The order of the server: close date, then id; no date stands last. */
function byClose(a: BoardCard, b: BoardCard): number {
  const [first, second] = [a.closeOn ?? LAST, b.closeOn ?? LAST];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** More cards of a stage: they were counted before they were shown. */
export function withMore(
  columns: readonly BoardColumn[],
  stage: StageId,
  more: Pick<BoardColumn, 'cards' | 'next'>,
): BoardColumn[] {
  return columns.map((column) => {
    if (column.stage !== stage) return column;
    const shown = new Set(column.cards.map(({ id }) => id));
    const added = more.cards.filter(({ id }) => !shown.has(id));
    return { ...column, cards: [...column.cards, ...added].sort(byClose), next: more.next };
  });
}

export function findCard(columns: readonly BoardColumn[], id: string): BoardCard | null {
  for (const column of columns) {
    const card = column.cards.find((one) => one.id === id);
    if (card) return card;
  }
  return null;
}

const KNOCKED_DOWN_BP = 2000;

/**
 * The card as it will probably stand, painted before the server has said so. What it weighs is estimated from the stage's figure; the
 * answer brings the exact one.
 */
export function painted(card: BoardCard, to: StageId, model: Pick<StageModel, 'probabilityBp'>): BoardCard {
  const figure = model.probabilityBp[to];
  const bp = card.ruling ? Math.min(figure, KNOCKED_DOWN_BP) : figure;
  const kept = stageOrder(to) < stageOrder(card.stage) ? 'ask' : 'go';
  return {
    ...card,
    stage: to,
    outcome: to === 'closed_lost' ? 'lost' : card.outcome,
    bp,
    weightedMinor: multiplyRatio(card.amountMinor ?? 0n, BigInt(bp), 10_000n),
    ways: { ...card.ways, [card.stage]: kept, [to]: undefined },
  };
}

/** A card that waits in its new column for what the gate asks: nothing counts more before that is on record. */
export function waiting(card: BoardCard, to: StageId): BoardCard {
  return { ...card, stage: to, outcome: to === 'closed_lost' ? 'lost' : card.outcome };
}

/** A standing as it comes over the wire: amounts are decimal text. */
export function readStanding<T extends PlainJson<Standing>>(json: T): Omit<T, keyof Standing> & Standing {
  const streams = {
    hardware: BigInt(json.streams.hardware),
    software: BigInt(json.streams.software),
    services: BigInt(json.streams.services),
    unsplit: BigInt(json.streams.unsplit),
  };
  return {
    ...json,
    amountMinor: json.amountMinor === null ? null : BigInt(json.amountMinor),
    weightedMinor: BigInt(json.weightedMinor),
    streams,
  };
}
