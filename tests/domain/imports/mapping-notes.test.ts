import { describe, expect, it } from 'vitest';
import { multipliesQuantity, quantityNotes } from '@/domain/imports/contract-quantity';
import { mappingNotes } from '@/domain/imports/mapping-notes';
import { withRemembered, type CheckOptions } from '@/domain/imports/report';
import type { ColumnPlan, ColumnStatistics, ImportKind } from '@/domain/imports/types';

const READING = { dates: null, decimal: null, percentIsFraction: false, utc: false };

function column(name: string, over: Partial<ColumnPlan> = {}): ColumnPlan {
  const taken = { target: null, confidence: 'certain', reason: 'same name', suggestion: null } as const;
  return { index: 0, name, samples: [], reading: READING, currency: null, ...taken, ...over };
}

function statistics(name: string, over: Partial<ColumnStatistics> = {}): ColumnStatistics {
  const share = { date: 0, number: 0, boolean: 0, currency: 0 };
  const empty = { index: 0, name, named: true, filled: 0, samples: [], distinct: null };
  return { ...empty, share, reading: READING, ...over };
}

const NONE = new Set<number>();

describe('the notes of a mapping', () => {
  it('are none where everything is certain, whether a column is taken or left out', () => {
    expect(mappingNotes([column('Amount', { target: 'amount' }), column('Colour')], NONE, [])).toEqual([]);
  });

  it('tell of a second column for one field, but not where it is the one taken', () => {
    const columns = [
      column('Amount', { target: 'amount' }),
      column('Amount (2)', { index: 1, reason: 'is a second amount' }),
    ];
    expect(mappingNotes(columns, new Set([0, 1]), [])).toEqual([
      { code: 'two-columns-one-field', message: '"Amount (2)" is left out: it is a second amount.' },
    ]);
  });

  it('tell of a column whose values do not fit its name, and how to take it all the same', () => {
    const guess = column('Close', {
      confidence: 'guess',
      reason: 'is named like a date and holds words',
      suggestion: 'closeOn',
    });
    expect(mappingNotes([guess], NONE, [])).toEqual([
      {
        code: 'values-do-not-fit',
        message:
          '"Close" is left out: it is named like a date and holds words; --map "Close=closeOn" takes it all the same.',
      },
    ]);
    expect(mappingNotes([{ ...guess, reason: 'is similar' }], NONE, [])).toEqual([]);
  });

  it('tell of what is only likely where it is taken', () => {
    const likely = column('=Value', { target: 'amount', confidence: 'likely', reason: 'similar to Amount' });
    expect(mappingNotes([likely], NONE, [])).toEqual([
      { code: 'likely-mapping', message: '"=Value" is taken as amount: similar to Amount.' },
    ]);
    expect(mappingNotes([{ ...likely, target: null }], NONE, [])).toEqual([]);
  });

  it('count the columns that have neither a name nor values', () => {
    const bare = statistics('Column 9', { named: false });
    const others = [statistics('Named'), statistics('Column 3', { named: false, filled: 1 })];
    const told = (...found: ColumnStatistics[]) =>
      mappingNotes([], NONE, found).map(({ message }) => message);
    expect(told(...others)).toEqual([]);
    expect(told(bare, ...others)).toEqual(['1 column without a name and without values left out.']);
    expect(told(bare, bare)).toEqual(['2 columns without a name and without values left out.']);
  });
});

describe("a contract's quantity", () => {
  const plan = (
    amount: string,
    quantity: Partial<ColumnPlan> | null = {},
    kind: ImportKind = 'contracts',
  ) => ({
    kind,
    constants: {} as Record<string, string>,
    columns: [
      column(amount, { target: 'amount' }),
      ...(quantity === null ? [] : [column('Seats', { target: 'quantity', ...quantity })]),
    ],
  });

  it.each(['Unit price', 'Price per seat', 'Each', 'Preis', 'UnitPrice', 'Prezzo unitario', 'Preço'])(
    'multiplies "%s"',
    (amount) => {
      expect(multipliesQuantity(plan(amount))).toBe(true);
      expect(multipliesQuantity(plan(amount, null))).toBe(false);
    },
  );

  it.each(['MRR', 'Annual value', 'Perpetual fee', 'Community', ''])('only stands beside "%s"', (amount) => {
    expect(multipliesQuantity(plan(amount))).toBe(false);
  });

  it('multiplies where a person chose it, or said one for all rows', () => {
    expect(multipliesQuantity(plan('MRR', { reason: 'you chose it' }))).toBe(true);
    expect(multipliesQuantity({ ...plan('MRR', null), constants: { quantity: '3' } })).toBe(true);
    expect(
      multipliesQuantity({ ...plan('MRR', null), constants: Object.create({ quantity: '3' }) as {} }),
    ).toBe(false);
  });

  it('is told in words, of contracts that have both', () => {
    expect(quantityNotes(plan('Unit price'))).toEqual([
      { code: 'quantity', message: '"Unit price" is multiplied by "Seats".' },
    ]);
    expect(quantityNotes(plan('MRR'))[0]?.message).toBe(
      '"MRR" is taken for the whole contract; if it is the price of one, say --map "Seats=quantity".',
    );
    expect(quantityNotes(plan('MRR', null))).toEqual([]);
    expect(quantityNotes(plan('Unit price', {}, 'deals'))).toEqual([]);
  });
});

describe('what was chosen for a file last time', () => {
  const last: CheckOptions = { preset: 'hubspot', map: { Amount: 'amount', Day: 'closeOn' }, dates: 'dmy' };

  it('holds again, under what is said now', () => {
    const now: CheckOptions = { map: { Day: 'createdOn', Rep: 'rep' }, dates: 'mdy', preset: undefined };
    expect(withRemembered(last, now)).toMatchObject({
      preset: 'hubspot',
      dates: 'mdy',
      map: { Amount: 'amount', Day: 'createdOn', Rep: 'rep' },
    });
  });

  it('is nothing where there was no last time', () => {
    const now: CheckOptions = { decimal: ',' };
    expect(withRemembered(null, now)).toBe(now);
  });

  it('can be taken back column by column, and is left as it was remembered', () => {
    expect(withRemembered(last, { map: { Amount: '' } }).map).toEqual({ Amount: '', Day: 'closeOn' });
    expect(last.map).toEqual({ Amount: 'amount', Day: 'closeOn' });
  });
});
