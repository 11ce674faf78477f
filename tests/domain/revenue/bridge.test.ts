import { describe, expect, it } from 'vitest';
import { amountsJson, bridges, joinBridges, netNew } from '@/domain/revenue/bridge';
import type { MovementKind } from '@/domain/revenue/movements';
import type { MovementMonth } from '@/domain/revenue/roll-ups';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';

describe('net new ARR of some months', () => {
  const JANUARY = periodOf(date('2024-01-01'));
  const row = (kind: MovementKind, amountMinor: bigint, period = JANUARY): MovementMonth => ({
    period,
    stream: 'software',
    kind,
    amountMinor,
    n: 1,
  });
  const only = (rows: readonly MovementMonth[], first = JANUARY, last = JANUARY) =>
    joinBridges(bridges(rows, [{ first, last }]));

  it('D1: 300,000 new, 150,000 expansion, −50,000, −100,000 on 2,000,000 is 300,000, 15 %', () => {
    const amounts = only([
      row('new', 2_000_000n, JANUARY - 7),
      row('new', 300_000n),
      row('expansion', 150_000n),
      row('contraction', -50_000n),
      row('churn', -100_000n),
    ]);
    expect(netNew(amounts)).toBe(300_000n);
    expect(amounts).toMatchObject({ openingMinor: 2_000_000n, closingMinor: 2_300_000n });
    expect(Number(netNew(amounts) * 100n) / Number(amounts.openingMinor)).toBe(15);
  });

  it('leaves the effect of currencies out, and the closing in', () => {
    const amounts = only([row('new', 100n), row('fx', -30n)]);
    expect(netNew(amounts)).toBe(100n);
    expect(amounts).toMatchObject({ fxMinor: -30n, closingMinor: 70n });
  });

  it('takes only the months asked for; earlier ones are the opening, later ones nothing', () => {
    expect(only([row('new', 5n)], JANUARY + 1, JANUARY + 3)).toMatchObject({
      openingMinor: 5n,
      newMinor: 0n,
    });
    expect(only([row('new', 5n)], JANUARY - 3, JANUARY - 1)).toMatchObject({
      openingMinor: 0n,
      closingMinor: 0n,
    });
  });

  it('of two spans is that of both as one', () => {
    const rows = [row('new', 7n), row('churn', -3n, JANUARY + 1), row('new', 4n, JANUARY + 1)];
    const parts = bridges(rows, [
      { first: JANUARY, last: JANUARY },
      { first: JANUARY + 1, last: JANUARY + 1 },
    ]);
    expect(joinBridges(parts)).toEqual(only(rows, JANUARY, JANUARY + 1));
    expect(joinBridges([])).toMatchObject({ openingMinor: 0n, closingMinor: 0n });
  });
});

describe('at a machine door', () => {
  it('every amount is a string', () => {
    expect(Object.values(amountsJson(joinBridges([])))).toEqual(Array.from({ length: 8 }, () => '0'));
  });
});
