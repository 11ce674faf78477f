import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PLAIN_TERMS,
  insertContract,
  lockContract,
  updateContract,
  type ContractFields,
} from '@/data/contracts';
import { ensureCustomer } from '@/data/customers';
import { postMovements } from '@/data/movements';
import { rebuildRollUps } from '@/data/roll-ups';
import { compareRollUps } from '@/data/roll-ups-compare';
import { computeRollUps, readKnownRollUps, readRollUps } from '@/data/roll-ups-read';
import { lookbacksOf, rollUps, type CustomerMovement, type RollUps } from '@/domain/revenue/roll-ups';
import { addDays, addMonths, date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { STREAMS, type Stream } from '@/domain/values/stream';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { makeTenant } from '../../support/tenants';

const LOOKBACKS = lookbacksOf(24);
/** A month behind all that the edits touch. */
const FAR_AHEAD = periodOf(date('2040-12-31'));
const write = <T>(tenantId: string, work: (unit: Unit) => Promise<T>) =>
  withUnit({ tenantId, mode: 'write' }, work);

type Edit = {
  customer: number;
  what: 'add' | 'change' | 'remove';
  which: number;
  stream: Stream;
  start: number;
  days: number | null;
  arr: number;
};

/** Few customers, months and amounts, so that contracts touch, overlap and cancel out often. */
const edit: fc.Arbitrary<Edit> = fc.record({
  customer: fc.integer({ min: 0, max: 3 }),
  what: fc.constantFrom('add' as const, 'add' as const, 'change' as const, 'remove' as const),
  which: fc.nat(20),
  stream: fc.constantFrom(...STREAMS),
  start: fc.integer({ min: 0, max: 40 }),
  days: fc.option(fc.constantFrom(0, 10, 31, 92, 365, 730)),
  arr: fc.constantFrom(0, 12_000, 12_000, 24_000, 36_500),
});

async function apply(unit: Unit, contracts: string[], one: Edit, now: string): Promise<string[]> {
  const customerId = await ensureCustomer(unit, `Customer ${one.customer}`, now);
  const startOn = addMonths(date('2022-01-01'), one.start);
  const fields: ContractFields = {
    externalId: null,
    customerId,
    dealId: null,
    stream: one.stream,
    plan: null,
    signedOn: null,
    startOn,
    endOn: one.days === null ? null : addDays(startOn, one.days),
    amountMinor: BigInt(one.arr),
    periodMonths: 12,
    arrMinor: BigInt(one.arr),
    currency: 'USD',
    state: 'live',
    ...PLAIN_TERMS,
  };
  const known = contracts[one.which % Math.max(1, contracts.length)];
  if (one.what === 'add' || !known) {
    contracts.push(await insertContract(unit, fields, now));
    return [customerId];
  }
  const stored = await lockContract(unit, known);
  if (!stored) return [];
  await updateContract(unit, stored, one.what === 'remove' ? { ...stored, state: 'removed' } : fields, now);
  return [customerId, stored.customerId];
}

/** All rows as they were at an instant, on the days that they are booked. */
function readRows(unit: Unit, knownAt = 'infinity'): Promise<CustomerMovement[]> {
  return unit.sql<CustomerMovement>(
    `SELECT customer_id AS "customerId", stream, kind, effective_on AS "effectiveOn", amount_minor AS "amountMinor", fx_minor AS "fxMinor",
       reverses_id AS "reversesId" FROM movement WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz`,
    [unit.tenantId, knownAt],
  );
}

function instant(step: number): string {
  return `2026-01-01T00:00:${String(step).padStart(2, '0')}.000Z`;
}

function sorted({ movementMonths, customerMonths, retentionMonths }: RollUps): Record<string, string[]> {
  const rows = { movementMonths, customerMonths, retentionMonths };
  const text = (row: object) =>
    Object.entries(row)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(' ');
  return Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, list.map(text).sort()]));
}

describe('the roll-ups', () => {
  it('equal the reference and a rebuild after any sequence of contract edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        const { id } = await makeTenant();
        const contracts: string[] = [];
        for (const [i, one] of edits.entries()) {
          const now = instant(i);
          await write(id, async (unit) => {
            await postMovements(unit, {
              customerIds: await apply(unit, contracts, one, now),
              importId: null,
              now,
            });
          });
        }
        await write(id, async (unit) => {
          const reference = sorted(rollUps(await readRows(unit), LOOKBACKS));
          expect(sorted(await computeRollUps(unit, { lookbacks: LOOKBACKS }))).toEqual(reference);
          expect(sorted(await readRollUps(unit, FAR_AHEAD, LOOKBACKS))).toEqual(reference);
          expect(await compareRollUps(unit)).toEqual([]);
          await rebuildRollUps(unit, '2026-02-01T00:00:00.000Z');
          expect(sorted(await readRollUps(unit, FAR_AHEAD, LOOKBACKS))).toEqual(reference);
        });
      }),
      { numRuns: 10, seed: 20_261_122 },
    );
  });

  it('are at every instant what they were then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 4, maxLength: 12 }), async (edits) => {
        const { id } = await makeTenant();
        const contracts: string[] = [];
        for (const [i, one] of edits.entries()) {
          await write(id, async (unit) => {
            const customerIds = await apply(unit, contracts, one, instant(i));
            await postMovements(unit, { customerIds, importId: null, now: instant(i) });
          });
        }
        await withUnit({ tenantId: id, mode: 'read' }, async (unit) => {
          for (const i of edits.keys()) {
            const reference = sorted(rollUps(await readRows(unit, instant(i)), LOOKBACKS));
            expect(sorted(await readKnownRollUps(unit, instant(i), FAR_AHEAD, LOOKBACKS))).toEqual(reference);
          }
        });
      }),
      { numRuns: 6, seed: 20_261_123 },
    );
  });

  it('are found out when a cell is wrong, and made right by a rebuild', async () => {
    const { id } = await makeTenant();
    const one: Edit = {
      customer: 0,
      what: 'add',
      which: 0,
      stream: 'software',
      start: 3,
      days: null,
      arr: 12_000,
    };
    await write(id, async (unit) => {
      const now = '2026-01-01T00:00:00.000Z';
      await postMovements(unit, { customerIds: await apply(unit, [], one, now), importId: null, now });
    });
    await asAdmin((client) =>
      client.query('UPDATE movement_month SET amount_minor = amount_minor + 1 WHERE tenant_id = $1', [id]),
    );
    await write(id, async (unit) => {
      expect(await compareRollUps(unit)).toEqual([
        { cell: 'movement_month 24267 software new', kept: '12001 in 1', computed: '12000 in 1' },
      ]);
      await rebuildRollUps(unit, '2026-01-02T00:00:00.000Z');
      expect(await compareRollUps(unit)).toEqual([]);
    });
  });

  it('follow the hardware life when it changes', async () => {
    const { id } = await makeTenant();
    await write(id, async (unit) => {
      const now = '2026-01-01T00:00:00.000Z';
      const one: Edit = {
        customer: 0,
        what: 'add',
        which: 0,
        stream: 'hardware',
        start: 0,
        days: 365,
        arr: 12_000,
      };
      await postMovements(unit, { customerIds: await apply(unit, [], one, now), importId: null, now });
      await unit.execute('UPDATE tenant_setting SET hardware_life_months = 36 WHERE tenant_id = $1', [id]);
      expect((await compareRollUps(unit)).length).toBeGreaterThan(0);
      await rebuildRollUps(unit, now);
      expect(await compareRollUps(unit)).toEqual([]);
      expect((await readRollUps(unit, FAR_AHEAD, [36])).retentionMonths).not.toEqual([]);
      expect((await readRollUps(unit, FAR_AHEAD, [24])).retentionMonths).toEqual([]);
    });
  });
});
