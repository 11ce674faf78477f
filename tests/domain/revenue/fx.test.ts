import { describe, expect, it } from 'vitest';
import type { ContractTerm } from '@/domain/revenue/contract-term';
import {
  amountAt,
  arrAt,
  parseRate,
  rateText,
  type MonthlyRate,
  type Rate,
  type RateBook,
} from '@/domain/revenue/fx';
import { movementsOf } from '@/domain/revenue/movements';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';

const rate = (text: string): Rate => {
  const found = parseRate(text);
  if (found === null) throw new Error(`no rate: ${text}`);
  return found;
};

/** A book in USD in which one euro was first worth 1.10. */
function book(monthly: Record<string, string> = {}): RateBook {
  const entries = Object.entries(monthly).map(([month, text]): MonthlyRate => ({
    period: periodOf(date(`${month}-01`)),
    rate: rate(text),
  }));
  return { currency: 'USD', monthly: new Map([['EUR', entries]]), constant: new Map([['EUR', rate('1.1')]]) };
}

let ids = 0;

/** A yearly price in whole euros at its stored rate. */
function euros(startOn: string, endOn: string | null, amount: number, at: string): ContractTerm {
  ids += 1;
  return {
    id: `e${ids}`,
    stream: 'software',
    startOn: date(startOn),
    endOn: endOn === null ? null : date(endOn),
    arrMinor: 0n,
    own: { currency: 'EUR', amountMinor: BigInt(amount * 100), periodMonths: 12, rate: rate(at) },
    changesCurrencyOf: null,
  };
}

function dollars(startOn: string, endOn: string | null, amount: number): ContractTerm {
  return { ...euros(startOn, endOn, 0, '1'), arrMinor: BigInt(amount * 100), own: null };
}

/** "2024-01-01 new 1100 (0)": day, kind, whole dollars, and what of them exchange rates did since 1.10. */
function told(contracts: readonly ContractTerm[], rates: RateBook): string[] {
  return movementsOf(contracts, rates).map(
    (row) => `${row.effectiveOn} ${row.kind} ${Number(row.amountMinor) / 100} (${Number(row.fxMinor) / 100})`,
  );
}

describe('a rate', () => {
  it('is exact at ten decimals and comes back as it was written', () => {
    expect(rate('1.085')).toBe(10_850_000_000n);
    for (const text of ['1.085', '0.0000000001', '9999999999.9999999999', '1'])
      expect(rateText(rate(text))).toBe(text);
    expect(rateText(rate('007.10'))).toBe('7.1');
  });

  it('is a decimal number above 0', () => {
    for (const text of ['0', '', '-1', '1,085', '1e3', '.5', '1.00000000001', '12345678901', ' 1'])
      expect(parseRate(text)).toBeNull();
  });

  it('takes an amount from the minor units of one currency to those of the other, rounded once', () => {
    const yen = { currency: 'JPY', amountMinor: 100_000n, periodMonths: 1, rate: rate('0.0067') };
    expect(arrAt(yen, yen.rate, 'USD')).toBe(804_000n);
    expect(amountAt(yen, yen.rate, 'USD')).toBe(67_000n);
    const third = { currency: 'EUR', amountMinor: 100n, periodMonths: 36, rate: rate('1.5') };
    expect(arrAt(third, third.rate, 'USD')).toBe(50n);
    expect(arrAt(third, rate('0.015'), 'KWD')).toBe(5n);
  });
});

describe('a contract in another currency', () => {
  it('stands at its stored rate while there is no monthly one', () => {
    expect(told([euros('2024-01-15', '2025-01-15', 1000, '1.1')], book())).toEqual([
      '2024-01-15 new 1100 (0)',
      '2025-01-15 churn -1100 (0)',
    ]);
  });

  it('is revalued on the first day of each month whose rate differs, apart from what the customer does', () => {
    const rates = book({ '2024-03': '1.2', '2024-04': '1.2', '2024-06': '1' });
    expect(told([euros('2024-01-15', '2024-09-01', 1000, '1.1')], rates)).toEqual([
      '2024-01-15 new 1100 (0)',
      '2024-03-01 fx 100 (100)',
      '2024-06-01 fx -200 (-200)',
      '2024-09-01 churn -1000 (100)',
    ]);
  });

  it('begins at the month’s rate, also of an earlier month, and ends at the one of its last day', () => {
    const rates = book({ '2024-01': '1.25', '2024-09': '1.3' });
    expect(told([euros('2024-05-10', '2024-09-01', 1000, '1.1')], rates)).toEqual([
      '2024-05-10 new 1250 (150)',
      '2024-09-01 fx 50 (50)',
      '2024-09-01 churn -1300 (-200)',
    ]);
  });

  it('that goes on at the same price is never expansion, whatever the stored rates', () => {
    const renewed = [euros('2024-01-15', '2025-01-15', 1000, '1.1'), euros('2025-01-15', null, 1000, '1.2')];
    expect(told(renewed, book())).toEqual(['2024-01-15 new 1100 (0)', '2025-01-15 fx 100 (100)']);
    expect(told(renewed, book({ '2024-12': '1.3' })).at(-1)).toBe('2024-12-01 fx 200 (200)');
  });

  it('that goes on at a higher price expands by the difference at the new rate', () => {
    const renewed = [euros('2024-01-15', '2025-01-15', 1000, '1.1'), euros('2025-01-15', null, 1500, '1.2')];
    expect(told(renewed, book())).toEqual([
      '2024-01-15 new 1100 (0)',
      '2025-01-15 fx 100 (100)',
      '2025-01-15 expansion 600 (50)',
    ]);
  });

  it('is judged by what is left of the customer after exchange rates', () => {
    const rates = book({ '2024-02': '2' });
    expect(
      told([euros('2024-01-01', '2024-02-01', 1000, '1.1'), dollars('2024-01-01', null, 50)], rates),
    ).toEqual(['2024-01-01 new 1150 (0)', '2024-02-01 fx 900 (900)', '2024-02-01 contraction -2000 (-900)']);
  });

  it('of which the currency changes moves nothing but exchange rates', () => {
    const before = dollars('2024-01-01', '2024-07-01', 1100);
    const after = { ...euros('2024-07-01', null, 1000, '1.1'), changesCurrencyOf: before.id };
    expect(told([before, after], book())).toEqual(['2024-01-01 new 1100 (0)']);
    expect(told([before, after], book({ '2024-06': '1.2' }))).toEqual([
      '2024-01-01 new 1100 (0)',
      '2024-07-01 fx 100 (100)',
    ]);
  });

  it('that moves in constant currency only leaves a row of 0, so that its constant ARR is right from then on', () => {
    const before = dollars('2024-01-01', '2024-07-01', 1200);
    const after = { ...euros('2024-07-01', null, 1000, '1.2'), changesCurrencyOf: before.id };
    expect(told([before, after], book())).toEqual([
      '2024-01-01 new 1200 (0)',
      '2024-07-01 contraction 0 (100)',
    ]);
  });
});
