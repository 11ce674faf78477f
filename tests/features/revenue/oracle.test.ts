import { describe, expect, it } from 'vitest';
import { compareCloses, compareClosesWithRows } from '@/data/ledger-closes';
import { readLedgerRollUps } from '@/data/ledger';
import { rebuildRollUps } from '@/data/roll-ups';
import { compareRollUps } from '@/data/roll-ups-compare';
import {
  computeConstantRollUps,
  computeRollUps,
  readConstantRollUps,
  readKnownRollUps,
  readRollUps,
} from '@/data/roll-ups-read';
import { cells } from '@/domain/revenue/roll-up-cells';
import {
  inConstantCurrency,
  lookbacksOf,
  rollUps,
  type CustomerMovement,
  type RollUps,
} from '@/domain/revenue/roll-ups';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { GrownLedger, instantOf } from './grown-ledger';
import { ledgerLines, oracleLines } from './ledger-oracle';

const LEDGERS = 16;
const STEPS = 14;
const LOOKBACKS = lookbacksOf(24);
const FAR_AHEAD = periodOf(date('2045-12-31'));

function rowsAt(unit: Unit, knownAt = 'infinity'): Promise<CustomerMovement[]> {
  return unit.sql<CustomerMovement>(
    `SELECT customer_id AS "customerId", stream, kind, effective_on AS "effectiveOn", amount_minor AS "amountMinor", fx_minor AS "fxMinor",
       reverses_id AS "reversesId" FROM movement WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz`,
    [unit.tenantId, knownAt],
  );
}

const lines = (rows: Parameters<typeof cells>[0]) =>
  [...cells(rows)].map(([cell, held]) => `${cell} = ${held}`).sort();
const plain = ({ movementMonths, customerMonths, retentionMonths }: RollUps) =>
  summed({
    movementMonths,
    customerMonths,
    retentionMonths,
    constantMovementMonths: [],
    constantRetentionMonths: [],
  });

/** Cells that occur twice (the ordinary and the constant part) added up; those of 0 left out. */
function summed(rows: Parameters<typeof cells>[0]): string[] {
  const sums = new Map<string, bigint[]>();
  const add = (key: string, ...amounts: bigint[]) =>
    sums.set(
      key,
      amounts.map((amount, i) => amount + (sums.get(key)?.[i] ?? 0n)),
    );
  for (const row of rows.movementMonths) add(`m ${row.period} ${row.stream} ${row.kind}`, row.amountMinor);
  for (const row of rows.customerMonths) add(`c ${row.period}`, BigInt(row.activeDelta));
  for (const row of rows.retentionMonths)
    add(`r ${row.period} ${row.lookback} ${row.stream}`, row.startMinor, row.retainedMinor, row.endMinor);
  return [...sums]
    .filter(([, amounts]) => amounts.some((amount) => amount !== 0n))
    .map(([key, amounts]) => `${key} ${amounts.join(' ')}`)
    .sort();
}

describe('ledgers that grew by contracts in three currencies, rates and closes', () => {
  it('stand as an independent statement over raw contracts and rates says, with roll-ups that are the same kept, rebuilt and by the reference', async () => {
    for (let seed = 1; seed <= LEDGERS; seed += 1) {
      const { tenantId } = await GrownLedger.grow(seed, STEPS);
      await withUnit({ tenantId, mode: 'write' }, async (unit) => {
        expect([seed, await ledgerLines(unit)]).toEqual([seed, await oracleLines(unit)]);
        const reference = lines(rollUps(await rowsAt(unit), LOOKBACKS));
        const kept = async () =>
          lines({
            ...(await readRollUps(unit, FAR_AHEAD, LOOKBACKS)),
            ...(await readConstantRollUps(unit, FAR_AHEAD, LOOKBACKS)),
          });
        const extent = { lookbacks: LOOKBACKS };
        expect(
          lines({ ...(await computeRollUps(unit, extent)), ...(await computeConstantRollUps(unit, extent)) }),
        ).toEqual(reference);
        expect([seed, await kept()]).toEqual([seed, reference]);
        expect(await compareRollUps(unit)).toEqual([]);
        expect([...(await compareCloses(unit)), ...(await compareClosesWithRows(unit))]).toEqual([]);
        await rebuildRollUps(unit, instantOf(59));
        expect(await kept()).toEqual(reference);
      });
    }
  });

  it('are read up to the end of any day, also within a month', async () => {
    for (let seed = 301; seed <= 306; seed += 1) {
      const { tenantId } = await GrownLedger.grow(seed, STEPS);
      await withUnit({ tenantId, mode: 'read' }, async (unit) => {
        for (const asOf of ['2022-09-14', '2023-03-31', '2024-02-10', '2025-07-01'].map(date)) {
          const rows = (await rowsAt(unit)).filter(({ effectiveOn }) => effectiveOn <= asOf);
          for (const constant of [false, true]) {
            const reference = rollUps(rows, [1]);
            const { movementMonths, customerMonths } = constant ? inConstantCurrency(reference) : reference;
            const read = await readLedgerRollUps(unit, { asOf, lookback: 1, constant });
            const retentionMonths: RollUps['retentionMonths'] = [];
            expect([seed, asOf, plain({ ...read, retentionMonths })]).toEqual([
              seed,
              asOf,
              plain({ movementMonths, customerMonths, retentionMonths }),
            ]);
          }
        }
      });
    }
  });

  it('are at every instant what they were then, at the rates of the day and in constant currency', async () => {
    for (let seed = 201; seed <= 204; seed += 1) {
      const { tenantId } = await GrownLedger.grow(seed, STEPS);
      await withUnit({ tenantId, mode: 'read' }, async (unit) => {
        for (let i = 0; i < STEPS; i += 1) {
          const reference = rollUps(await rowsAt(unit, instantOf(i)), LOOKBACKS);
          const then = (constant: boolean) =>
            readKnownRollUps(unit, instantOf(i), FAR_AHEAD, LOOKBACKS, constant);
          expect([seed, i, plain(await then(false))]).toEqual([seed, i, plain(reference)]);
          expect([seed, i, plain(await then(true))]).toEqual([seed, i, plain(inConstantCurrency(reference))]);
        }
      });
    }
  });
});
