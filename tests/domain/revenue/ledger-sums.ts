import type { ContractTerm } from '@/domain/revenue/contract-term';
import type { ArrByStream, RetentionSums } from '@/domain/revenue/retention';
import type { CustomerMovement } from '@/domain/revenue/roll-ups';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { multiplyRatio } from '@/domain/values/money';
import { byStream, type Stream } from '@/domain/values/stream';
import { FIRST_MONTH, type RandomLedger } from './random-ledgers';

export const atConstantRates = (row: CustomerMovement) => ({
  ...row,
  amountMinor: row.amountMinor - row.fxMinor,
});
export const lastDay = (period: Period) => addDays(startOfPeriod(period + 1), -1);
/** ARR in force at the end of a day, straight from contracts and rates: nothing here goes through movements. */
export function arrOn(
  { book }: RandomLedger,
  contracts: readonly ContractTerm[],
  day: CalendarDate,
  stream: Stream,
  constant: boolean,
) {
  let total = 0n;
  for (const { startOn, endOn, own, arrMinor, stream: of } of contracts) {
    if (
      of !== stream ||
      startOn > day ||
      (endOn !== null && endOn <= day) ||
      (endOn !== null && endOn <= startOn)
    )
      continue;
    if (!own) {
      total += arrMinor;
      continue;
    }
    const monthly = (book.monthly.get(own.currency) ?? [])
      .filter(({ period }) => period <= periodOf(day))
      .at(-1);
    const rate = constant ? (book.constant.get(own.currency) ?? 0n) : (monthly?.rate ?? own.rate);
    const minor = own.currency === 'JPY' ? 100n : 1n;
    total += multiplyRatio(own.amountMinor * 12n * minor, rate, BigInt(own.periodMonths) * 10n ** 10n);
  }
  return total;
}

export function arrOfRows(rows: readonly CustomerMovement[], day: CalendarDate, stream: Stream): bigint {
  return rows.reduce(
    (sum, row) => (row.stream === stream && row.effectiveOn <= day ? sum + row.amountMinor : sum),
    0n,
  );
}

export function firstOpenDay(ledger: RandomLedger): CalendarDate {
  return ledger.closedThrough === null ? startOfPeriod(FIRST_MONTH) : startOfPeriod(ledger.closedThrough + 1);
}

export function ofCustomer(rows: readonly CustomerMovement[], customerId: string): CustomerMovement[] {
  return rows.filter((row) => row.customerId === customerId);
}

export function states(rows: readonly CustomerMovement[], period: Period): Map<string, ArrByStream> {
  const customers = new Set(rows.map(({ customerId }) => customerId));
  return new Map(
    [...customers].map((id) => [
      id,
      byStream((stream) => arrOfRows(ofCustomer(rows, id), lastDay(period), stream)),
    ]),
  );
}

export function must(held: boolean, what: string): void {
  if (!held) throw new Error(what);
}

export const NOTHING: RetentionSums = { startMinor: 0n, retainedMinor: 0n, endMinor: 0n };

export function same(a: RetentionSums | undefined, b: RetentionSums): boolean {
  return a?.startMinor === b.startMinor && a.retainedMinor === b.retainedMinor && a.endMinor === b.endMinor;
}
