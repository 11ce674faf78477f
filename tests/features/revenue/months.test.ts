import { describe, expect, it } from 'vitest';
import { compareCloses, compareClosesWithRows } from '@/data/ledger-closes';
import { compareRollUps } from '@/data/roll-ups-compare';
import { recordContract, removeContract } from '@/features/contracts/commands';
import { revertImport } from '@/features/imports/commands';
import { setRate } from '@/features/rates/commands';
import { closeMonth } from '@/features/revenue/commands-months';
import { ledgerQuery, movementsQuery } from '@/features/revenue/queries';
import { ledgerMonths } from '@/features/revenue/queries-months';
import { addMonths, startOfMonth } from '@/domain/values/calendar-date';
import { today } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { imported } from '../imports/import-csv';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

/** The first day of the month so many months ago. */
const monthsAgo = (count: number) => addMonths(startOfMonth(today('UTC')), -count);
const month = (count: number) => monthsAgo(count).slice(0, 7);
const TWO_AGO = monthsAgo(2);

async function contract(
  tenant: TestTenant,
  given: { startOn: string; amountMinor?: string; endOn?: string },
) {
  return value(
    await recordContract(tenant.operator, {
      customer: 'Harbour',
      stream: 'software',
      amountMinor: '120000',
      periodMonths: 12,
      ...given,
    }),
  );
}

async function ledger(tenant: TestTenant) {
  return value(await ledgerQuery(tenant.operator, { by: 'month' })).periods;
}

describe('closing a month', () => {
  it('keeps its ARR, its rows and a hash, and all months before it with the first', async () => {
    const tenant = await makeTenant();
    await contract(tenant, { startOn: monthsAgo(5) });
    const before = value(await ledgerMonths(tenant.as.VIEWER, {}));
    expect(before).toMatchObject({ closes: [], firstOpenDay: null });
    expect(before.next).toMatchObject({ month: month(1), movements: 1, refusal: null, from: monthsAgo(5) });
    const closed = value(await closeMonth(tenant.as.CRO, { period: month(2), movements: 1 }));
    expect(closed).toMatchObject({ closingMinor: 120_000n, movements: 1, previousPeriod: null });
    const after = value(await ledgerMonths(tenant.as.VIEWER, {}));
    expect(after.firstOpenDay).toBe(monthsAgo(1));
    expect(after.closes).toMatchObject([{ month: month(2), closedBy: expect.any(String), intact: true }]);
    expect(after.next).toMatchObject({ month: month(1), refusal: null });
  });

  it('books what comes later in the first open month and changes nothing before it', async () => {
    const tenant = await makeTenant();
    const { contractId, version } = await contract(tenant, { startOn: monthsAgo(5) });
    value(await closeMonth(tenant.as.CRO, { period: month(2) }));
    const frozen = (await ledger(tenant)).slice(0, 4);
    await contract(tenant, { startOn: monthsAgo(4), amountMinor: '30000' });
    await recordContract(tenant.operator, {
      contractId,
      version,
      customer: 'Harbour',
      stream: 'software',
      startOn: monthsAgo(5),
      endOn: monthsAgo(3),
      amountMinor: '120000',
      periodMonths: 12,
    });
    const now = await ledger(tenant);
    expect(now.slice(0, 4)).toEqual(frozen);
    expect(now.at(-1)?.closingMinor).toBe(30_000n);
    const { rows } = value(await movementsQuery(tenant.operator, { from: monthsAgo(1) }));
    expect(
      rows.map(({ kind, amountMinor, effectiveOn, concernsOn }) => [
        kind,
        amountMinor,
        effectiveOn,
        concernsOn,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['expansion', 30_000n, monthsAgo(1), monthsAgo(4)],
        ['contraction', -120_000n, monthsAgo(1), monthsAgo(3)],
      ]),
    );
    expect(value(await ledgerMonths(tenant.operator, {})).closes).toMatchObject([
      { intact: true, corrections: { rows: 2, amountMinor: -90_000n } },
    ]);
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect(await compareRollUps(unit)).toEqual([]);
      expect(await compareClosesWithRows(unit)).toEqual([]);
    });
  });

  it('stays when an import of before it is taken back, also in another currency', async () => {
    const tenant = await makeTenant();
    value(await setRate(tenant.as.CRO, { currency: 'EUR', month: month(4), rate: '1.2' }));
    const { importId } = await imported(tenant, 'contracts', [
      'Contract ID,Customer,Stream,Start,Amount,Billing period,Currency',
      `C-1,Harbour,software,${monthsAgo(5)},1000.00,annual,EUR`,
    ]);
    value(await setRate(tenant.as.CRO, { currency: 'EUR', month: month(3), rate: '1.3' }));
    value(await closeMonth(tenant.as.CRO, { period: month(2) }));
    const frozen = (await ledger(tenant)).slice(0, 4);
    expect(frozen.map(({ closingMinor }) => closingMinor)).toEqual([120_000n, 120_000n, 130_000n, 130_000n]);
    value(await revertImport(tenant.operator, { importId }));
    const now = await ledger(tenant);
    expect(now.slice(0, 4)).toEqual(frozen);
    expect(now.slice(4).map(({ closingMinor, fxMinor }) => [closingMinor, fxMinor])).toEqual([
      [0n, -10_000n],
      [0n, 0n],
    ]);
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect([...(await compareClosesWithRows(unit)), ...(await compareRollUps(unit))]).toEqual([]);
    });
  });

  it('takes a row of an open month back on its own day', async () => {
    const tenant = await makeTenant();
    const { contractId } = await contract(tenant, { startOn: monthsAgo(5) });
    const second = await contract(tenant, { startOn: monthsAgo(1), amountMinor: '50000' });
    value(await closeMonth(tenant.as.CRO, { period: month(2) }));
    value(
      await removeContract(tenant.operator, {
        contractId: second.contractId,
        version: 1,
        reason: 'Never signed',
      }),
    );
    value(await removeContract(tenant.operator, { contractId, version: 1, reason: 'Never signed' }));
    const { rows } = value(await movementsQuery(tenant.operator, {}));
    expect(
      rows
        .filter((row) => row.reversesId)
        .map(({ amountMinor, effectiveOn, concernsOn }) => [amountMinor, effectiveOn, concernsOn]),
    ).toEqual(
      expect.arrayContaining([
        [-50_000n, monthsAgo(1), null],
        [-120_000n, monthsAgo(1), monthsAgo(5)],
      ]),
    );
    expect((await ledger(tenant)).map(({ closingMinor }) => closingMinor)).toEqual([
      120_000n,
      120_000n,
      120_000n,
      120_000n,
      0n,
      0n,
    ]);
  });

  it('is refused where it is not the next, not over, closed already, or there is nothing', async () => {
    const tenant = await makeTenant();
    const close = (count: number) => closeMonth(tenant.as.CRO, { period: month(count) });
    expect(refusal(await close(1))).toMatchObject({ code: 'rule', remedy: 'Record contracts first.' });
    await contract(tenant, { startOn: monthsAgo(5) });
    expect(refusal(await close(6)).message).toContain('nothing to close');
    expect(refusal(await close(0))).toMatchObject({
      code: 'rule',
      remedy: expect.stringContaining('from 1 '),
    });
    value(await close(4));
    expect(refusal(await close(4)).message).toContain('closed already');
    expect(refusal(await close(2)).remedy).toBe(`Close ${month(3)} first.`);
    value(await close(3));
    expect(value(await ledgerMonths(tenant.operator, {})).closes.map((one) => one.month)).toEqual([
      month(3),
      month(4),
    ]);
  });

  it('is a conflict where the ledger has grown since the person looked', async () => {
    const tenant = await makeTenant();
    await contract(tenant, { startOn: TWO_AGO });
    const seen = value(await ledgerMonths(tenant.operator, {})).next?.movements;
    await contract(tenant, { startOn: TWO_AGO, amountMinor: '5000' });
    expect(refusal(await closeMonth(tenant.as.CRO, { period: month(1), movements: seen }))).toMatchObject({
      code: 'conflict',
    });
  });

  it('is the CRO’s alone', async () => {
    const tenant = await makeTenant();
    await contract(tenant, { startOn: TWO_AGO });
    for (const role of ['CEO', 'VIEWER', 'REP', 'DELIVERY'] as const)
      expect(refusal(await closeMonth(tenant.as[role], { period: month(1) })).code).toBe('not_found');
  });

  it('is kept by the database: no row may be booked in a month that was closed when it was written', async () => {
    const tenant = await makeTenant();
    await contract(tenant, { startOn: TWO_AGO });
    value(await closeMonth(tenant.as.CRO, { period: month(1) }));
    await expect(
      asAdmin((client) =>
        client.query('UPDATE movement SET closed_through = period WHERE tenant_id = $1', [tenant.id]),
      ),
    ).rejects.toThrow(/movement_month_open/);
    for (const change of ['UPDATE ledger_close SET movements = 0', 'DELETE FROM ledger_close'])
      await expect(
        withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
          unit.execute(`${change} WHERE tenant_id = $1`, [tenant.id]),
        ),
      ).rejects.toThrow(/permission denied/);
  });

  it('is never overtaken by a posting that began before it', async () => {
    const tenant = await makeTenant();
    await contract(tenant, { startOn: monthsAgo(4) });
    const racing = [0, 1, 2, 3].map((i) =>
      contract(tenant, { startOn: monthsAgo(3), amountMinor: `${10_000 + i}` }),
    );
    const closing = closeMonth(tenant.as.CRO, { period: month(2) });
    await Promise.all([...racing, closing]);
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect([...(await compareClosesWithRows(unit)), ...(await compareRollUps(unit))]).toEqual([]);
    });
    expect((await ledger(tenant)).at(-1)?.closingMinor).toBe(160_006n);
  });

  it('is found out when a figure of a closed month is not what it was', async () => {
    const tenant = await makeTenant();
    await contract(tenant, { startOn: TWO_AGO });
    const { period } = value(await closeMonth(tenant.as.CRO, { period: month(1) }));
    await asAdmin((client) =>
      client.query('UPDATE movement_month SET amount_minor = amount_minor + 1 WHERE tenant_id = $1', [
        tenant.id,
      ]),
    );
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect(await compareCloses(unit)).toEqual([
        { period, what: 'closing ARR' },
        { period, what: 'hash' },
      ]);
      expect(await compareClosesWithRows(unit)).toEqual([]);
    });
    expect(value(await ledgerMonths(tenant.operator, {})).closes[0]?.intact).toBe(false);
    const recounted = value(await ledgerMonths(tenant.operator, { recount: true }));
    expect([recounted.closes[0]?.intact, recounted.totalsDiffer]).toEqual([true, 1]);
  });
});
