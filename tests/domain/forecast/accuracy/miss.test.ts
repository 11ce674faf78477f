import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMiss, MISS_CAUSES, type Miss, type MissSide } from '@/domain/forecast/accuracy/miss';
import type { SnapshotDeal } from '@/domain/forecast/snapshot';
import {
  FORECAST_COLUMNS,
  type ForecastColumn,
  type ForecastPeriod,
  type ForecastRow,
} from '@/domain/forecast/types';
import { date } from '@/domain/values/calendar-date';

const Q1 = date('2026-01-01');
const Q2 = date('2026-04-01');
const periods: ForecastPeriod[] = [
  { kind: 'quarter', label: 'Q1 2026', from: Q1, until: Q2 },
  { kind: 'quarter', label: 'Q2 2026', from: Q2, until: date('2026-07-01') },
];

/** A row of period 0 (the quarter) or 1 (after it): what happened, or what is open and weighed. */
function row(column: ForecastColumn, period: number, amount: bigint, bp: number | 'actual'): ForecastRow {
  const actual = bp === 'actual';
  return {
    dealId: '',
    lineId: column === 'unsplit' ? null : column,
    column,
    period,
    kind: actual ? 'actual' : 'open',
    category: actual ? 'actual' : 'commit',
    amountMinor: amount,
    weightedMinor: actual ? 0n : (amount * BigInt(bp)) / 10_000n,
    probabilityBp: actual ? 10_000 : bp,
    committed: true,
    date: null,
    days: null,
    why: '',
  };
}

function deal(dealId: string, rows: ForecastRow[], over: Partial<SnapshotDeal> = {}): SnapshotDeal {
  const realised = (column: ForecastColumn) =>
    rows.reduce((sum, r) => (r.column === column && r.kind === 'actual' ? sum + r.amountMinor : sum), 0n);
  return {
    dealId,
    name: dealId,
    repId: 'ada',
    repName: 'Ada',
    customerId: null,
    customerName: null,
    product: null,
    stage: 'hardware_po_received',
    outcome: 'open',
    category: 'commit',
    committed: true,
    bp: 7000,
    knockedDown: false,
    closeOn: null,
    poOn: null,
    shipOn: null,
    activationOn: null,
    isZombie: false,
    lines: FORECAST_COLUMNS.map((column) => ({ lineId: column, column, realisedMinor: realised(column) })),
    rows: rows.map((r) => ({ ...r, dealId })),
    findings: [],
    ...over,
  };
}

const side = (...deals: SnapshotDeal[]): MissSide => ({ periods, deals });
const shown = (miss: Miss): Record<string, number> =>
  Object.fromEntries(
    MISS_CAUSES.map((cause): [string, number] => [cause, Number(miss.causes[cause])]).filter(
      ([, minor]) => minor !== 0,
    ),
  );

describe('the causes of a miss, worked by hand', () => {
  it('a win for sure is more than it counted, a loss all that it counted', () => {
    const before = side(
      deal('won', [row('hardware', 0, 1000n, 7000)]),
      deal('lost', [row('hardware', 0, 1000n, 4000)], { committed: false }),
    );
    const after = side(
      deal('won', [row('hardware', 0, 1000n, 'actual')], { outcome: 'won' }),
      deal('lost', [], { outcome: 'lost', committed: false }),
    );
    const miss = explainMiss(before, after, Q1);
    expect([miss.forecastMinor, miss.actualMinor]).toEqual([1100n, 1000n]);
    expect(shown(miss)).toEqual({ win_loss: 300 - 400 });
    expect(miss.parts.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['lost', -400n],
      ['won', 300n],
    ]);
  });

  it('a deal that has no PO by the end was not won in this quarter, whatever its day was', () => {
    const before = side(deal('late', [row('hardware', 0, 1000n, 4000)], { committed: false }));
    const after = side(deal('late', [row('hardware', 1, 1000n, 4000)], { committed: false }));
    expect(shown(explainMiss(before, after, Q1))).toEqual({ win_loss: -400 });
  });

  it('hardware that ships in the next quarter slipped; half of it is half a slip', () => {
    const before = side(deal('a', [row('hardware', 0, 1000n, 7000)]));
    const half = deal('a', [row('hardware', 0, 500n, 'actual'), row('hardware', 1, 500n, 8500)]);
    expect(shown(explainMiss(before, side(half), Q1))).toEqual({ win_loss: 300, hardware_slip: -500 });
  });

  it('a larger order is amount, and what of it ships later is a slip', () => {
    // 1,000 planned here and 1,000 later; the order grew by a half to 3,000, of which 1,200 shipped here: +500 amount, −300 days.
    const before = side(deal('a', [row('hardware', 0, 1000n, 7000), row('hardware', 1, 1000n, 7000)]));
    const grown = deal('a', [row('hardware', 0, 1200n, 'actual'), row('hardware', 1, 1800n, 8500)]);
    expect(shown(explainMiss(before, side(grown), Q1))).toEqual({
      win_loss: 300,
      amount: 500,
      hardware_slip: -300,
    });
  });

  it('software that waited for its hardware is the hardware’s slip, the rest its own lag', () => {
    // 91 days planned at 70 %, active 30 days late, 20 of them because the shipment was: 61 came.
    const planned = { shipOn: date('2025-12-01'), activationOn: Q1 };
    const was = { shipOn: date('2025-12-21'), activationOn: date('2026-01-31') };
    const before = side(
      deal('a', [row('software', 0, 9100n, 7000), row('software', 1, 27_400n, 7000)], planned),
    );
    const after = side(
      deal('a', [row('software', 0, 6100n, 'actual'), row('software', 1, 30_400n, 10_000)], was),
    );
    const miss = explainMiss(before, after, Q1);
    expect(shown(miss)).toEqual({ win_loss: 2730, hardware_slip: -2000, activation_lag: -1000 });
    // Hardware in time: all of it is lag.
    const inTime = side(deal('a', after.deals[0]?.rows ?? [], { ...was, shipOn: planned.shipOn }));
    expect(shown(explainMiss(before, inTime, Q1))).toEqual({ win_loss: 2730, activation_lag: -3000 });
  });

  it('services and amounts without lines have their own words', () => {
    const before = side(deal('a', [row('services', 0, 200n, 10_000), row('unsplit', 0, 100n, 10_000)]));
    const after = side(deal('a', [row('services', 1, 200n, 10_000), row('unsplit', 1, 100n, 10_000)]));
    expect(shown(explainMiss(before, after, Q1))).toEqual({ services_slip: -200, unsplit: -100 });
  });

  it('what nobody had forecast is a win, a line that was added an amount', () => {
    const before = side(deal('a', [row('hardware', 0, 100n, 10_000)]));
    const after = side(
      deal('a', [row('hardware', 0, 100n, 'actual'), row('services', 0, 40n, 'actual')]),
      deal('new', [row('hardware', 0, 70n, 'actual')]),
    );
    expect(shown(explainMiss(before, after, Q1))).toEqual({ win_loss: 70, amount: 40 });
  });

  it('a deal that changed hands explains the miss of both reps and of nobody else', () => {
    const before = side(deal('a', [row('hardware', 0, 100n, 7000)]));
    const after = side(deal('a', [row('hardware', 0, 100n, 'actual')], { repId: 'ben' }));
    expect(shown(explainMiss(before, after, Q1, 'ada'))).toEqual({ changed_hands: -70 });
    expect(shown(explainMiss(before, after, Q1, 'ben'))).toEqual({ changed_hands: 100 });
    expect(shown(explainMiss(before, after, Q1))).toEqual({ win_loss: 30 });
  });

  it('throws where a side does not show the quarter', () => {
    expect(() => explainMiss(side(), side(), date('2026-02-01'))).toThrow(RangeError);
  });
});

const rows = fc.array(
  fc.tuple(
    fc.constantFrom(...FORECAST_COLUMNS),
    fc.constantFrom(0, 1),
    fc.bigInt({ min: 1n, max: 10n ** 9n }),
    fc.constantFrom<number | 'actual'>('actual', 1000, 3333, 7000, 10_000),
  ),
  { maxLength: 6 },
);
const day = fc.option(
  fc.integer({ min: 1, max: 28 }).map((n) => date(`2026-02-${String(n).padStart(2, '0')}`)),
);
const some = fc
  .record({
    dealId: fc.constantFrom('a', 'b', 'c', 'd'),
    rows,
    repId: fc.constantFrom('ada', 'ben', null),
    committed: fc.boolean(),
    outcome: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
    shipOn: day,
    activationOn: day,
  })
  .map(({ dealId, rows: list, ...over }) =>
    deal(
      dealId,
      list.map((r) => row(...r)),
      over,
    ),
  );
const sides = fc.uniqueArray(some, { selector: ({ dealId }) => dealId }).map((deals) => side(...deals));

describe('whatever happened', () => {
  it('forecast + causes = actual, for the company, every stream and every rep; the reps add up', () => {
    fc.assert(
      fc.property(sides, sides, (before, after) => {
        const whole = explainMiss(before, after, Q1);
        const reps = ['ada', 'ben', ''].map((rep) => explainMiss(before, after, Q1, rep));
        for (const miss of [whole, ...reps]) {
          const causes = Object.values(miss.causes).reduce((sum, minor) => sum + minor, 0n);
          expect(miss.forecastMinor + causes).toBe(miss.actualMinor);
          expect(miss.parts.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(causes);
        }
        expect(whole.causes.changed_hands).toBe(0n);
        expect(reps.reduce((sum, miss) => sum + miss.actualMinor, 0n)).toBe(whole.actualMinor);
        expect(reps.reduce((sum, miss) => sum + miss.forecastMinor, 0n)).toBe(whole.forecastMinor);
      }),
      { numRuns: 1000 },
    );
  });
});
