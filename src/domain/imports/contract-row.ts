import { readTerms, yearOf } from './contract-terms';
import { isNone } from './numbers';
import { MAX_NAME, stagedCustomer } from './row-names';
import type { RowReader } from './row-reader';
import type { StagedContract, StagedMoney } from './staged';
import type { ImportStream } from './types';
import { periodOfWord, readPeriod, readStream } from './words';

const NEVER = /^(9999|2999)|31[./-]12[./-](9999|2999)|12[./-]31[./-](9999|2999)/;

/** A recurring contract; null with an error where customer, start, amount, stream or period cannot be read. */
export function readContract(reader: RowReader, externalId: string): StagedContract | null {
  const customer = stagedCustomer(reader);
  if (customer === null) reader.error('customer', null, 'is missing', 'Name the customer.');
  const startOn = required(reader, 'startOn');
  const endOn = readEnd(reader);
  if (startOn !== null && endOn !== null && endOn < startOn) {
    reader.error('endOn', reader.raw('endOn'), 'lies before the start', 'Correct start or end.');
  }
  const price = reader.money('amount');
  const amount = price && reader.multiplies ? times(price, reader.integer('quantity') ?? 1) : price;
  if (amount === null && !reader.failed)
    reader.error('amount', null, 'is missing', 'Fill in the amount per period.');
  if (amount?.minor.startsWith('-'))
    reader.error('amount', reader.raw('amount'), 'is negative', 'Import the credit by its end date.');
  const periodMonths = readMonths(reader);
  const stream = readContractStream(reader);
  const plan = reader.text('plan', MAX_NAME);
  const signedOn = reader.date('signedOn');
  const dealExternalId = reader.text('dealExternalId', MAX_NAME);
  const terms = readTerms(reader, { startOn, endOn });
  if (reader.failed || !customer || !startOn || !amount || !periodMonths || !stream) return null;
  return {
    rowNo: reader.rowNo,
    externalId,
    customer,
    dealExternalId,
    stream,
    plan,
    signedOn,
    startOn,
    endOn,
    amount,
    periodMonths,
    arrMinor: yearOf(amount, periodMonths, reader.plan.currency).toString(),
    ...terms,
  };
}

function times(price: StagedMoney, quantity: number): StagedMoney {
  const multiplied = (minor: string) => (BigInt(minor) * BigInt(quantity)).toString();
  return {
    ...price,
    minor: multiplied(price.minor),
    sourceMinor: price.sourceMinor === null ? null : multiplied(price.sourceMinor),
  };
}

function required(reader: RowReader, target: string) {
  const day = reader.date(target);
  if (day === null && reader.value(target) === null)
    reader.error(target, null, 'is missing', 'Fill in the date.');
  return day;
}

/** "9999-12-31" is how programs write that a contract runs on. */
function readEnd(reader: RowReader) {
  const text = reader.raw('endOn');
  return text === null || isNone(text) || NEVER.test(text) ? null : reader.date('endOn');
}

/**
 * What a person chose, else what the amount's own column name says ("MRR", "monthly_amount": beside it, "billed annually" or a term
 * of 24 months is only how it is paid), else the period column.
 */
function readMonths(reader: RowReader): number | null {
  const word = reader.value('period');
  const named = reader.isChosen('period') ? null : periodOfWord(reader.columnName('amount') ?? '');
  if (named !== null) return named;
  if (word === null) {
    const months = periodOfWord(reader.columnName('amount') ?? '');
    if (months === null) reader.error('period', null, 'is missing', 'Say month, quarter or year.');
    return months;
  }
  const months = readPeriod(word);
  if (months === null)
    reader.error('period', word, 'is not a period', 'Use month, quarter, year or a number of months.');
  return months;
}

function readContractStream(reader: RowReader): ImportStream | null {
  const word = reader.value('stream');
  const stream = word === null ? null : readStream(word);
  if (stream === null) reader.error('stream', word, 'names no stream', 'Use hardware, software or services.');
  return stream;
}
