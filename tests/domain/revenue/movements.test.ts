import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualise } from '@/domain/revenue/arr';
import type { ContractTerm } from '@/domain/revenue/contract-term';
import { neverActive, type NetMovement } from '@/domain/revenue/movements';
import { date } from '@/domain/values/calendar-date';
import { STREAMS, type Stream } from '@/domain/values/stream';
import { anyContracts, anyDay, arrOn, moved } from './random-contracts';

let next = 0;

function contract(
  startOn: string,
  endOn: string | null,
  arrMinor: bigint,
  stream: Stream = 'software',
): ContractTerm {
  next += 1;
  return {
    id: `c${next}`,
    stream,
    startOn: date(startOn),
    endOn: endOn === null ? null : date(endOn),
    arrMinor,
    own: null,
    changesCurrencyOf: null,
  };
}

/** "2024-01-01 new software 2000" */
function told(movements: readonly NetMovement[]): string[] {
  return movements.map((row) => `${row.effectiveOn} ${row.kind} ${row.stream} ${row.amountMinor}`);
}

describe('the movements of one customer', () => {
  it('D8: new, expansion, contraction (not churn), churn, reactivation (not new)', () => {
    const story = [
      contract('2024-01-01', '2025-01-01', annualise(200_000n, 12)),
      contract('2024-01-05', '2024-01-19', annualise(6_000n, 1)),
      contract('2025-06-01', null, annualise(15_000n, 1)),
    ];
    expect(told(moved(story))).toEqual([
      '2024-01-01 new software 200000',
      '2024-01-05 expansion software 72000',
      '2024-01-19 contraction software -72000',
      '2025-01-01 churn software -200000',
      '2025-06-01 reactivation software 180000',
    ]);
  });

  it('D8: the first year is 166.67 a month when printed as MRR', () => {
    const [first] = moved([contract('2024-01-01', null, annualise(200_000n, 12))]);
    expect(Number(first?.amountMinor) / 12 / 100).toBeCloseTo(166.67, 2);
  });

  it('has none for a customer without contracts', () => {
    expect(moved([])).toEqual([]);
  });

  it('has no churn before an open end', () => {
    expect(told(moved([contract('2024-01-01', null, 100n)]))).toEqual(['2024-01-01 new software 100']);
  });

  it('takes the end date as the first unpaid day', () => {
    const rows = moved([contract('2024-01-01', '2024-07-01', 100n)]);
    expect(told(rows)).toEqual(['2024-01-01 new software 100', '2024-07-01 churn software -100']);
  });

  it('sees nothing in a renewal at the same price without a gap', () => {
    const rows = moved([
      contract('2024-01-01', '2025-01-01', 100n),
      contract('2025-01-01', '2026-01-01', 100n),
    ]);
    expect(told(rows)).toEqual(['2024-01-01 new software 100', '2026-01-01 churn software -100']);
  });

  it('sees only the difference in a renewal at another price', () => {
    const up = [contract('2024-01-01', '2025-01-01', 100n), contract('2025-01-01', null, 130n)];
    const down = [contract('2024-01-01', '2025-01-01', 100n), contract('2025-01-01', null, 70n)];
    expect(told(moved(up))[1]).toBe('2025-01-01 expansion software 30');
    expect(told(moved(down))[1]).toBe('2025-01-01 contraction software -30');
  });

  it('sees churn and reactivation in a gap of a single day', () => {
    const rows = moved([contract('2024-01-01', '2025-01-01', 100n), contract('2025-01-02', null, 100n)]);
    expect(told(rows).slice(1)).toEqual([
      '2025-01-01 churn software -100',
      '2025-01-02 reactivation software 100',
    ]);
  });

  it('calls a second stream of a known customer expansion, and all streams of the first day new', () => {
    const rows = moved([
      contract('2024-01-01', null, 50n, 'services'),
      contract('2024-01-01', null, 20n, 'hardware'),
      contract('2024-03-01', null, 100n, 'software'),
    ]);
    expect(told(rows)).toEqual([
      '2024-01-01 new hardware 20',
      '2024-01-01 new services 50',
      '2024-03-01 expansion software 100',
    ]);
  });

  it('calls the end of one stream contraction while another is paid', () => {
    const rows = moved([
      contract('2024-01-01', '2024-06-01', 100n, 'software'),
      contract('2024-01-01', '2024-09-01', 20n, 'hardware'),
    ]);
    expect(told(rows).slice(2)).toEqual([
      '2024-06-01 contraction software -100',
      '2024-09-01 churn hardware -20',
    ]);
  });

  it('keeps a shift between streams as two rows by their sign, though the total stays', () => {
    const rows = moved([
      contract('2024-01-01', '2024-06-01', 100n, 'hardware'),
      contract('2024-06-01', null, 100n, 'software'),
    ]);
    expect(told(rows).slice(1)).toEqual([
      '2024-06-01 contraction hardware -100',
      '2024-06-01 expansion software 100',
    ]);
  });

  it('calls every stream that ends on the last day churn', () => {
    const rows = moved([
      contract('2024-01-01', '2024-06-01', 100n, 'hardware'),
      contract('2024-01-01', '2024-06-01', 30n, 'software'),
    ]);
    expect(told(rows).slice(2)).toEqual(['2024-06-01 churn hardware -100', '2024-06-01 churn software -30']);
  });

  it('does not know a customer whose only contract so far was free', () => {
    const rows = moved([contract('2024-01-01', '2024-06-01', 0n), contract('2024-06-01', null, 100n)]);
    expect(told(rows)).toEqual(['2024-06-01 new software 100']);
  });
});

describe('contracts that were never active', () => {
  it('make no movement and are reported', () => {
    const backwards = contract('2024-06-01', '2024-01-01', 100n);
    const empty = contract('2024-06-01', '2024-06-01', 100n);
    expect(moved([backwards, empty])).toEqual([]);
    expect(neverActive([backwards, empty]).map(({ contractId, fault }) => [contractId, fault])).toEqual([
      [backwards.id, 'ends_before_it_starts'],
      [empty.id, 'ends_before_it_starts'],
    ]);
  });

  it('say which dates are at fault', () => {
    const [fault] = neverActive([contract('2024-06-01', '2024-01-01', 100n)]);
    expect(fault?.message).toBe(
      'Ends on 1 Jan 2024, not after its start on 1 Jun 2024: it was never active.',
    );
  });

  it('include amounts below zero, which would break every retention figure', () => {
    const credit = contract('2024-01-01', null, -10n);
    expect(moved([credit, contract('2024-01-01', null, 100n)])).toHaveLength(1);
    expect(neverActive([credit]).map(({ fault }) => fault)).toEqual(['negative_amount']);
  });

  it('do not include one day, no end, or no amount', () => {
    const fine = [
      contract('2024-01-01', '2024-01-02', 1n),
      contract('2024-01-01', null, 1n),
      contract('2024-01-01', null, 0n),
    ];
    expect(neverActive(fine)).toEqual([]);
  });
});

describe('for any contracts', () => {
  it('the movements up to a day add up to the ARR in force on it, per stream', () => {
    fc.assert(
      fc.property(anyContracts, anyDay, (contracts, day) => {
        const active = contracts.filter(({ startOn, endOn }) => endOn === null || endOn > startOn);
        const rows = moved(contracts).filter(({ effectiveOn }) => effectiveOn <= day);
        for (const stream of STREAMS) {
          const sum = rows.reduce(
            (total, row) => (row.stream === stream ? total + row.amountMinor : total),
            0n,
          );
          expect(sum).toBe(arrOn(active, day, stream));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the order of the contracts does not matter', () => {
    fc.assert(
      fc.property(anyContracts, fc.infiniteStream(fc.nat()), (contracts, keys) => {
        const shuffled = contracts
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(moved(shuffled)).toEqual(moved(contracts));
      }),
    );
  });

  it('there is at most one row per stream and day, never of 0', () => {
    fc.assert(
      fc.property(anyContracts, (contracts) => {
        const rows = moved(contracts);
        expect(new Set(rows.map((row) => `${row.effectiveOn} ${row.stream}`)).size).toBe(rows.length);
        expect(rows.every((row) => row.amountMinor !== 0n)).toBe(true);
      }),
    );
  });

  it('gains are positive, losses negative, and "new" happens on one day only, the first', () => {
    fc.assert(
      fc.property(anyContracts, (contracts) => {
        const rows = moved(contracts);
        for (const { kind, amountMinor } of rows) {
          expect(amountMinor > 0n).toBe(['new', 'expansion', 'reactivation'].includes(kind));
        }
        const newDays = new Set(
          rows.filter(({ kind }) => kind === 'new').map(({ effectiveOn }) => effectiveOn),
        );
        expect([...newDays]).toEqual(rows.length === 0 ? [] : [rows[0]?.effectiveOn]);
      }),
    );
  });

  it('churn leaves nothing, reactivation starts from nothing, and the rest leaves something', () => {
    fc.assert(
      fc.property(anyContracts, (contracts) => {
        const rows = moved(contracts);
        const totalAt = (day: string) =>
          rows.reduce((total, row) => (row.effectiveOn <= day ? total + row.amountMinor : total), 0n);
        for (const { effectiveOn, kind } of rows) {
          expect(totalAt(effectiveOn) === 0n).toBe(kind === 'churn');
        }
      }),
    );
  });
});
