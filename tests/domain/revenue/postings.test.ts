import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetMovement } from '@/domain/revenue/movements';
import {
  liveRows,
  postings,
  withoutUndonePairs,
  type BookedMovement,
  type LedgerRow,
} from '@/domain/revenue/postings';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';
import { date } from '@/domain/values/calendar-date';
import { anyContracts, moved } from './random-contracts';

/** Appends what is to be posted, as the database would: nothing is ever changed or taken away. */
function post(
  ledger: readonly LedgerRow[],
  desired: readonly NetMovement[],
  closedThrough: Period | null = null,
): LedgerRow[] {
  const { reversals, additions } = postings(ledger, desired, closedThrough);
  const appended = [
    ...reversals.map((row, i) => ({ ...row, id: `${ledger.length + i}` })),
    ...additions.map((row, i) => ({
      ...row,
      id: `${ledger.length + reversals.length + i}`,
      reversesId: null,
    })),
  ];
  return [...ledger, ...appended];
}

/** Net amount per stream, day and kind; zeros left out. */
function net(rows: readonly NetMovement[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { stream, effectiveOn, kind, amountMinor } of rows) {
    const key = `${effectiveOn} ${stream} ${kind}`;
    sums.set(key, (sums.get(key) ?? 0n) + amountMinor);
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => a.localeCompare(b)));
}

function row(id: string, amountMinor: bigint, reversesId: string | null = null): LedgerRow {
  const kind = amountMinor < 0n ? 'churn' : 'new';
  return {
    id,
    reversesId,
    amountMinor,
    kind,
    stream: 'software',
    effectiveOn: date('2024-01-01'),
    concernsOn: null,
    fxMinor: 0n,
  };
}

function wish(amountMinor: bigint): NetMovement {
  return { stream: 'software', kind: 'new', effectiveOn: date('2024-01-01'), amountMinor, fxMinor: 0n };
}

function added(amountMinor: bigint): BookedMovement {
  return { ...wish(amountMinor), concernsOn: null };
}

describe('posting to the ledger', () => {
  it('adds everything to an empty ledger', () => {
    expect(postings([], [wish(100n)], null)).toEqual({ reversals: [], additions: [added(100n)] });
  });

  it('adds nothing where the ledger is already right', () => {
    expect(postings([row('a', 100n)], [wish(100n)], null)).toEqual({ reversals: [], additions: [] });
  });

  it('takes back a wrong amount by its negation that names it, on the same day with the same kind', () => {
    const { reversals, additions } = postings([row('a', 100n)], [wish(120n)], null);
    expect(reversals).toEqual([
      {
        stream: 'software',
        kind: 'new',
        effectiveOn: '2024-01-01',
        amountMinor: -100n,
        fxMinor: 0n,
        concernsOn: null,
        reversesId: 'a',
      },
    ]);
    expect(additions).toEqual([added(120n)]);
  });

  it('takes back what is no longer wanted at all', () => {
    const { reversals, additions } = postings([row('a', 100n)], [], null);
    expect(reversals.map(({ reversesId }) => reversesId)).toEqual(['a']);
    expect(additions).toEqual([]);
  });

  it('takes back one of two equal rows when one is wanted', () => {
    const { reversals, additions } = postings([row('a', 100n), row('b', 100n)], [wish(100n)], null);
    expect(reversals).toHaveLength(1);
    expect(additions).toEqual([]);
  });

  it('treats another kind, day or stream as another row', () => {
    const others: NetMovement[] = [
      { ...wish(100n), kind: 'expansion' },
      { ...wish(100n), effectiveOn: date('2024-01-02') },
      { ...wish(100n), stream: 'hardware' },
    ];
    for (const other of others) {
      const { reversals, additions } = postings([row('a', 100n)], [other], null);
      expect([reversals.length, additions]).toEqual([1, [{ ...other, concernsOn: null }]]);
    }
  });

  it('does not take back twice what was taken back, and may add it again', () => {
    const ledger = [row('a', 100n), { ...row('b', -100n, 'a'), kind: 'new' as const }];
    expect(liveRows(ledger)).toEqual([]);
    expect(postings(ledger, [], null)).toEqual({ reversals: [], additions: [] });
    expect(postings(ledger, [wish(100n)], null).additions).toEqual([added(100n)]);
  });
});

describe('for any two states of a customer', () => {
  it('the net after posting is what was wanted', () => {
    fc.assert(
      fc.property(anyContracts, anyContracts, (before, after) => {
        const ledger = post(post([], moved(before)), moved(after));
        expect(net(ledger)).toEqual(net(moved(after)));
      }),
      { numRuns: 500 },
    );
  });

  it('the rows without undone pairs add up to the same, with and without closed months', () => {
    fc.assert(
      fc.property(anyContracts, anyContracts, fc.boolean(), (before, after, closed) => {
        const first = post([], moved(before));
        const middle = first.map(({ effectiveOn }) => effectiveOn).toSorted()[first.length >> 1];
        const ledger = post(first, moved(after), closed && middle ? periodOf(middle) : null);
        const shown = withoutUndonePairs(ledger);
        expect(net(shown)).toEqual(net(ledger));
        expect(shown).toEqual(expect.arrayContaining(liveRows(ledger)));
        // What is left of the taken back ones stands in two months: the closed one and the one that took it back.
        const left = new Map(shown.map((one) => [one.id, one]));
        for (const { reversesId, effectiveOn } of shown)
          if (reversesId !== null) expect(left.get(reversesId)?.effectiveOn).not.toBe(effectiveOn);
      }),
      { numRuns: 300 },
    );
  });

  it('posting twice is posting once', () => {
    fc.assert(
      fc.property(anyContracts, anyContracts, (before, after) => {
        const once = post(post([], moved(before)), moved(after));
        expect(post(once, moved(after))).toEqual(once);
      }),
    );
  });

  it('there and back again leaves the first state, with a trace', () => {
    fc.assert(
      fc.property(anyContracts, anyContracts, (before, after) => {
        const first = post([], moved(before));
        const back = post(post(first, moved(after)), moved(before));
        expect(net(back)).toEqual(net(first));
        expect(back.slice(0, first.length)).toEqual(first);
      }),
    );
  });

  it('every reversal names a row that was live, once, with its negated amount', () => {
    fc.assert(
      fc.property(anyContracts, anyContracts, (before, after) => {
        const ledger = post([], moved(before));
        const { reversals } = postings(ledger, moved(after), null);
        expect(new Set(reversals.map(({ reversesId }) => reversesId)).size).toBe(reversals.length);
        for (const { reversesId, amountMinor } of reversals) {
          expect(ledger.find(({ id }) => id === reversesId)?.amountMinor).toBe(-amountMinor);
        }
      }),
    );
  });

  it('the order in which contracts arrive does not matter', () => {
    fc.assert(
      fc.property(anyContracts, (contracts) => {
        const arrive = (order: typeof contracts) =>
          order.reduce<LedgerRow[]>((ledger, _, i) => post(ledger, moved(order.slice(0, i + 1))), []);
        expect(net(arrive(contracts))).toEqual(net(arrive(contracts.toReversed())));
      }),
    );
  });
});
