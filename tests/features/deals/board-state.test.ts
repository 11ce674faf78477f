import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageId } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL, OPEN_STAGES } from '@/domain/deals/stages';
import { NO_SUMS } from '@/domain/deals/stream-sums';
import { date } from '@/domain/values/calendar-date';
import type { BoardCard } from '@/features/deals/board-card';
import { findCard, painted, readStanding, waiting, withCard, withMore } from '@/features/deals/board-state';
import type { BoardColumn } from '@/features/deals/queries-board';
import { plainJson } from '@/platform/operations/plain-json';

const model = DEFAULT_STAGE_MODEL;

function card(id: string, over: Partial<BoardCard> = {}): BoardCard {
  return {
    id,
    version: 1,
    name: id,
    customer: null,
    rep: null,
    closeOn: null,
    nextStep: null,
    nextStepOn: null,
    stage: 'lead',
    outcome: 'open',
    amountMinor: 1000n,
    weightedMinor: 100n,
    streams: { ...NO_SUMS, hardware: 600n, software: 400n },
    bp: 1000,
    why: '',
    ruling: null,
    quietDays: null,
    ways: { demo: 'go', hardware_quote_sent: 'ask' },
    ...over,
  };
}

/** A board whose lead column counts ten deals more than it shows. */
function board(cards: readonly BoardCard[]): BoardColumn[] {
  const empty = OPEN_STAGES.map((stage) => ({
    stage,
    count: stage === 'lead' ? 10 : 0,
    amountMinor: 0n,
    weightedMinor: 0n,
    streams: NO_SUMS,
    cards: [],
    next: null,
  }));
  return cards.reduce((columns, one) => withCard(columns, one.id, one), empty as BoardColumn[]);
}

const columnOf = (columns: readonly BoardColumn[], stage: StageId) =>
  columns.find((column) => column.stage === stage);

describe('the board in the browser', () => {
  it('moves a card with its part of the sums, and leaves those that are not shown counted where they are', () => {
    const before = board([card('a'), card('b')]);
    const after = withCard(before, 'a', painted(card('a'), 'demo', model));
    expect(columnOf(after, 'lead')).toMatchObject({ count: 11, amountMinor: 1000n });
    expect(columnOf(after, 'demo')).toMatchObject({
      count: 1,
      amountMinor: 1000n,
      weightedMinor: 200n,
      streams: { hardware: 600n, software: 400n },
    });
    expect(withCard(after, 'a', card('a'))).toEqual(before);
  });

  it('paints a knocked-down deal at 20 % and lets the answer of the server correct it', () => {
    const claimed = card('a', { ruling: { claimedBp: 8000, lacks: 'No PO yet.' } });
    const guess = painted(claimed, 'hardware_quote_sent', model);
    expect(guess).toMatchObject({ bp: 2000, weightedMinor: 200n, stage: 'hardware_quote_sent' });
    const columns = withCard(board([claimed]), 'a', guess);
    const exact = withCard(columns, 'a', { ...guess, weightedMinor: 190n, version: 2 });
    expect(columnOf(exact, 'hardware_quote_sent')).toMatchObject({ count: 1, weightedMinor: 190n });
  });

  it('counts nothing more for a card that waits for its evidence', () => {
    const held = waiting(card('a'), 'hardware_po_received');
    expect(columnOf(withCard(board([card('a')]), 'a', held), 'hardware_po_received')).toMatchObject({
      weightedMinor: 100n,
    });
  });

  it('takes a deal that is lost or won off the board', () => {
    for (const gone of [waiting(card('a'), 'closed_lost'), card('a', { outcome: 'won' }), null]) {
      const after = withCard(board([card('a')]), 'a', gone);
      expect(findCard(after, 'a')).toBeNull();
      expect(columnOf(after, 'lead')).toMatchObject({ count: 10, amountMinor: 0n });
    }
  });

  it('adds what "show more" brings once, in the order of the close dates, and counts nothing twice', () => {
    const early = card('c', { closeOn: date('2027-01-01') });
    const late = card('b', { closeOn: date('2027-03-01') });
    const before = board([late]);
    const after = withMore(before, 'lead', { cards: [late, early, card('d')], next: null });
    expect(columnOf(after, 'lead')?.cards.map(({ id }) => id)).toEqual(['c', 'b', 'd']);
    expect(columnOf(after, 'lead')?.count).toBe(columnOf(before, 'lead')?.count);
  });

  it('never loses or doubles an amount, whatever is moved in whatever order', () => {
    const move = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      to: fc.constantFrom<StageId>(...OPEN_STAGES, 'closed_lost'),
      how: fc.constantFrom(painted, waiting),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let columns = board([card('a'), card('b', { amountMinor: null, weightedMinor: 0n }), card('c')]);
        for (const { id, to, how } of moves) {
          const found = findCard(columns, id) ?? card(id);
          columns = withCard(columns, id, how(found, to, model));
        }
        for (const { cards, count, amountMinor, weightedMinor, stage } of columns) {
          expect(count).toBe(cards.length + (stage === 'lead' ? 10 : 0));
          expect(amountMinor).toBe(cards.reduce((sum, one) => sum + (one.amountMinor ?? 0n), 0n));
          expect(weightedMinor).toBe(cards.reduce((sum, one) => sum + one.weightedMinor, 0n));
        }
      }),
    );
  });

  it('reads amounts off the wire without a float', () => {
    const large = card('a', { amountMinor: 9_007_199_254_740_993n });
    expect(readStanding(plainJson(large))).toEqual(large);
  });
});
