import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { knownBy, rewind, rewindAll } from '@/domain/forecast/rewind';
import { anyDeal, committedDeal, day, deal, hardware, proof, services } from '../deals/deal-facts';

const by = (deals: readonly DealFacts[], offset: number) => knownBy(deals, day(offset));
const then = (facts: DealFacts, offset: number, among: readonly DealFacts[] = [facts]) =>
  rewind(facts, by(among, offset), DEFAULT_STAGE_MODEL);

const won = (id: string, engaged: number, closed: number, over: Partial<DealFacts> = {}) =>
  deal({
    id,
    outcome: 'won',
    stage: 'hardware_quote_sent',
    sourceStage: 'Won',
    engagedOn: day(engaged),
    closedOn: day(closed),
    amountMinor: 100n,
    ...over,
  });
const cycles = [10, 20, 30, 40, 50].map((days) => won(`won-${days}`, -400, -400 + days));

describe('a deal as it stood', () => {
  const facts = committedDeal({
    createdOn: day(-90),
    lines: [hardware({ promisedOn: day(20) }), services({ promisedOn: day(60) })],
    evidence: [
      proof('quote', { evidenceOn: day(-40) }),
      proof('po', { evidenceOn: day(-30) }),
      proof('shipment', { evidenceOn: day(-5), units: 200 }),
    ],
  });

  test('is unknown before anything of it is dated, and has what was dated by then', () => {
    expect(then(facts, -91)).toBeNull();
    expect(then(facts, -70)).toMatchObject({ stage: 'lead', outcome: 'open', evidence: [], demoOn: null });
    expect(then(facts, -50)).toMatchObject({ stage: 'demo', demoOn: day(-60) });
    expect(then(facts, -31)).toMatchObject({ stage: 'hardware_quote_sent', evidence: [{ kind: 'quote' }] });
    expect(then(facts, -30)).toMatchObject({ stage: 'hardware_po_received', outcome: 'open' });
    expect(then(facts, -1)).toMatchObject({ stage: 'hardware_shipped', outcome: 'open' });
  });

  test('what is promised is promised with the order', () => {
    const promised = (offset: number) => then(facts, offset)?.lines.map(({ promisedOn }) => promisedOn);
    expect(promised(-31)).toEqual([null, null]);
    expect(promised(-30)).toEqual([day(20), day(60)]);
  });

  test('a lost deal was open until it was lost, and one without a closing day is left out', () => {
    const lost = deal({ outcome: 'lost', stage: 'closed_lost', createdOn: day(-50), closedOn: day(-10) });
    expect(then(lost, -11)).toMatchObject({ outcome: 'open', stage: 'lead', closedOn: null });
    expect(then(lost, -10)).toMatchObject({ outcome: 'lost', stage: 'closed_lost', closedOn: day(-10) });
    expect(then({ ...lost, closedOn: null }, -11)).toBeNull();
  });

  test('won by word alone: open where engaged deals stand, then won', () => {
    const facing = deal({ id: 'open', stage: 'demo', sourceStage: 'Engaging', engagedOn: day(-5) });
    const late = won('late', -100, -20);
    const all = [late, facing];
    expect(then(late, -21, all)).toMatchObject({ outcome: 'open', stage: 'demo', sourceStage: 'Engaging' });
    expect(then(late, -20, all)).toMatchObject({ outcome: 'won', closedOn: day(-20) });
  });
});

describe('what was known', () => {
  test('a cycle is the median of five or more wins, and only of those that had closed', () => {
    expect(by(cycles, -351).cycleDays).toBeNull();
    expect(by(cycles, -350).cycleDays).toBe(30);
    const open = deal({ id: 'open', stage: 'demo', engagedOn: day(-300), closeOn: day(80) });
    expect(then(open, -200, [...cycles, open])).toMatchObject({ closeOn: day(-270) });
    expect(then(open, -200, [open])).toMatchObject({ closeOn: null });
  });

  test('amounts that are only learned by winning are the typical one of the product until then', () => {
    const lost = deal({
      id: 'lost',
      outcome: 'lost',
      stage: 'closed_lost',
      engagedOn: day(-90),
      closedOn: day(-1),
      amountMinor: 0n,
    });
    const dear = [1, 2, 3, 4, 5].map((n) => won(`dear-${n}`, -99, -95, { product: 'B', amountMinor: 9000n }));
    const all = [...cycles, ...dear, lost];
    const amount = (facts: DealFacts) => then(facts, -50, all)?.amountMinor;
    expect(amount(lost)).toBe(100n);
    expect(amount({ ...lost, product: 'B' })).toBe(9000n);
    expect(amount(won('next', -80, -10, { amountMinor: 77n }))).toBe(100n);
    const priced = all.map((facts) => (facts.outcome === 'lost' ? { ...facts, amountMinor: 5n } : facts));
    expect(then(won('next', -80, -10, { amountMinor: 77n }), -50, priced)?.amountMinor).toBe(77n);
  });
});

test('before five wins or an order nothing could be expected', () => {
  const model = DEFAULT_STAGE_MODEL;
  expect(rewindAll(cycles, day(-351), model)).toEqual([]);
  expect(rewindAll(cycles, day(-350), model)).toHaveLength(5);
  expect(
    rewindAll(
      [...cycles, committedDeal({ evidence: [proof('po', { evidenceOn: day(-380) })] })],
      day(-370),
      model,
    ),
  ).toHaveLength(6);
});

test('nothing that is dated later changes what was known', () => {
  fc.assert(
    fc.property(
      fc.array(anyDeal, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 300 }),
      (drawn, ago) => {
        const deals = drawn.map((facts, i) => ({ ...facts, id: `deal-${i}` }));
        const through = day(-ago);
        const before = rewindAll(deals, through, DEFAULT_STAGE_MODEL);
        const later = deals.map((facts) => ({
          ...facts,
          nextStep: 'Sign on Friday',
          sourceCategory: 'Commit',
          sourceProbabilityBp: 9000,
          lastActivityOn: day(0),
          evidence:
            facts.outcome === 'open' || facts.closedOn !== null
              ? [...facts.evidence, proof('po', { evidenceOn: day(1 - ago) })]
              : facts.evidence,
        }));
        const after = rewindAll(later, through, DEFAULT_STAGE_MODEL);
        // A deal of which nothing else is dated begins with that order, and not before.
        expect(after).toEqual(before);
        for (const facts of after)
          expect(facts.evidence.every((item) => item.evidenceOn <= through)).toBe(true);
      },
    ),
  );
});
