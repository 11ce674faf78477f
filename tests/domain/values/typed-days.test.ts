import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date, dayOfInstant, daysBetween, dayText } from '@/domain/values/calendar-date';
import { toDecimal } from '@/domain/values/money';
import { parseTypedAmount, parseTypedDay } from '@/domain/values/typed-values';

const typed = (text: string, today: string) => {
  const read = parseTypedDay(text, date(today));
  return read.ok ? read.value : 'refused';
};
const anyToday = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays(date('1990-01-01'), count));

describe('a day typed at the turn of a year', () => {
  it('is counted from the day that it is in the zone, not in Greenwich', () => {
    // 11:30 of the 31st in Greenwich is half past midnight of New Year's Day in Auckland.
    const instant = '2026-12-31T11:30:00Z';
    expect(typed('tomorrow', dayOfInstant(instant, 'Pacific/Auckland'))).toBe('2027-01-02');
    expect(typed('tomorrow', dayOfInstant(instant, 'UTC'))).toBe('2027-01-01');
    expect(typed('31 dec', dayOfInstant(instant, 'Pacific/Auckland'))).toBe('2027-12-31');
    expect(typed('31 dec', dayOfInstant(instant, 'UTC'))).toBe('2026-12-31');
  });

  it.each([
    ['eom', '2024-02-01', '2024-02-29'],
    ['end of month', '2023-02-28', '2023-02-28'],
    ['1 month', '2024-01-31', '2024-02-29'],
    ['12m', '2024-02-29', '2025-02-28'],
    ['+1', '2024-02-28', '2024-02-29'],
    ['in 1 day', '2023-02-28', '2023-03-01'],
    ['tmr', '2026-12-31', '2027-01-01'],
    ['fri', '2026-12-31', '2027-01-01'],
  ])('%s on %s is %s', (text, today, day) => {
    expect(typed(text, today)).toBe(day);
  });
});

describe('a day without its year', () => {
  it('is the next one there is, and for 29 February that may be years away', () => {
    expect(typed('29 feb', '2024-02-29')).toBe('2024-02-29');
    expect(typed('29 feb', '2024-03-01')).toBe('2028-02-29');
    expect(typed('feb 29', '2026-11-25')).toBe('2028-02-29');
    expect(typed('29 feb', '2096-03-01')).toBe('2104-02-29');
    expect(typed('30 feb', '2024-01-01')).toBe('refused');
    expect(typed('31 apr', '2024-01-01')).toBe('refused');
  });

  it('is today or later, and within a year but for the leap day', () => {
    fc.assert(
      fc.property(anyToday, fc.integer({ min: 0, max: 364 }), (today, ahead) => {
        const wanted = addDays(today, ahead);
        if (wanted.endsWith('-02-29')) return;
        const [day = '', month = ''] = dayText(wanted).split(' ');
        expect(typed(`${day} ${month}`, today)).toBe(wanted);
        expect(typed(`${month.toUpperCase()} ${day}`, today)).toBe(wanted);
      }),
    );
  });
});

describe('the name of a weekday', () => {
  // A Wednesday.
  const TODAY = '2026-11-25';

  it.each([
    ['thurs', '2026-11-26'],
    ['on Tues', '2026-12-01'],
    ['this sunday', '2026-11-29'],
    ['NEXT  WED', '2026-12-02'],
  ])('may be shortened: %s', (text, day) => {
    expect(typed(text, TODAY)).toBe(day);
  });

  it.each(['month', 'next month', 'this month', 'friends', 'sunny', 'next saturn', 'mo', 'monda y'])(
    'is not "%s"',
    (text) => {
      expect(typed(text, TODAY)).toBe('refused');
    },
  );

  it('is one of the next seven days, each by its own name; "next" is in the week after this one', () => {
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    fc.assert(
      fc.property(anyToday, (today) => {
        const ahead = names.map((name) => daysBetween(today, date(typed(name, today) ?? '')));
        expect(ahead.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        const next = names.map((name) => daysBetween(today, date(typed(`next ${name}`, today) ?? '')));
        const [monday = 0] = next;
        expect(next).toEqual(names.map((_, i) => monday + i));
        expect(monday >= 1 && monday <= 7).toBe(true);
      }),
    );
  });
});

describe('an amount typed', () => {
  it('as it is written out comes back whole, with its code or without', () => {
    const amount = fc.bigInt({ min: 0n, max: 1_000_000_000_000_000n });
    fc.assert(
      fc.property(amount, fc.constantFrom('USD', 'JPY', 'KWD'), (minor, currency) => {
        const text = toDecimal({ minor, currency });
        const value = { ok: true, value: minor };
        expect(parseTypedAmount(text, currency)).toEqual(value);
        expect(parseTypedAmount(` ${text} ${currency.toLowerCase()} `, currency)).toEqual(value);
      }),
    );
  });

  it.each(['=1+1', '-5', '🙂', '1k1', '1..5', 'k', '1,00', '٣'])('is not "%s"', (text) => {
    expect(parseTypedAmount(text, 'USD').ok).toBe(false);
  });
});
