import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { backTest, type ReplayedWeek } from '@/domain/forecast/back-test';
import { standardBook } from '@/domain/forecast/lead-times';
import { actuals, replay, totalMinor, type QuarterActual } from '@/domain/forecast/replay';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { addDays, date } from '@/domain/values/calendar-date';
import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { committedDeal, day, deal, hardware, proof, TODAY } from '../deals/deal-facts';

const FISCAL = { startMonth: 1, kind: 'months' } as const;
const OPTIONS = {
  asOf: TODAY,
  fiscal: FISCAL,
  book: standardBook(DEFAULT_LEAD_TIMES),
  model: DEFAULT_STAGE_MODEL,
  negotiation: ['Negotiation'],
};

describe('both models on one day', () => {
  const order = committedDeal({ lines: [hardware()], closeOn: day(10) });

  test('ours by the ship date, the plain table by the signature', () => {
    const { ours, plain } = replay([order], OPTIONS);
    // PO of 23 October: shipped on 15 January, 70 % of 1,000.00. The plain table has it all in the quarter of the PO.
    expect(ours.map(totalMinor)).toEqual([0n, 70_000n, 0n, 0n, 0n]);
    expect(plain.map(({ minor }) => minor)).toEqual([100_000n, 0n, 0n, 0n, 0n]);
  });

  test('a win by word alone is in both, on the day it closed, less what is proven of it', () => {
    const word = deal({ outcome: 'won', stage: 'hardware_quote_sent', amountMinor: 500n, closedOn: day(-9) });
    const [ours] = replay([word], OPTIONS).ours;
    expect(ours?.columns).toMatchObject({ unsplit: 500n, hardware: 0n });
    expect(replay([word], OPTIONS).plain[0]?.minor).toBe(500n);
    const shipped = { ...word, lines: [hardware()], evidence: [proof('shipment', { units: 200 })] };
    const [part] = replay([shipped], OPTIONS).ours;
    expect(part?.columns).toMatchObject({ hardware: 40_000n, unsplit: 60_000n });
  });
});

describe('what came true', () => {
  const quarters = [-1, 0].map((n) => fiscalQuarter(TODAY, FISCAL, n));

  test('shipped in its quarter, won by word on its day, nothing that is only expected', () => {
    const shipped = committedDeal({
      lines: [hardware()],
      evidence: [proof('po', { evidenceOn: day(-120) }), proof('shipment', { evidenceOn: day(-60) })],
    });
    const word = deal({ outcome: 'won', stage: 'demo', amountMinor: 900n, closedOn: day(-1) });
    const open = deal({ stage: 'demo', amountMinor: 10_000n, closeOn: day(2) });
    const came = actuals([shipped, word, open], quarters, OPTIONS);
    expect(came.map(totalMinor)).toEqual([100_000n, 900n]);
    expect(came.map(({ byWordMinor }) => byWordMinor)).toEqual([0n, 900n]);
    expect(actuals([shipped], [], OPTIONS)).toEqual([]);
  });
});

const FROM = date('2026-04-01');
const columns = (unsplit: bigint) => ({ hardware: 0n, software: 0n, services: 0n, unsplit });
const came = (minor: bigint, n = 0): QuarterActual => {
  const { from, until, label } = fiscalQuarter(FROM, FISCAL, n);
  return { from, until, label, columns: columns(minor), byWordMinor: 0n };
};
const said = (on: string, ours: bigint, plain: bigint, from = FROM): ReplayedWeek => ({
  on: date(on),
  basis: 'rewound',
  deals: 3,
  ours: [{ from, columns: columns(ours) }],
  plain: [{ from, minor: plain }],
});

describe('the errors of both', () => {
  test('at the start, in weeks 5 and 9, and rolled up: whoever was nearer', () => {
    const weeks = [
      said('2026-04-01', 80n, 150n),
      said('2026-04-27', 95n, 104n),
      said('2026-05-25', 100n, 100n),
    ];
    const { quarters, marks } = backTest(weeks, [came(100n)]);
    expect(quarters).toHaveLength(1);
    expect(quarters[0]?.marks).toMatchObject({
      ahead: null,
      start: { on: '2026-04-01', ours: { variance: { ratio: { numerator: 20n, denominator: 100n } } } },
      week5: { on: '2026-04-27', plain: { forecastMinor: 104n } },
      week9: { on: '2026-05-25' },
    });
    expect(marks.map(({ id, nearer }) => [id, nearer.ours, nearer.plain, nearer.even])).toEqual([
      ['ahead', 0, 0, 0],
      ['start', 1, 0, 0],
      ['week5', 0, 1, 0],
      ['week9', 0, 0, 1],
    ]);
    expect(marks[1]).toMatchObject({
      ours: { bias: { ratio: { numerator: -20n } } },
      plain: { bias: { ratio: { numerator: 50n } } },
    });
  });

  test('misses of quarters add up, percentages do not; a quarter where nothing came is n/a by itself', () => {
    const next = date('2026-07-01');
    const weeks = [said('2026-04-01', 80n, 100n), said('2026-07-01', 50n, 0n, next)];
    const { quarters, marks } = backTest(weeks, [came(100n), came(0n, 1)]);
    expect(quarters[1]?.marks.start?.ours.variance.ratio).toBeNull();
    expect(marks[1]?.ours.wape.ratio).toEqual({ numerator: 70n, denominator: 100n });
  });

  test('a day on which nothing was known, and a quarter without any, are left out', () => {
    const empty = { ...said('2026-04-01', 0n, 0n), deals: 0 };
    expect(backTest([empty], [came(100n)]).quarters).toEqual([]);
    expect(backTest([], [came(100n)]).marks[1]).toMatchObject({
      quarters: 0,
      ours: { wape: { ratio: null } },
    });
  });

  test('the two models change places when their figures do', () => {
    const amount = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 13 }),
        amount,
        (drawn, actual) => {
          const on = (i: number) => addDays(FROM, 7 * i);
          const there = backTest(
            drawn.map(([a, b], i) => said(on(i), a, b)),
            [came(actual)],
          );
          const back = backTest(
            drawn.map(([a, b], i) => said(on(i), b, a)),
            [came(actual)],
          );
          expect(there.weeks.map(({ ours, plain }) => [plain, ours])).toEqual(
            back.weeks.map(({ ours, plain }) => [ours, plain]),
          );
          expect(there.marks.map(({ nearer }) => nearer.ours)).toEqual(
            back.marks.map(({ nearer }) => nearer.plain),
          );
        },
      ),
    );
  });
});
