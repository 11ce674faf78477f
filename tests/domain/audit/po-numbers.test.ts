import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poNumbers, poSharing } from '@/domain/audit/po-numbers';
import { tallyOf, valueOf } from '@/domain/audit/tallies';
import type { DealFacts, EvidenceFacts } from '@/domain/deals/deal';
import { anyDeal, day, deal, hardware, proof, software, TODAY } from '../deals/deal-facts';

const po = (reference: string | null, over: Partial<EvidenceFacts> = {}) =>
  proof('po', { reference, ...over });
const ordered = (id: string, ...evidence: EvidenceFacts[]) => deal({ id, evidence });
const sharing = (...deals: DealFacts[]) => poSharing(deals, TODAY).sharing.map(({ id }) => id);

describe('the PO numbers of a deal', () => {
  it('are the same number whatever the spaces and the case', () => {
    expect(poNumbers(ordered('a', po(' po-47 11 '), po('PO-4711'), po('po-\u00a04711')), TODAY)).toEqual([
      'PO-4711',
    ]);
  });

  it('keep their order, and signs that a spreadsheet would take for a formula', () => {
    const evidence = [po('=1+1'), po('日本-7'), po('-9'), po('🧾')];
    expect(poNumbers(ordered('a', ...evidence), TODAY)).toEqual(['=1+1', '日本-7', '-9', '🧾']);
  });

  it('leave out void and future POs, other documents, and a number of blanks', () => {
    const evidence = [
      po('PO-1', { voided: true }),
      po('PO-2', { evidenceOn: day(1) }),
      proof('order_form', { reference: 'PO-3' }),
      po(' \t'),
      po(null),
      po('PO-4', { evidenceOn: TODAY }),
    ];
    expect(poNumbers(ordered('a', ...evidence), TODAY)).toEqual(['PO-4']);
  });
});

describe('a PO number used twice', () => {
  it('names both deals in the order given, and counts the number once', () => {
    const deals = [ordered('b', po('PO-1')), ordered('c', po('PO-2')), ordered('a', po('po-1'))];
    expect(poSharing(deals, TODAY).numbers).toBe(2);
    expect(sharing(...deals)).toEqual(['b', 'a']);
  });

  it('is none within one deal, nor with a deal that is lost', () => {
    expect(sharing(ordered('a', po('PO-1'), po('PO 1'), po('PO1')))).toEqual([]);
    const lost = { ...ordered('b', po('PO-1')), outcome: 'lost' as const };
    expect(sharing(ordered('a', po('PO-1')), lost)).toEqual([]);
    expect(poSharing([lost], TODAY)).toEqual({ numbers: 0, sharing: [] });
  });

  it('names a deal once that shares two numbers', () => {
    const deals = [ordered('a', po('1'), po('2')), ordered('b', po('1')), ordered('c', po('2'))];
    expect(sharing(...deals)).toEqual(['a', 'b', 'c']);
  });

  it('is found for every deal that shares one with another, and for no other', () => {
    const few = fc.array(fc.constantFrom('A', 'a ', 'B', 'C', '', ' '), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(few, { maxLength: 6 }), (references) => {
        const deals = references.map((own, i) => ordered(`d${i}`, ...own.map((text) => po(text))));
        const numbers = references.map((own) => own.map((text) => text.trim().toUpperCase()));
        const shares = (i: number) =>
          numbers.some((other, j) => i !== j && other.some((one) => one !== '' && numbers[i]?.includes(one)));
        const expected = deals.filter((_, i) => shares(i)).map(({ id }) => id);
        expect(sharing(...deals)).toEqual(expected);
      }),
    );
  });
});

describe('a tally', () => {
  it('counts deals and adds up their amounts, lines over the term before the amount named', () => {
    const deals = [
      deal({ amountMinor: 1_000n }),
      deal(),
      deal({
        amountMinor: 9n,
        termMonths: 18,
        lines: [hardware({ amountMinor: 500n }), software({ amountMinor: 120n })],
      }),
    ];
    // 1,000 + nothing + 500 + 120 × 18 / 12.
    expect(tallyOf(deals)).toEqual({ count: 3, amountMinor: 1_680n });
    expect(tallyOf([])).toEqual({ count: 0, amountMinor: 0n });
  });

  it('of a whole is the sum of the tallies of its parts', () => {
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 6 }), fc.nat({ max: 6 }), (deals, cut) => {
        expect(valueOf(deals.slice(0, cut)) + valueOf(deals.slice(cut))).toBe(valueOf(deals));
      }),
    );
  });
});
