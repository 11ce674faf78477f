import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileReading } from '@/domain/evidence/reading';
import {
  futureWarnings,
  quoteWarnings,
  readingWarnings,
  samePoWarnings,
  type RecordFacts,
} from '@/domain/evidence/warnings';
import { date } from '@/domain/values/calendar-date';

function record(fields: Partial<RecordFacts> = {}): RecordFacts {
  const whole = { id: 'a', kind: 'po' as const, reference: 'PO-4711', evidenceOn: date('2026-04-02') };
  return { ...whole, amountMinor: 9300000n, voided: false, ...fields };
}

const READ: FileReading = { state: 'read', reference: 'found', others: [], date: 'found', amount: 'found' };
const reader = { currency: 'EUR', verified: false };
const messages = (list: readonly { message: string }[]) => list.map(({ message }) => message);

describe('the reading of a file', () => {
  it('warns of what it does not name, in words', () => {
    const reading: FileReading = {
      ...READ,
      reference: 'missing',
      others: ['PO-4712'],
      date: 'missing',
      amount: 'missing',
    };
    expect(messages(readingWarnings(reading, record(), reader))).toEqual([
      'PO-4711 not found in the file; it names PO-4712',
      '93,000.00 EUR not found in the file',
      '2 Apr 2026 not found in the file',
    ]);
    expect(readingWarnings(READ, record(), reader)).toEqual([]);
    expect(readingWarnings(null, record(), reader)).toEqual([]);
  });

  it('says that nobody has compared a scan, until somebody has verified it', () => {
    const scan: FileReading = { ...READ, state: 'scan', reference: null, date: null, amount: null };
    expect(messages(readingWarnings(scan, record(), reader))).toEqual([
      'This looks like a scan: nobody has compared it',
    ]);
    expect(readingWarnings(scan, record(), { ...reader, verified: true })).toEqual([]);
  });
});

describe('orders against the last quote', () => {
  const settings = { toleranceBp: 1000, currency: 'EUR' };
  const quote = record({
    id: 'q',
    kind: 'quote',
    reference: 'Q-204',
    amountMinor: 8300000n,
    evidenceOn: date('2026-03-01'),
  });

  it('warn outside of the tolerance, on the last order', () => {
    expect(quoteWarnings([quote, record()], settings).get('a')?.message).toBe(
      '12 % above quote Q-204 (83,000.00 EUR)',
    );
    const parts = [
      quote,
      record({ amountMinor: 3000000n }),
      record({ id: 'b', evidenceOn: date('2026-04-09'), amountMinor: 3000000n }),
    ];
    expect([...quoteWarnings(parts, settings)].map(([id, { message }]) => [id, message])).toEqual([
      ['b', '2 orders together 28 % below quote Q-204 (83,000.00 EUR)'],
    ]);
  });

  it('take the last live quote, and say nothing without one or within the tolerance', () => {
    const newer = record({
      ...quote,
      id: 'r',
      reference: 'Q-205',
      amountMinor: 9300000n,
      evidenceOn: date('2026-03-09'),
    });
    expect(quoteWarnings([quote, newer, record()], settings).size).toBe(0);
    expect(quoteWarnings([quote, { ...newer, voided: true }, record()], settings).size).toBe(1);
    expect(quoteWarnings([record()], settings).size).toBe(0);
    expect(quoteWarnings([quote], settings).size).toBe(0);
  });

  it('warn exactly when they lie further apart than the tolerance', () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 13n });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 10_000 }), (quoted, ordered, toleranceBp) => {
        const records = [{ ...quote, amountMinor: quoted }, record({ amountMinor: ordered })];
        const apart = ordered > quoted ? ordered - quoted : quoted - ordered;
        const outside = apart * 10_000n > quoted * BigInt(toleranceBp);
        expect(quoteWarnings(records, { toleranceBp, currency: 'EUR' }).size).toBe(outside ? 1 : 0);
      }),
    );
  });
});

it('a day in the future does not count yet', () => {
  const today = date('2026-04-01');
  expect(messages(futureWarnings(record(), today))).toEqual([
    'Dated 2 Apr 2026: it does not count before that day',
  ]);
  expect(futureWarnings(record(), date('2026-04-02'))).toEqual([]);
  expect(futureWarnings(record({ voided: true }), today)).toEqual([]);
});

it('the same PO number elsewhere is named where it may be seen, and counted where not', () => {
  const others = [
    { reference: 'po- 4711', dealId: '1', dealName: 'Meters' },
    { reference: 'PO-4711', dealId: '2', dealName: null },
    { reference: 'PO-9', dealId: '3', dealName: 'Others' },
  ];
  expect(samePoWarnings(record(), others)).toEqual([
    { code: 'same_po', message: 'The same PO number is on', deal: { id: '1', name: 'Meters' } },
    { code: 'same_po', message: 'The same PO number is on a deal of somebody else' },
  ]);
  expect(samePoWarnings(record({ voided: true }), others)).toEqual([]);
  expect(samePoWarnings(record({ kind: 'quote' }), others)).toEqual([]);
});
