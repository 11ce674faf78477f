import fc from 'fast-check';
import type { ContractTerm } from '@/domain/revenue/contract-term';
import { onlyCurrency } from '@/domain/revenue/fx';
import { movementsOf, type NetMovement } from '@/domain/revenue/movements';
import type { CustomerMovement } from '@/domain/revenue/roll-ups';
import { addDays, date, type CalendarDate } from '@/domain/values/calendar-date';
import { STREAMS } from '@/domain/values/stream';

export const FIRST_DAY = date('2024-01-01');
const DAYS = 900;

export const anyDay: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 0, max: DAYS })
  .map((n) => addDays(FIRST_DAY, n));

/** Few days and round amounts, so that steps meet on the same day and cancel out often. */
export const anyContract: fc.Arbitrary<ContractTerm> = fc
  .record({
    id: fc.uuid(),
    stream: fc.constantFrom(...STREAMS),
    startOn: anyMonthStart(),
    months: fc.option(fc.integer({ min: -1, max: 14 }), { freq: 4 }),
    offset: fc.constantFrom(0, 0, 0, 14),
    hundreds: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ id, stream, startOn, months, offset, hundreds }) => ({
    id,
    stream,
    startOn,
    endOn: months === null ? null : addDays(startOn, months * 30 + offset),
    arrMinor: BigInt(hundreds) * 100n,
    own: null,
    changesCurrencyOf: null,
  }));

function anyMonthStart(): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: 0, max: 28 }).map((n) => addDays(FIRST_DAY, n * 30));
}

export const anyContracts = fc.array(anyContract, { maxLength: 8 });

/** The movements of a customer of a company without foreign currencies. */
export function moved(contracts: readonly ContractTerm[]): NetMovement[] {
  return movementsOf(contracts, onlyCurrency('USD'));
}

/** The ledger of up to five customers: customer id → contracts. */
export const anyCompany: fc.Arbitrary<Map<string, ContractTerm[]>> = fc
  .array(anyContracts, { minLength: 1, maxLength: 5 })
  .map((customers) => new Map(customers.map((contracts, i) => [`customer-${i}`, contracts])));

export function ledgerOf(company: ReadonlyMap<string, readonly ContractTerm[]>): CustomerMovement[] {
  return [...company].flatMap(([customerId, contracts]) =>
    moved(contracts).map((movement) => ({ ...movement, customerId, reversesId: null })),
  );
}

/** ARR in force at the end of a day, straight from the contracts: the ledger is held against it. */
export function arrOn(contracts: readonly ContractTerm[], day: CalendarDate, stream?: string): bigint {
  let total = 0n;
  for (const contract of contracts) {
    if (stream !== undefined && contract.stream !== stream) continue;
    if (contract.startOn <= day && (contract.endOn === null || day < contract.endOn))
      total += contract.arrMinor;
  }
  return total;
}
