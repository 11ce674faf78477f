import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import { realiseDeal } from '@/domain/deals/realised';
import { dealClock } from '@/domain/forecast/clocks';
import { standardBook, type LeadTimeBook } from '@/domain/forecast/lead-times';
import { shipmentsAhead } from '@/domain/forecast/shipments';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { committedDeal, day, deal, hardware, proof, TODAY } from '../deals/deal-facts';

const BOOK = standardBook(DEFAULT_LEAD_TIMES);
const PLAN = [
  { units: 200, promisedOn: day(10) },
  { units: 250, promisedOn: day(40) },
];

function ahead(line: Partial<LineFacts>, over: Partial<DealFacts> = {}, book: LeadTimeBook = BOOK) {
  const facts = committedDeal({ lines: [hardware({ shipmentPlan: PLAN, ...line })], ...over });
  const [realised] = realiseDeal(facts, TODAY);
  if (!realised) throw new Error('There is a line');
  return shipmentsAhead(dealClock(facts, TODAY, book), realised);
}
const told = (of: ReturnType<typeof ahead>) =>
  of.map(({ units, amountMinor, day: at }) => [units, amountMinor, at?.on]);
const shipped = (units: number) => [proof('po', { evidenceOn: day(-30) }), proof('shipment', { units })];

describe('what of a line still has to ship', () => {
  test('lands part by part as promised; the rest goes by the lead time', () => {
    expect(told(ahead({}))).toEqual([
      [200, 40_000n, day(10)],
      [250, 50_000n, day(40)],
      [50, 10_000n, day(54)],
    ]);
  });

  test('or by the promise of the line', () => {
    expect(told(ahead({ promisedOn: day(90) })).at(-1)).toEqual([50, 10_000n, day(90)]);
  });

  test('what has shipped is taken from the earliest parts, in part too', () => {
    expect(told(ahead({}, { evidence: shipped(260) }))).toEqual([
      [190, 38_000n, day(40)],
      [50, 10_000n, day(54)],
    ]);
  });

  test('a part whose day passed ships today with the PO in hand, and is a finding', () => {
    const [first] = ahead({ shipmentPlan: [{ units: 100, promisedOn: day(-4) }] });
    expect(first?.day).toMatchObject({ on: TODAY, late: { step: 'ship', dueOn: day(-4) } });
  });

  test('a supplier’s delay moves every part that has not shipped', () => {
    const late = { ...BOOK, delays: [{ id: 'd', supplier: ' nordchip', product: '', days: 7 }] };
    const days = told(ahead({ supplier: 'Nordchip' }, { evidence: shipped(200) }, late)).map(
      ([, , on]) => on,
    );
    expect(days).toEqual([day(47), day(61)]);
  });

  test('a plan of more units than the line has ends with the line', () => {
    expect(told(ahead({ units: 300 })).map(([units]) => units)).toEqual([200, 100]);
  });

  test('a line that does not say how many units it has ships at once', () => {
    expect(told(ahead({ units: null }))).toHaveLength(1);
  });
});

test('the first part is what the deal’s clock goes by', () => {
  const facts = committedDeal({ lines: [hardware({ shipmentPlan: PLAN, promisedOn: day(5) })] });
  expect(dealClock(facts, TODAY, BOOK).ship?.on).toBe(day(5));
  const whole = [{ units: 500, promisedOn: day(30) }];
  const planned = committedDeal({ lines: [hardware({ shipmentPlan: whole, promisedOn: day(5) })] });
  expect(dealClock(planned, TODAY, BOOK).install?.on).toBe(day(44));
});

test('shipments that happened and those ahead add up to the line, in units and in money', () => {
  const plan = fc.array(
    fc.record({
      units: fc.integer({ min: 1, max: 400 }),
      promisedOn: fc.integer({ min: -60, max: 300 }).map(day),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(
      plan,
      fc.integer({ min: 1, max: 900 }),
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      fc.integer({ min: 1, max: 900 }),
      (shipmentPlan, units, amountMinor, gone) => {
        const lines = [hardware({ units, amountMinor, shipmentPlan })];
        const facts = deal({ stage: 'hardware_shipped', lines, evidence: shipped(gone) });
        const [realised] = realiseDeal(facts, TODAY);
        if (!realised || realised.done) return;
        const rest = shipmentsAhead(dealClock(facts, TODAY, BOOK), realised);
        expect(rest.reduce((sum, part) => sum + (part.units ?? 0), realised.shippedUnits)).toBe(units);
        const minor = rest.reduce((sum, part) => sum + part.amountMinor, realised.realisedMinor);
        expect(minor).toBe(amountMinor);
        expect(rest.every((part) => part.amountMinor >= 0n && (part.day?.on ?? TODAY) >= TODAY)).toBe(true);
      },
    ),
  );
});
