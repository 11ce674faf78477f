import { describe, expect, it } from 'vitest';
import { date } from '@/domain/values/calendar-date';
import { parseTypedAmount, parseTypedDay } from '@/domain/values/typed-values';

describe('an amount as people type it', () => {
  it.each([
    ['120k', 12_000_000n],
    ['120 K', 12_000_000n],
    ['1.25m', 125_000_000n],
    ['1.2 million', 120_000_000n],
    ['2bn', 200_000_000_000n],
    ['93,000.50', 9_300_050n],
    ['93 000', 9_300_000n],
    ["1'200'000", 120_000_000n],
    ['$93,000', 9_300_000n],
    ['€ 93', 9300n],
    ['93000 usd', 9_300_000n],
    ['0', 0n],
    ['12.500', 1250n],
    [' ', null],
  ])('reads %s', (text, minor) => {
    expect(parseTypedAmount(text, 'USD')).toEqual({ ok: true, value: minor });
  });

  it.each(['12.345', '1,20', '-5', 'a lot', '1e5', '12,3456', '99999999999999999'])('refuses %s', (text) => {
    expect(parseTypedAmount(text, 'USD').ok).toBe(false);
  });

  it('knows currencies without small parts', () => {
    expect(parseTypedAmount('120k', 'JPY')).toEqual({ ok: true, value: 120_000n });
    expect(parseTypedAmount('1.5', 'JPY').ok).toBe(false);
    expect(parseTypedAmount('1.234', 'KWD')).toEqual({ ok: true, value: 1234n });
  });
});

describe('a day as people type it', () => {
  // A Wednesday.
  const today = date('2026-11-25');
  it.each([
    ['2027-03-12', '2027-03-12'],
    ['12 Mar 2027', '2027-03-12'],
    ['12 march 2027', '2027-03-12'],
    ['Mar 12, 2027', '2027-03-12'],
    ['12 Mar', '2027-03-12'],
    ['30 Nov', '2026-11-30'],
    ['nov 25', '2026-11-25'],
    ['12.3.2027', '2027-03-12'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['5/5/2027', '2027-05-05'],
    ['today', '2026-11-25'],
    ['Tomorrow', '2026-11-26'],
    ['fri', '2026-11-27'],
    ['wednesday', '2026-12-02'],
    ['next fri', '2026-12-04'],
    ['next mon', '2026-11-30'],
    ['mon', '2026-11-30'],
    ['+14', '2026-12-09'],
    ['+2w', '2026-12-09'],
    ['in 10 days', '2026-12-05'],
    ['3 months', '2027-02-25'],
    ['eom', '2026-11-30'],
    ['', null],
  ])('reads %s', (text, day) => {
    expect(parseTypedDay(text, today)).toEqual({ ok: true, value: day });
  });

  it.each(['31 feb 2027', '12', 'soon', '2027-13-01', '12 foo', 'next foo', '32.1.2027'])(
    'refuses %s',
    (text) => {
      expect(parseTypedDay(text, today).ok).toBe(false);
    },
  );

  it('refuses a day that could be two, saying so', () => {
    expect(parseTypedDay('5/6/2027', today)).toEqual({
      ok: false,
      message: 'This could be two days. Write it as 12 Mar 2027.',
    });
  });
});
