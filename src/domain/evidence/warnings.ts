import type { EvidenceKind } from '@/domain/deals/deal';
import { dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio, toDecimal } from '@/domain/values/money';
import type { FileReading } from './reading';

/** A record of evidence as its warnings need it. Money in minor units of `currency`. */
export type RecordFacts = {
  id: string;
  kind: EvidenceKind;
  reference: string | null;
  evidenceOn: CalendarDate;
  amountMinor: bigint | null;
  voided: boolean;
};

export type Warning = {
  code: 'file' | 'unread' | 'same_po' | 'quote' | 'future';
  message: string;
  /** The other deal that it is about, if the reader may see it. */
  deal?: { id: string; name: string };
};

/** What a file does not confirm. A record that somebody has verified with his own eyes needs no comparing of scans. */
export function readingWarnings(
  reading: FileReading | null,
  record: RecordFacts,
  { currency, verified }: { currency: string; verified: boolean },
): Warning[] {
  if (!reading) return [];
  const { state } = reading;
  if (state !== 'read') return verified ? [] : [{ code: 'unread', message: UNREAD[state] }];
  const missing: string[] = [];
  const other = reading.others.length > 0 ? `; it names ${reading.others.join(', ')}` : '';
  if (reading.reference === 'missing')
    missing.push(`${record.reference ?? 'The number'} not found in the file${other}`);
  if (reading.amount === 'missing' && record.amountMinor !== null)
    missing.push(
      `${grouped(toDecimal({ minor: record.amountMinor, currency }))} ${currency} not found in the file`,
    );
  if (reading.date === 'missing') missing.push(`${dayText(record.evidenceOn)} not found in the file`);
  return missing.map((message) => ({ code: 'file', message }));
}

const UNREAD = {
  scan: 'This looks like a scan: nobody has compared it',
  picture: 'A picture: nobody has compared it',
  unread: 'The file could not be read: nobody has compared it',
};

function grouped(decimal: string): string {
  return decimal.replaceAll(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');
}

/** A record dated after today counts from its day on, not before. Only files bring such. */
export function futureWarnings(record: RecordFacts, today: CalendarDate): Warning[] {
  if (record.voided || record.evidenceOn <= today) return [];
  return [
    { code: 'future', message: `Dated ${dayText(record.evidenceOn)}: it does not count before that day` },
  ];
}

const ORDERS: readonly EvidenceKind[] = ['po', 'order_form'];

/**
 * The orders of a deal against its last quote: all live ones together, since a customer may order in parts. Said on the last order.
 * `toleranceBp`: how far they may lie apart in basis points of the quote (tenant setting).
 */
export function quoteWarnings(
  records: readonly RecordFacts[],
  { toleranceBp, currency }: { toleranceBp: number; currency: string },
): Map<string, Warning> {
  const live = records.filter((record) => !record.voided && (record.amountMinor ?? 0n) > 0n);
  const quote = lastOf(live.filter(({ kind }) => kind === 'quote'));
  const orders = live.filter(({ kind }) => ORDERS.includes(kind));
  const last = lastOf(orders);
  if (!quote?.amountMinor || !last) return new Map();
  const ordered = orders.reduce((total, { amountMinor }) => total + (amountMinor ?? 0n), 0n);
  const apart = ordered > quote.amountMinor ? ordered - quote.amountMinor : quote.amountMinor - ordered;
  if (apart * 10_000n <= quote.amountMinor * BigInt(toleranceBp)) return new Map();
  const percent = multiplyRatio(apart, 100n, quote.amountMinor);
  const way = ordered > quote.amountMinor ? 'above' : 'below';
  const name = `quote ${quote.reference ?? ''}`.trim();
  const amount = `${grouped(toDecimal({ minor: quote.amountMinor, currency }))} ${currency}`;
  const subject = orders.length > 1 ? `${orders.length} orders together ` : '';
  const message = `${subject}${percent === 0n ? 'under 1' : percent} % ${way} ${name} (${amount})`;
  return new Map([[last.id, { code: 'quote', message }]]);
}

function lastOf(records: readonly RecordFacts[]): RecordFacts | undefined {
  return records
    .toSorted((a, b) =>
      a.evidenceOn < b.evidenceOn ? -1 : a.evidenceOn > b.evidenceOn ? 1 : a.id < b.id ? -1 : 1,
    )
    .at(-1);
}

/** The form in which two PO numbers are the same: blanks and case do not make another. */
export function samePoNumber(reference: string): string {
  return reference.replaceAll(/\s+/g, '').toUpperCase();
}

/** The same live PO number on another deal. `others`: those deals, with a name where the reader may see them. */
export function samePoWarnings(
  record: RecordFacts,
  others: readonly { reference: string; dealId: string; dealName: string | null }[],
): Warning[] {
  if (record.voided || record.kind !== 'po' || record.reference === null) return [];
  const number = samePoNumber(record.reference);
  const same = others.filter(({ reference }) => samePoNumber(reference) === number);
  const named = same.flatMap(({ dealId, dealName }) =>
    dealName === null
      ? []
      : [
          {
            code: 'same_po' as const,
            message: 'The same PO number is on',
            deal: { id: dealId, name: dealName },
          },
        ],
  );
  const hidden = same.length - named.length;
  if (hidden === 0) return named;
  const message = `The same PO number is on ${hidden === 1 ? 'a deal' : `${hidden} deals`} of somebody else`;
  return [...named, { code: 'same_po', message }];
}
