import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retentionOf, type ArrByStream } from '@/domain/revenue/retention';
import {
  lookbacksOf,
  retentionAt,
  retentionSeries,
  rollUps,
  type CustomerMovement,
  type KeptRollUps,
} from '@/domain/revenue/roll-ups';
import { addDays, addMonths, date } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { byStream, STREAMS } from '@/domain/values/stream';
import { anyCompany, arrOn, ledgerOf } from './random-contracts';

const JANUARY = periodOf(date('2024-01-01'));

function movement(
  customerId: string,
  day: string,
  amountMinor: bigint,
  kind: CustomerMovement['kind'],
): CustomerMovement {
  return {
    customerId,
    stream: 'software',
    kind,
    effectiveOn: date(day),
    amountMinor,
    fxMinor: 0n,
    reversesId: null,
  };
}

function stateAt(company: Parameters<typeof ledgerOf>[0], period: Period): Map<string, ArrByStream> {
  const day = addDays(addMonths(startOfPeriod(period), 1), -1);
  const state = new Map<string, ArrByStream>();
  for (const [id, contracts] of company) {
    const active = contracts.filter(({ startOn, endOn }) => endOn === null || endOn > startOn);
    state.set(
      id,
      byStream((stream) => arrOn(active, day, stream)),
    );
  }
  return state;
}

function sorted(all: KeptRollUps): KeptRollUps {
  const by = <T>(rows: readonly T[], key: (row: T) => string) =>
    rows.toSorted((a, b) => key(a).localeCompare(key(b)));
  return {
    movementMonths: by(all.movementMonths, (row) => `${row.period} ${row.stream} ${row.kind}`),
    customerMonths: by(all.customerMonths, (row) => `${row.period}`),
    retentionMonths: by(all.retentionMonths, (row) => `${row.period} ${row.lookback} ${row.stream}`),
    constantMovementMonths: all.constantMovementMonths,
    constantRetentionMonths: all.constantRetentionMonths,
  };
}

describe('a small ledger worked by hand', () => {
  const ledger = [
    movement('a', '2024-01-10', 100n, 'new'),
    movement('a', '2024-03-05', -40n, 'contraction'),
    movement('b', '2024-03-05', 30n, 'new'),
    movement('b', '2024-04-05', -30n, 'churn'),
  ];
  const all = rollUps(ledger, [1, 3]);

  it('sums the movements per month, stream and kind', () => {
    expect(sorted(all).movementMonths).toEqual([
      { period: JANUARY, stream: 'software', kind: 'new', amountMinor: 100n, n: 1 },
      { period: JANUARY + 2, stream: 'software', kind: 'contraction', amountMinor: -40n, n: 1 },
      { period: JANUARY + 2, stream: 'software', kind: 'new', amountMinor: 30n, n: 1 },
      { period: JANUARY + 3, stream: 'software', kind: 'churn', amountMinor: -30n, n: 1 },
    ]);
  });

  it('counts the change of paying customers per month', () => {
    expect(sorted(all).customerMonths).toEqual([
      { period: JANUARY, activeDelta: 1 },
      { period: JANUARY + 2, activeDelta: 1 },
      { period: JANUARY + 3, activeDelta: -1 },
    ]);
  });

  it('gives the cohort of a month ago at any month’s end', () => {
    const at = (period: Period) => retentionAt(all.retentionMonths, 1, period).software;
    expect(at(JANUARY)).toEqual({ startMinor: 0n, retainedMinor: 0n, endMinor: 0n });
    expect(at(JANUARY + 1)).toEqual({ startMinor: 100n, retainedMinor: 100n, endMinor: 100n });
    expect(at(JANUARY + 2)).toEqual({ startMinor: 100n, retainedMinor: 60n, endMinor: 60n });
    expect(at(JANUARY + 3)).toEqual({ startMinor: 90n, retainedMinor: 60n, endMinor: 60n });
  });

  it('carries the last state on for ever', () => {
    const carried = { startMinor: 60n, retainedMinor: 60n, endMinor: 60n };
    expect(retentionAt(all.retentionMonths, 1, JANUARY + 400).software).toEqual(carried);
    expect(retentionAt(all.retentionMonths, 3, JANUARY + 6).software).toEqual(carried);
    expect(retentionAt(all.retentionMonths, 3, JANUARY + 400).software).toEqual(carried);
  });

  it('says nothing about a look-back that is not kept', () => {
    expect(retentionAt(all.retentionMonths, 12, JANUARY + 20).software.startMinor).toBe(0n);
  });

  it('touches two months per look-back with one movement, whatever the look-back', () => {
    const { retentionMonths } = rollUps([movement('a', '2024-01-10', 100n, 'new')], [1, 12, 24]);
    expect(retentionMonths.map(({ period, lookback }) => [period - JANUARY, lookback])).toEqual([
      [1, 1],
      [12, 12],
      [24, 24],
    ]);
    const later = rollUps(
      [movement('a', '2024-01-10', 100n, 'new'), movement('a', '2026-06-01', -10n, 'contraction')],
      [24],
    );
    expect(later.retentionMonths.map(({ period }) => period - JANUARY)).toEqual([24, 29, 53]);
  });
});

describe('months', () => {
  it('see only their ends: a customer who came and left inside one was never there', () => {
    const all = rollUps(
      [movement('a', '2024-01-02', 100n, 'new'), movement('a', '2024-01-20', -100n, 'churn')],
      [1, 12],
    );
    expect(all.customerMonths).toEqual([]);
    expect(all.retentionMonths).toEqual([]);
    expect(all.movementMonths).toHaveLength(2);
  });

  it('take a movement on their first and on their last day', () => {
    const all = rollUps(
      [movement('a', '2024-01-31', 1n, 'new'), movement('b', '2024-02-01', 1n, 'new')],
      [1],
    );
    expect(all.movementMonths.map(({ period }) => period)).toEqual([JANUARY, JANUARY + 1]);
  });
});

describe('the look-backs kept', () => {
  it('are a month, a quarter, a year and the hardware life', () => {
    expect(lookbacksOf(24)).toEqual([1, 3, 12, 24]);
    expect(lookbacksOf(60)).toEqual([1, 3, 12, 60]);
    expect(lookbacksOf(6)).toEqual([1, 3, 6, 12]);
    expect(lookbacksOf(12)).toEqual([1, 3, 12]);
  });
});

describe('for any company', () => {
  const lookbacks = [1, 3, 12];

  it('the cohort sums equal those taken from the contracts themselves, at every month’s end', () => {
    fc.assert(
      fc.property(anyCompany, fc.integer({ min: -2, max: 50 }), (company, months) => {
        const period = JANUARY + months;
        const { retentionMonths } = rollUps(ledgerOf(company), lookbacks);
        for (const lookback of lookbacks) {
          const expected = retentionOf(stateAt(company, period - lookback), stateAt(company, period));
          expect(retentionAt(retentionMonths, lookback, period)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('several months at once are the same as one by one, also twice the same', () => {
    fc.assert(
      fc.property(
        anyCompany,
        fc.array(fc.integer({ min: -5, max: 60 }), { maxLength: 8 }),
        (company, months) => {
          const { retentionMonths } = rollUps(ledgerOf(company), lookbacks);
          const periods = months.map((n) => JANUARY + n).sort((a, b) => a - b);
          expect(retentionSeries(retentionMonths, 3, periods)).toEqual(
            periods.map((period) => retentionAt(retentionMonths, 3, period)),
          );
        },
      ),
    );
  });

  it('the customers counted equal those with ARR', () => {
    fc.assert(
      fc.property(anyCompany, fc.integer({ min: 0, max: 40 }), (company, months) => {
        const period = JANUARY + months;
        const { customerMonths } = rollUps(ledgerOf(company), []);
        const counted = customerMonths.reduce(
          (n, row) => (row.period <= period ? n + row.activeDelta : n),
          0,
        );
        const paying = [...stateAt(company, period).values()].filter((arr) =>
          STREAMS.some((s) => arr[s] > 0n),
        );
        expect(counted).toBe(paying.length);
      }),
    );
  });

  it('the movements of a month add up to the ledger’s', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const ledger = ledgerOf(company);
        const { movementMonths } = rollUps(ledger, []);
        expect(movementMonths.reduce((n, row) => n + row.n, 0)).toBe(ledger.length);
        expect(movementMonths.reduce((total, row) => total + row.amountMinor, 0n)).toBe(
          ledger.reduce((total, row) => total + row.amountMinor, 0n),
        );
      }),
    );
  });

  it('the order of the movements does not matter', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const ledger = ledgerOf(company);
        expect(sorted(rollUps(ledger.toReversed(), lookbacks))).toEqual(sorted(rollUps(ledger, lookbacks)));
      }),
    );
  });

  it('the roll-ups of all are the sum of those of each customer', () => {
    fc.assert(
      fc.property(anyCompany, fc.integer({ min: 0, max: 50 }), (company, months) => {
        const period = JANUARY + months;
        const whole = rollUps(ledgerOf(company), [12]).retentionMonths;
        const parts = [...company].flatMap((one) => rollUps(ledgerOf(new Map([one])), [12]).retentionMonths);
        expect(retentionAt(parts, 12, period)).toEqual(retentionAt(whole, 12, period));
      }),
    );
  });

  it('a reversed movement leaves no trace', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const ledger = ledgerOf(company);
        const wrong = movement('customer-0', '2024-05-05', 700n, 'expansion');
        const taken = { ...wrong, amountMinor: -700n };
        const trace = rollUps([...ledger, wrong, taken], lookbacks);
        expect(sorted(trace).retentionMonths).toEqual(sorted(rollUps(ledger, lookbacks)).retentionMonths);
        expect(sorted(trace).customerMonths).toEqual(sorted(rollUps(ledger, lookbacks)).customerMonths);
      }),
    );
  });
});
