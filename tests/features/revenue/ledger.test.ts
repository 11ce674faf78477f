import { beforeAll, describe, expect, it } from 'vitest';
import { postMovements } from '@/data/movements';
import { compareRollUps } from '@/data/roll-ups-compare';
import { recordContract, removeContract } from '@/features/contracts/commands';
import { customerRevenueQuery, ledgerJson, ledgerQuery, movementsQuery } from '@/features/revenue/queries';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

type Input = Parameters<typeof recordContract>[1];
const SOFTWARE = {
  stream: 'software' as const,
  startOn: '2025-01-10',
  amountMinor: '100000',
  periodMonths: 1,
};

async function record(of: TestTenant, input: Partial<Input> & { customer: string }) {
  return value(await recordContract(of.as.CRO, { ...SOFTWARE, ...input }));
}

async function ledger(of: TestTenant, input: Parameters<typeof ledgerQuery>[1] = {}) {
  return value(await ledgerQuery(of.as.CEO, { asOf: '2025-06-30', ...input })).periods;
}

describe('recording contracts', () => {
  it('posts the year’s amount as new and the next stream as expansion', async () => {
    const of = await makeTenant();
    const first = await record(of, { customer: 'Nordic Foods' });
    expect(first).toMatchObject({ version: 1, posted: 1, reversed: 0 });
    await record(of, {
      customer: 'nordic foods',
      stream: 'hardware',
      startOn: '2025-03-01',
      amountMinor: '240000',
      periodMonths: 12,
    });
    const { rows } = value(await movementsQuery(of.as.CRO, {}));
    expect(rows.map((row) => [row.effectiveOn, row.stream, row.kind, row.amountMinor])).toEqual([
      ['2025-03-01', 'hardware', 'expansion', 240_000n],
      ['2025-01-10', 'software', 'new', 1_200_000n],
    ]);
  });

  it('corrects by rows that name the ones they take back, and never touches a row', async () => {
    const of = await makeTenant();
    const { contractId } = await record(of, { customer: 'Acme' });
    const changed = await record(of, { customer: 'Acme', contractId, version: 1, amountMinor: '200000' });
    expect(changed).toMatchObject({ version: 2, posted: 1, reversed: 1 });
    const { rows } = value(await movementsQuery(of.as.CRO, {}));
    const wrong = rows.find((row) => row.reversedById !== null);
    const reversal = rows.find((row) => row.reversesId !== null);
    expect(rows).toHaveLength(3);
    expect(reversal).toMatchObject({
      reversesId: wrong?.id,
      amountMinor: -1_200_000n,
      kind: 'new',
      effectiveOn: '2025-01-10',
    });
    expect((await ledger(of))[0]).toMatchObject({
      openingMinor: 0n,
      newMinor: 2_400_000n,
      closingMinor: 2_400_000n,
      customers: 1,
    });
  });

  it('writes nothing when nothing changed', async () => {
    const of = await makeTenant();
    const { contractId } = await record(of, { customer: 'Acme', endOn: '2025-05-01' });
    expect(await record(of, { customer: 'Acme', endOn: '2025-05-01', contractId, version: 1 })).toMatchObject(
      { posted: 0, reversed: 0 },
    );
    await withUnit({ tenantId: of.id, mode: 'write' }, async (unit) => {
      const order = { customerIds: 'all' as const, importId: null, now: '2026-01-01T00:00:00.000Z' };
      expect(await postMovements(unit, order)).toEqual({ posted: 0, reversed: 0 });
    });
  });

  it('moves a contract to another customer and takes one out', async () => {
    const of = await makeTenant();
    const { contractId } = await record(of, { customer: 'Wrong name' });
    await record(of, { customer: 'Right name', contractId, version: 1 });
    expect((await ledger(of))[0]).toMatchObject({ customers: 1, newMinor: 1_200_000n });
    value(await removeContract(of.as.CRO, { contractId, version: 2, reason: 'Never signed' }));
    expect(await ledger(of)).toEqual([]);
    await withUnit({ tenantId: of.id, mode: 'read' }, async (unit) =>
      expect(await compareRollUps(unit)).toEqual([]),
    );
    expect(refusal(await removeContract(of.as.CRO, { contractId, version: 3, reason: 'Again' })).code).toBe(
      'not_found',
    );
  });

  it('refuses a contract that was never active, and the second of two writers', async () => {
    const of = await makeTenant();
    const input = { ...SOFTWARE, customer: 'Acme', endOn: '2025-01-10' };
    expect(refusal(await recordContract(of.as.CRO, input))).toMatchObject({
      code: 'invalid',
      fields: { endOn: expect.any(String) },
    });
    const { contractId } = await record(of, { customer: 'Acme' });
    await record(of, { customer: 'Acme', contractId, version: 1, plan: 'Gold' });
    const late = refusal(
      await recordContract(of.as.CRO, { ...SOFTWARE, customer: 'Acme', contractId, version: 1 }),
    );
    expect(late).toMatchObject({ code: 'conflict', details: { version: 2, theirs: { plan: 'Gold' } } });
  });

  it('is for the CRO alone', async () => {
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const) {
      expect(refusal(await recordContract(tenant.as[role], { ...SOFTWARE, customer: 'Acme' })).code).toBe(
        'not_found',
      );
    }
  });
});

describe('the ledger', () => {
  it('counts in an unfinished month only what took effect by that day', async () => {
    const of = await makeTenant();
    await record(of, { customer: 'A', startOn: '2025-02-05' });
    await record(of, { customer: 'B', startOn: '2025-02-20', amountMinor: '50000' });
    await record(of, { customer: 'A', stream: 'services', startOn: '2025-02-21', endOn: '2025-02-27' });
    const running = await ledger(of, { asOf: '2025-02-20' });
    expect(running).toHaveLength(1);
    expect(running[0]).toMatchObject({
      complete: false,
      customers: 2,
      newMinor: 1_800_000n,
      expansionMinor: 0n,
      closingMinor: 1_800_000n,
    });
    const whole = await ledger(of, { asOf: '2025-02-28' });
    expect(whole[0]).toMatchObject({
      complete: true,
      expansionMinor: 1_200_000n,
      contractionMinor: -1_200_000n,
      closingMinor: 1_800_000n,
    });
  });

  it('opens where the period before closed, by month and by fiscal quarter', async () => {
    const of = await makeTenant({ fiscalStartMonth: 4 });
    await record(of, { customer: 'A', startOn: '2024-01-01', endOn: '2024-09-01' });
    await record(of, { customer: 'A', startOn: '2024-09-01', amountMinor: '60000' });
    await record(of, { customer: 'B', startOn: '2024-02-01', endOn: '2024-11-01' });
    await record(of, { customer: 'B', startOn: '2025-02-01', amountMinor: '30000' });
    for (const by of ['month', 'quarter'] as const) {
      const periods = await ledger(of, { by });
      let closing = 0n;
      for (const period of periods) {
        expect(period.openingMinor).toBe(closing);
        const { newMinor, expansionMinor, reactivationMinor, contractionMinor, churnMinor, fxMinor } = period;
        closing += newMinor + expansionMinor + reactivationMinor + contractionMinor + churnMinor + fxMinor;
        expect(period.closingMinor).toBe(closing);
      }
      expect(closing).toBe(720_000n + 360_000n);
    }
    const quarters = await ledger(of, { by: 'quarter' });
    expect(quarters.map((period) => period.label)).toContain('Q3 FY2025');
    expect(quarters.find((period) => period.label === 'Q3 FY2025')).toMatchObject({
      churnMinor: -1_200_000n,
      customers: 1,
    });
  });

  it('shows the old numbers as known before a correction', async () => {
    const of = await makeTenant();
    const at = <T>(instant: string, work: () => Promise<T>) => atInstant(instant, work);
    const { contractId } = await at('2025-04-01T09:00:00Z', () => record(of, { customer: 'A' }));
    await at('2025-05-01T09:00:00Z', () =>
      record(of, { customer: 'A', contractId, version: 1, amountMinor: '70000' }),
    );
    await at('2025-05-02T09:00:00Z', () => record(of, { customer: 'B', startOn: '2025-02-01' }));
    const closing = async (knownAt?: string) => (await ledger(of, { knownAt })).at(-1)?.closingMinor;
    expect(await closing('2025-03-31T00:00:00Z')).toBeUndefined();
    expect(await closing('2025-04-01T09:00:00Z')).toBe(1_200_000n);
    expect(await closing('2025-05-01T12:00:00Z')).toBe(840_000n);
    expect(await closing('2025-06-01T00:00:00Z')).toBe(2_040_000n);
    expect(await ledger(of, { knownAt: '2025-06-01T00:00:00Z', by: 'quarter' })).toEqual(
      await ledger(of, { by: 'quarter' }),
    );
    const known = value(await movementsQuery(of.as.CRO, { knownAt: '2025-04-15T00:00:00Z' })).rows;
    expect(known.map((row) => [row.amountMinor, row.reversedById])).toEqual([[1_200_000n, null]]);
  });

  it('prints amounts as text at the command line, ratios whole or null with the reason', async () => {
    const of = await makeTenant();
    await record(of, { customer: 'A', endOn: '2025-03-01' });
    const json = ledgerJson(value(await ledgerQuery(of.operator, { asOf: '2025-03-31' })));
    expect(json).toMatchObject({ asOf: '2025-03-31', currency: 'USD' });
    expect(json.periods).toHaveLength(3);
    expect(json.periods[0]).toMatchObject({
      from: '2025-01-01',
      customers: 1,
      newMinor: '1200000',
      grr: null,
      grrReason: expect.any(String),
    });
    expect(json.periods[2]).toMatchObject({
      churnMinor: '-1200000',
      closingMinor: '0',
      grr: { numerator: '0', denominator: '1200000', value: 0 },
    });
  });
});

describe('lists', () => {
  it('page through all movements without a gap or a double', async () => {
    const of = await makeTenant();
    for (let i = 0; i < 7; i++)
      await record(of, { customer: `C${i}`, startOn: '2025-01-10', endOn: '2025-03-10' });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { id: string }[]; next: string | null } = value(
        await movementsQuery(of.as.CRO, { after, limit: 3 }),
      );
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(14);
    expect(new Set(seen).size).toBe(14);
    expect(
      value(await movementsQuery(of.as.CRO, { kind: 'churn', from: '2025-03-10', until: '2025-03-11' })).rows,
    ).toHaveLength(7);
  });

  it('show one customer’s life line and what he pays on a day', async () => {
    const of = await makeTenant();
    const { contractId } = await record(of, { customer: 'Acme' });
    await record(of, { customer: 'Acme', contractId, version: 1, endOn: '2025-04-01' });
    await record(of, { customer: 'Acme', startOn: '2025-06-01', amountMinor: '10000' });
    const customerId = value(await movementsQuery(of.as.CRO, {})).rows[0]?.customerId ?? '';
    const line = value(await customerRevenueQuery(of.as.CRO, { customerId, asOf: '2025-03-31' }));
    expect(line.movements.map((row) => row.kind)).toEqual(['new', 'churn', 'reactivation']);
    expect(line.arr).toEqual({ hardware: 0n, software: 1_200_000n, services: 0n });
    expect(line.contracts).toHaveLength(2);
  });

  it('tell another tenant nothing', async () => {
    const [mine, other] = [await makeTenant(), await makeTenant()];
    const { contractId } = await record(mine, { customer: 'Acme' });
    const customerId = value(await movementsQuery(mine.as.CRO, {})).rows[0]?.customerId ?? '';
    expect(await ledger(other)).toEqual([]);
    expect(value(await movementsQuery(other.as.CRO, { customerId })).rows).toEqual([]);
    expect(refusal(await customerRevenueQuery(other.as.CRO, { customerId })).code).toBe('not_found');
    const foreign = { ...SOFTWARE, customer: 'Acme', contractId, version: 1 };
    expect(refusal(await recordContract(other.as.CRO, foreign)).code).toBe('not_found');
    await withUnit({ tenantId: other.id, mode: 'write' }, async (unit) => {
      const order = { customerIds: [customerId], importId: null, now: '2026-01-01T00:00:00.000Z' };
      expect(await postMovements(unit, order)).toEqual({ posted: 0, reversed: 0 });
    });
    expect((await ledger(mine))[0]?.closingMinor).toBe(1_200_000n);
  });
});

describe('the database', () => {
  it('takes a row back at most once and lets the application change none', async () => {
    const of = await makeTenant();
    const { contractId } = await record(of, { customer: 'Acme' });
    await record(of, { customer: 'Acme', contractId, version: 1, amountMinor: '1' });
    const write = (text: string) =>
      withUnit({ tenantId: of.id, mode: 'write' }, (unit) => unit.execute(text, [of.id]));
    const twice = `INSERT INTO movement SELECT tenant_id, gen_random_uuid(), customer_id, stream, kind, effective_on, period, amount_minor, currency,
      reverses_id, import_id, recorded_at FROM movement WHERE tenant_id = $1 AND reverses_id IS NOT NULL`;
    await expect(write(twice)).rejects.toMatchObject({ code: '23505' });
    await expect(write('UPDATE movement SET amount_minor = 0 WHERE tenant_id = $1')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(write('DELETE FROM movement WHERE tenant_id = $1')).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps the ledger right when many post for the same customers at once', async () => {
    const of = await makeTenant();
    const inputs = Array.from({ length: 12 }, (_, i) => ({
      ...SOFTWARE,
      customer: `Customer ${i % 3}`,
      startOn: `2025-0${(i % 6) + 1}-01`,
      amountMinor: String(1000 + i),
    }));
    const results = await Promise.all(inputs.map((input) => recordContract(of.as.CRO, input)));
    expect(results.every((result) => result.ok)).toBe(true);
    await withUnit({ tenantId: of.id, mode: 'write' }, async (unit) => {
      expect(await compareRollUps(unit)).toEqual([]);
      const order = { customerIds: 'all' as const, importId: null, now: '2026-01-01T00:00:00.000Z' };
      expect(await postMovements(unit, order)).toEqual({ posted: 0, reversed: 0 });
    });
    expect((await ledger(of)).at(-1)?.closingMinor).toBe(
      inputs.reduce((sum, { amountMinor }) => sum + 12n * BigInt(amountMinor), 0n),
    );
  });
});
