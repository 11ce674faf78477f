import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, RowsByText } from '@/domain/imports/hash-set';
import { nameColumns } from '@/domain/imports/header';
import { shorten } from '@/domain/imports/problems';
import { ColumnScan, MAX_DISTINCT, type ScanAims } from '@/domain/imports/scan';
import type { FileStatistics } from '@/domain/imports/types';
import { sourceRows, table, type Table } from './a-plan';

const NOTHING: ScanAims = { mustDecide: [], keys: [] };

function scanned(of: Table, aims = NOTHING): { scan: ColumnScan; statistics: FileStatistics } {
  const scan = new ColumnScan(nameColumns(of.header).columns, aims);
  scan.add(sourceRows(of));
  return { scan, statistics: scan.statistics(true) };
}

function many(count: number, row: (i: number) => string[], header: string[]): Table {
  return { header, rows: Array.from({ length: count }, (_, i) => row(i)) };
}

describe('the first pass', () => {
  it('learns how full a column is, its samples and its values', () => {
    const { statistics } = scanned(table('Stage|Amount', 'Won|5', 'Lost|-', 'Won|n/a', 'Open|7'));
    expect(statistics.rows).toBe(4);
    expect(statistics.columns[0]).toMatchObject({ filled: 4, samples: ['Won', 'Lost', 'Open'] });
    expect(statistics.columns[0]?.distinct?.get('Won')).toBe(2);
    expect(statistics.columns[1]).toMatchObject({ filled: 2, share: { number: 1, date: 0 } });
  });

  it('keeps a bounded number of values', () => {
    const { statistics } = scanned(many(MAX_DISTINCT + 1, (i) => [`value ${i}`], ['Name']));
    expect(statistics.columns[0]?.distinct).toBeNull();
    expect(statistics.columns[0]?.samples).toHaveLength(3);
  });

  it('goes on looking for proof in an undecided column to the very end', () => {
    const rows = many(5000, (i) => [i === 4999 ? '31/12/2026' : '01/02/2026'], ['Close']);
    expect(scanned(rows).statistics.columns[0]?.reading.dates).toBe('dmy');
    const numbers = many(5000, (i) => [i === 4999 ? '1.234,50' : '1.234'], ['Amount']);
    expect(scanned(numbers).statistics.columns[0]?.reading.decimal).toBe(',');
  });

  it('may stop early only when dates are proven and no key is looked for', () => {
    const iso = many(10_000, (i) => [`D${i}`, '2026-01-02'], ['Id', 'Close']);
    expect(scanned(iso, { mustDecide: [1], keys: [] }).scan.settled()).toBe(true);
    expect(scanned(iso, { mustDecide: [1], keys: [[0]] }).scan.settled()).toBe(false);
    const open = many(10_000, (i) => [`D${i}`, '01/02/2026'], ['Id', 'Close']);
    expect(scanned(open, { mustDecide: [1], keys: [] }).scan.settled()).toBe(false);
    const sparse = many(10_000, (i) => [`D${i}`, i === 0 ? '2026-01-02' : ''], ['Id', 'Close']);
    expect(scanned(sparse, { mustDecide: [1], keys: [] }).scan.settled()).toBe(false);
  });

  it('tests keys over all rows: blank and repeated ones are none', () => {
    const of = table('A|B|C', '1|x|', '2|x|', '3|y|');
    const { statistics } = scanned(of, { mustDecide: [], keys: [[0], [1], [2], [0, 1]] });
    expect(statistics.keys.map(({ unique }) => unique)).toEqual([true, false, false, true]);
    expect(statistics.keys[3]?.names).toEqual(['A', 'B']);
  });

  it('tests only the three best keys on a very long file', () => {
    const of = many(200_001, (i) => [String(i), String(i), String(i), String(i)], ['A', 'B', 'C', 'D']);
    const { statistics } = scanned(of, { mustDecide: [], keys: [[0], [1], [2], [3]] });
    expect(statistics.keys.map(({ unique }) => unique)).toEqual([true, true, true, false]);
  });
});

describe('the set of texts', () => {
  it('answers with the first row of a text, as a map of all texts would', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }), (texts) => {
        const rows = new RowsByText();
        const first = new Map<string, number>();
        return texts.every((text, i) => {
          const known = first.get(text) ?? null;
          if (known === null) first.set(text, i);
          return rows.add(text, i) === known;
        });
      }),
    );
  });

  it('grows past its first size without losing a text', () => {
    const rows = new RowsByText();
    for (let i = 0; i < 20_000; i++) expect(rows.add(`text ${i}`, i)).toBeNull();
    for (let i = 0; i < 20_000; i += 997) expect(rows.add(`text ${i}`, -1)).toBe(i);
  });

  it('counts', () => {
    const rows = new RowsByText();
    expect(['a', 'b', 'a', 'a'].map((text) => rows.increment(text))).toEqual([1, 1, 2, 3]);
  });

  it('has a stable fingerprint of 26 digits', () => {
    expect(fingerprint('a')).toMatch(/^[\da-f]{26}$/);
    expect(fingerprint('a')).toBe(fingerprint('a'));
    expect(fingerprint('a')).not.toBe(fingerprint('b'));
  });
});

describe('a shortened value', () => {
  it.each([
    ['short', 120, 'short'],
    ['two\n lines\t', 120, 'two lines'],
    ['123456', 5, '1234…'],
    ['abc🚀def', 5, 'abc…'],
  ])('%j', (text, length, expected) => {
    expect(shorten(text, length)).toBe(expected);
  });
});
