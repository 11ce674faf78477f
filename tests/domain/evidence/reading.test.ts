import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareWithFile,
  daysIn,
  holdsAmount,
  holdsReference,
  orderNumbers,
} from '@/domain/evidence/reading';
import { addDays, date, dayText } from '@/domain/values/calendar-date';
import { toDecimal } from '@/domain/values/money';

const typed = {
  reference: 'PO-4711',
  evidenceOn: date('2026-04-02'),
  amountMinor: 9300050n,
  currency: 'EUR',
};
const ORDER = 'Alder Cold Stores\nPurchase Order No. PO-4711\nDate: 2 April 2026\nTotal 93,000.50 EUR';

describe('a file against what was typed', () => {
  it('confirms what it names', () => {
    expect(compareWithFile({ state: 'read', text: ORDER }, typed)).toEqual({
      state: 'read',
      reference: 'found',
      others: [],
      date: 'found',
      amount: 'found',
    });
  });

  it('names the number that it has instead', () => {
    const text = ORDER.replace('PO-4711', 'PO-4712');
    expect(compareWithFile({ state: 'read', text }, typed)).toMatchObject({
      reference: 'missing',
      others: ['PO-4712'],
    });
  });

  it('says nothing of what was not typed, and nothing at all of a scan', () => {
    const bare = { ...typed, reference: null, amountMinor: null };
    expect(compareWithFile({ state: 'read', text: ORDER }, bare)).toMatchObject({
      reference: null,
      amount: null,
    });
    expect(compareWithFile({ state: 'scan', text: null }, typed)).toEqual({
      state: 'scan',
      reference: null,
      others: [],
      date: null,
      amount: null,
    });
  });
});

describe('a reference', () => {
  it.each([
    ['PO-4711', 'Order 4711 of March'],
    ['PO-4711', 'PO 4711'],
    ['4711', 'P.O. 4711'],
    ['po 4711', 'Our PO-\n4711.'],
    ['AB/2026-17', 'Bestellung AB 2026 17'],
    ['Q-204', 'q–204'],
    ['PO Ä-77', 'Po ä 77'],
    ['NR000', 'Order NR000 of March'],
    ['NOX123', 'NOX 123'],
    ['No. 88-1', 'Bestellung 88-1'],
  ])('%s is found in "%s"', (reference, text) => {
    expect(holdsReference(text, reference)).toBe(true);
  });

  it.each([
    ['PO-4711', 'PO-47112'],
    ['PO-4711', 'PO-14711'],
    ['PO-4711', '4,711 units; PO 471'],
    ['4711', 'AB4711'],
    ['.*', 'anything'],
  ])('%s is not found in "%s"', (reference, text) => {
    expect(holdsReference(text, reference)).toBe(false);
  });

  it('is found wherever it stands, with anything around it', () => {
    const reference = fc.stringMatching(/^(?:[A-Z]{0,3}|(?:NO|NR|PO|ORDER)[A-Z]?)-?\d{3,8}$/);
    const around = fc.stringMatching(/^[a-z ,;\n]{0,40}$/);
    fc.assert(
      fc.property(reference, around, around, (number, before, after) => {
        expect(holdsReference(`${before} ${number} ${after}`, number)).toBe(true);
        expect(holdsReference(`${before} ${number}9 ${after}`, number)).toBe(false);
      }),
    );
  });

  it('takes any text as it is and comes back at once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 2000 }),
        (reference, text) => {
          expect(typeof holdsReference(text, reference)).toBe('boolean');
          expect(Array.isArray(orderNumbers(text))).toBe(true);
        },
      ),
    );
    expect(holdsReference('1 '.repeat(100_000), '1'.repeat(200) + '2')).toBe(false);
    expect(orderNumbers('order no no no '.repeat(20_000))).toEqual([]);
  });
});

it('order numbers are those that stand where orders name theirs', () => {
  expect(orderNumbers('Order date 02.04.2026, Bestellnummer: 88-1234. PO #5501/A, order 12')).toEqual([
    '88-1234',
    '5501/A',
  ]);
});

describe('an amount', () => {
  const styles: [string, string][] = [
    [',', '.'],
    ['.', ','],
    ["'", '.'],
    [' ', ','],
    ['', '.'],
  ];
  const write = (minor: bigint, [thousands, point]: [string, string]) => {
    const [whole = '', decimals = ''] = toDecimal({ minor, currency: 'EUR' }).split('.');
    return whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands) + point + decimals;
  };

  it('is found in every usual way of writing, and no other amount is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1000n, max: 10n ** 12n }), fc.constantFrom(...styles), (minor, style) => {
        const text = `Total ${write(minor, style)} EUR`;
        expect(holdsAmount(text, minor, 'EUR')).toBe(true);
        expect(holdsAmount(text, minor + 1n, 'EUR')).toBe(false);
        expect(holdsAmount(text, minor * 10n, 'EUR')).toBe(false);
      }),
    );
  });

  it('without decimals where it is round, and in currencies without any', () => {
    expect(holdsAmount('EUR 93.000,-', 9300000n, 'EUR')).toBe(true);
    expect(holdsAmount('93 000 EUR', 9300000n, 'EUR')).toBe(true);
    expect(holdsAmount('93,000.50', 9300000n, 'EUR')).toBe(false);
    expect(holdsAmount('193,000', 9300000n, 'EUR')).toBe(false);
    expect(holdsAmount('¥1,200,000', 1200000n, 'JPY')).toBe(true);
  });
});

describe('a day', () => {
  it('is found in every usual way of writing', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays(date('1990-01-01'), count));
    fc.assert(
      fc.property(days, (day) => {
        const [y = '', m = '', d = ''] = day.split('-');
        const word = dayText(day).split(' ')[1] ?? '';
        const ways = [
          day,
          `${d}.${m}.${y}`,
          `${m}/${d}/${y}`,
          `${Number(d)}/${Number(m)}/${y}`,
          dayText(day),
          `${word} ${Number(d)}, ${y}`,
        ];
        for (const way of ways) expect(daysIn(`on ${way}, we`).has(day), way).toBe(true);
      }),
    );
  });

  it('is none where nothing is one', () => {
    expect(daysIn('99/99/2026, 31.02.2026, 1.2.3.4.5 and version 12-34').size).toBe(0);
  });
});
