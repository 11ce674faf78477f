import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { accrued, realiseDeal } from '@/domain/deals/realised';
import { addMonths, date } from '@/domain/values/calendar-date';
import { anyDeal, day, deal, hardware, proof, services, software, TODAY } from './deal-facts';

const realise = (over: Partial<DealFacts>, asOf = TODAY) => realiseDeal(deal(over), asOf);
const only = (over: Partial<DealFacts>, asOf = TODAY) => {
  const [first] = realise(over, asOf);
  if (!first) throw new Error('the deal has one line');
  return first;
};

describe('hardware', () => {
  test('each partial shipment is a fact of its own', () => {
    const evidence = [
      proof('shipment', { units: 100, evidenceOn: day(-3) }),
      proof('shipment', { units: 200, evidenceOn: day(-9) }),
    ];
    const result = only({ lines: [hardware()], evidence });
    expect(result.parts).toEqual([
      { on: day(-9), amountMinor: 40_000n },
      { on: day(-3), amountMinor: 20_000n },
    ]);
    expect(result).toMatchObject({ realisedMinor: 60_000n, done: false });
  });

  test('is done when all units have shipped, and never worth more than its price', () => {
    const evidence = [
      proof('shipment', { units: 400 }),
      proof('shipment', { units: 400, evidenceOn: day(-1) }),
    ];
    const result = only({ lines: [hardware()], evidence });
    expect(result).toMatchObject({ realisedMinor: 100_000n, done: true });
    expect(result.parts.map(({ amountMinor }) => amountMinor)).toEqual([80_000n, 20_000n]);
  });

  test('shipped thirds of an odd price add up to it', () => {
    const evidence = [1, 2, 3].map((n) => proof('shipment', { units: 1, evidenceOn: day(-n) }));
    const result = only({ lines: [hardware({ units: 3, amountMinor: 100n })], evidence });
    expect(result.parts.map(({ amountMinor }) => amountMinor)).toEqual([33n, 34n, 33n]);
  });

  test('a line whose units are unknown ships whole', () => {
    const result = only({ lines: [hardware({ units: null })], evidence: [proof('shipment', { units: 5 })] });
    expect(result).toMatchObject({ realisedMinor: 100_000n, done: true });
  });

  test('a shipment that names no line fills the lines in their order', () => {
    const lines = [hardware({ id: 'a', units: 10 }), hardware({ id: 'b', units: 10 })];
    const [a, b] = realise({ lines, evidence: [proof('shipment', { units: 15 })] });
    expect([a?.realisedMinor, b?.realisedMinor]).toEqual([100_000n, 50_000n]);
  });

  test('a shipment that names a line stays with it', () => {
    const lines = [hardware({ id: 'a', units: 10 }), hardware({ id: 'b', units: 10 })];
    const [a, b] = realise({ lines, evidence: [proof('shipment', { units: 15, lineId: 'b' })] });
    expect([a?.realisedMinor, b?.realisedMinor]).toEqual([0n, 100_000n]);
  });

  test('a void shipment and one after as-of are no facts', () => {
    const evidence = [proof('shipment', { voided: true }), proof('shipment', { evidenceOn: day(1) })];
    expect(only({ lines: [hardware()], evidence })).toMatchObject({
      realisedMinor: 0n,
      done: false,
      parts: [],
    });
  });

  test('maintenance runs from the first shipment', () => {
    const lines = [hardware({ recurring: true, amountMinor: 36_500n })];
    const evidence = [proof('shipment', { evidenceOn: day(-9), units: 1 })];
    expect(only({ lines, evidence })).toMatchObject({
      realisedMinor: 1000n,
      accrual: { earnedDays: 10, days: 365 },
    });
  });
});

describe('software', () => {
  test('earns by the day from activation, that day included', () => {
    const lines = [software({ amountMinor: 36_500n })];
    const start = proof('activation', { evidenceOn: TODAY });
    expect(only({ lines, evidence: [start] })).toMatchObject({ realisedMinor: 100n, done: true });
    expect(only({ lines, evidence: [start] }, day(29))).toMatchObject({ realisedMinor: 3000n });
  });

  test('earns to the end of its term and not a day longer', () => {
    const lines = [software({ amountMinor: 36_500n })];
    const facts = { lines, evidence: [proof('activation', { evidenceOn: day(-364) })] };
    expect(only(facts)).toMatchObject({ realisedMinor: 36_500n, totalMinor: 36_500n });
    expect(only(facts, day(-1))).toMatchObject({ realisedMinor: 36_400n });
    expect(only(facts, day(900))).toMatchObject({ realisedMinor: 36_500n });
  });

  test('a leap year has 366 days to earn', () => {
    const evidence = [proof('activation', { evidenceOn: date('2028-01-01') })];
    const facts = { lines: [software({ amountMinor: 36_600n })], evidence };
    expect(only(facts, date('2028-02-29'))).toMatchObject({ realisedMinor: 6000n, accrual: { days: 366 } });
    expect(only(facts, date('2028-12-31'))).toMatchObject({ realisedMinor: 36_600n });
  });

  test('a term of three years is worth three prices', () => {
    const facts = { lines: [software()], termMonths: 36, evidence: [proof('activation')] };
    expect(only(facts).totalMinor).toBe(360_000n);
    expect(only(facts).accrual?.days).toBe(1096);
  });

  test('the first activation counts; one of another line does not', () => {
    const evidence = [
      proof('activation', { lineId: 'other', evidenceOn: day(-50) }),
      proof('activation', { evidenceOn: day(-4) }),
      proof('activation', { evidenceOn: day(-8) }),
    ];
    expect(only({ lines: [software()], evidence }).accrual?.startOn).toBe(day(-8));
  });

  test('a one-time licence is a fact on its activation', () => {
    const result = only({ lines: [software({ recurring: false })], evidence: [proof('activation')] });
    expect(result).toMatchObject({ parts: [{ on: day(-10), amountMinor: 120_000n }], done: true });
  });

  test('a lost deal earns to the end of the day it was closed', () => {
    const lines = [software({ amountMinor: 36_500n })];
    const lost = { stage: 'closed_lost', outcome: 'lost', closedOn: day(-5) } as const;
    expect(only({ lines, evidence: [proof('activation')], ...lost })).toMatchObject({ realisedMinor: 600n });
  });
});

describe('services', () => {
  test('a fixed milestone lands whole on its completion', () => {
    const result = only({ lines: [services()], evidence: [proof('milestone')] });
    expect(result).toMatchObject({ parts: [{ on: day(-10), amountMinor: 50_000n }], done: true });
  });

  test('a milestone with an amount is that much of the line', () => {
    const first = proof('milestone', { amountMinor: 20_000n, evidenceOn: day(-20) });
    const result = only({ lines: [services()], evidence: [first] });
    expect(result).toMatchObject({ realisedMinor: 20_000n, done: false });
    const rest = only({ lines: [services()], evidence: [first, proof('milestone')] });
    expect(rest.parts.map(({ amountMinor }) => amountMinor)).toEqual([20_000n, 30_000n]);
    expect(rest.done).toBe(true);
  });

  test('a milestone that names no line and no amount completes them all', () => {
    const lines = [services({ id: 'a' }), services({ id: 'b' })];
    expect(realise({ lines, evidence: [proof('milestone')] }).map(({ done }) => done)).toEqual([true, true]);
  });

  test('a line of price 0 is completed by its milestone', () => {
    const free = services({ amountMinor: 0n });
    expect(only({ lines: [free] }).done).toBe(false);
    expect(only({ lines: [free], evidence: [proof('milestone')] }).done).toBe(true);
  });

  test('a recurring service runs from its own milestone, else from activation', () => {
    const lines = [services({ id: 's', recurring: true })];
    const activation = proof('activation', { evidenceOn: day(-30) });
    expect(only({ lines, evidence: [activation] }).accrual?.startOn).toBe(day(-30));
    const own = proof('milestone', { lineId: 's', evidenceOn: day(-6) });
    expect(only({ lines, evidence: [activation, own] }).accrual?.startOn).toBe(day(-6));
    expect(only({ lines, evidence: [proof('milestone')] }).accrual?.startOn).toBe(day(-10));
  });
});

test('on any deal and day a line is realised between nothing and all of it, by parts that add up, and never less later', () => {
  fc.assert(
    fc.property(anyDeal, fc.integer({ min: -600, max: 600 }), (facts, offset) => {
      const later = realiseDeal(facts, day(offset + 30));
      realiseDeal(facts, day(offset)).forEach((result, i) => {
        expect(result.realisedMinor).toBeGreaterThanOrEqual(0n);
        expect(result.realisedMinor).toBeLessThanOrEqual(result.totalMinor);
        const parts = result.parts.reduce((sum, part) => sum + part.amountMinor, 0n);
        if (result.accrual === null && result.span === null) expect(parts).toBe(result.realisedMinor);
        if (result.done && !result.line.recurring) expect(result.realisedMinor).toBe(result.totalMinor);
        const grown = later[i];
        // Records without an amount settle a line whole, so an earlier record found later can only add.
        if (grown && result.line.stream !== 'services' && facts.outcome !== 'lost') {
          expect(grown.realisedMinor).toBeGreaterThanOrEqual(result.realisedMinor);
        }
      });
    }),
  );
});

test('an accrual cut anywhere adds up to itself', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 730 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), cuts, (total, drawn) => {
      const points = [0, ...drawn.toSorted((a, b) => a - b), 730];
      const pieces = points
        .slice(1)
        .map((until, i) => accrued(total, until, 730) - accrued(total, points[i] ?? 0, 730));
      expect(pieces.every((piece) => piece >= 0n)).toBe(true);
      expect(pieces.reduce((sum, piece) => sum + piece, 0n)).toBe(total);
    }),
  );
});

test('a term that begins on the 31st ends with the shorter month', () => {
  const evidence = [proof('activation', { evidenceOn: date('2026-08-31') })];
  const result = only({ lines: [software()], termMonths: 6, evidence });
  expect(addMonths(date('2026-08-31'), 6)).toBe('2027-02-28');
  expect(result.accrual?.days).toBe(181);
});
