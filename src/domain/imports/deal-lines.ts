import type { CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import type { RowReader } from './row-reader';
import type { StagedLine, StagedMoney } from './staged';
import type { ImportStream } from './types';
import { readStream } from './words';

/** Days that lie after as-of: promises, kept on the line of their stream. */
export type Promises = Record<ImportStream, CalendarDate | null>;

/** The lead-time library's names are as long as this. */
const MAX_LIBRARY_NAME = 200;

export type DealLines = { lines: StagedLine[]; amount: StagedMoney | null; hasHardware: boolean };

const PARTS: readonly { target: string; stream: ImportStream; label: string }[] = [
  { target: 'hardwareAmount', stream: 'hardware', label: 'Hardware' },
  { target: 'softwareAmount', stream: 'software', label: 'Software' },
  { target: 'servicesAmount', stream: 'services', label: 'Services' },
];

/**
 * Lines where the file tells the streams apart: by amounts per stream, or by a stream word beside the one amount. Otherwise none:
 * an amount is never divided by guess. The amount is the file's, else the sum of the lines over the term (software: years).
 */
export function dealLines(
  reader: RowReader,
  product: string | null,
  termMonths: number,
  promises: Promises,
): DealLines {
  const amount = reader.money('amount');
  const supply: Supply = {
    units: reader.integer('units') || null,
    supplier: reader.text('supplier', MAX_LIBRARY_NAME),
    promises,
  };
  const lines: StagedLine[] = [];
  let total = 0n;
  for (const { target, stream, label } of PARTS) {
    const part = reader.money(target);
    if (part === null || part.minor === '0') continue;
    if (part.minor.startsWith('-')) {
      reader.error(
        target,
        reader.raw(target),
        'is negative',
        'Leave it empty, or import the credit by itself.',
      );
      continue;
    }
    const recurring = stream === 'software';
    total += recurring ? multiplyRatio(BigInt(part.minor), BigInt(termMonths), 12n) : BigInt(part.minor);
    const own = stream === 'hardware' ? supply : { ...supply, units: null };
    lines.push(line(stream, part.minor, product ?? label, own));
  }
  if (lines.length === 0) lines.push(...lineByWord(reader, amount, { product, termMonths, ...supply }));
  else if (amount !== null && differs(BigInt(amount.minor), total)) {
    reader.warning('amount', reader.raw('amount'), 'is not the sum of the parts; the parts count', null);
  }
  const summed =
    total === 0n ? null : { minor: total.toString(), sourceMinor: null, sourceCurrency: null, rate: null };
  const hasHardware = lines.length === 0 || lines.some(({ stream }) => stream === 'hardware');
  return { lines, amount: amount ?? summed, hasHardware };
}

type WordContext = Supply & { product: string | null; termMonths: number };

/** What belongs to the hardware of a row, and the days that were promised for each stream. */
type Supply = { units: number | null; supplier: string | null; promises: Promises };

function lineByWord(reader: RowReader, amount: StagedMoney | null, context: WordContext): StagedLine[] {
  const word = reader.value('stream');
  if (word === null || amount === null) return [];
  const stream = readStream(word);
  if (stream === null) {
    reader.warning(
      'stream',
      word,
      'names no stream; the amount stays unsplit',
      'Use hardware, software or services.',
    );
    return [];
  }
  if (amount.minor.startsWith('-') || amount.minor === '0') return [];
  const yearly = multiplyRatio(BigInt(amount.minor), 12n, BigInt(context.termMonths)).toString();
  const description = context.product ?? word.slice(0, 300);
  return [line(stream, stream === 'software' ? yearly : amount.minor, description, context)];
}

/** The line's product is the deal's, which stands on the deal. A supplier makes hardware. */
function line(stream: ImportStream, amountMinor: string, description: string, supply: Supply): StagedLine {
  return {
    stream,
    recurring: stream === 'software',
    description,
    units: supply.units,
    amountMinor,
    promisedOn: supply.promises[stream],
    product: null,
    supplier: stream === 'hardware' ? supply.supplier : null,
  };
}

/** Sums of rounded parts may be off by a unit or two. */
function differs(a: bigint, b: bigint): boolean {
  const difference = a - b;
  return difference > 100n || difference < -100n;
}
