import { beforeEach, describe, expect, it } from 'vitest';
import { postMovements } from '@/data/movements';
import { recordContract } from '@/features/contracts/commands';
import { revertImport } from '@/features/imports/commands';
import { importProblems } from '@/features/imports/queries';
import { ratesQuery } from '@/features/rates/queries';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { countOf, imported } from './import-csv';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  const euro = { customer: 'Rhein Werke', stream: 'software' as const, currency: 'EUR', rate: '1.1' };
  const term = { startOn: '2026-01-10', amountMinor: '1000000', periodMonths: 12 };
  value(await recordContract(tenant.as.CRO, { ...euro, ...term }));
});

const FILE = ['Currency,Month,Rate', 'EUR,2026-02,1.2', 'eur,Mar 2026,"1,15"', 'CHF,2026-02-28,1.13'];
const arrOn = async (on: string) => value(await customersOnQuery(tenant.as.CEO, { on })).totalMinor;

describe('rates from a file', () => {
  it('value the contracts of their currency, and the same file again changes nothing', async () => {
    expect((await imported(tenant, 'rates', FILE)).counts).toMatchObject({ created: 3, updated: 0 });
    expect([await arrOn('2026-01-31'), await arrOn('2026-02-28'), await arrOn('2026-03-31')]).toEqual([
      1_100_000n,
      1_200_000n,
      1_150_000n,
    ]);
    const rows = [await countOf(tenant, 'fx_rate'), await countOf(tenant, 'movement')];
    const again = await imported(tenant, 'rates', FILE);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect([await countOf(tenant, 'fx_rate'), await countOf(tenant, 'movement')]).toEqual(rows);
  });

  it('are corrected by a newer file, of two rows of a month by the last, and never taken back', async () => {
    await imported(tenant, 'rates', FILE);
    const next = await imported(tenant, 'rates', [FILE[0] ?? '', 'EUR,2026-02,1.3', 'EUR,02/2026,1.25']);
    expect(next.counts).toMatchObject({ created: 0, updated: 1 });
    expect(await arrOn('2026-02-28')).toBe(1_250_000n);
    expect(refusal(await revertImport(tenant.operator, { importId: next.importId })).code).toBe('rule');
    const { rates } = value(await ratesQuery(tenant.as.CEO, {}));
    expect(rates.map(({ month, currency, rate }) => `${month} ${currency} ${rate}`)).toEqual([
      '2026-03 EUR 1.15',
      '2026-02 CHF 1.13',
      '2026-02 EUR 1.25',
    ]);
  });

  it('value the contracts that are recorded meanwhile', async () => {
    const euro = { stream: 'software' as const, currency: 'EUR', rate: '1.1', periodMonths: 12 };
    const racing = Array.from({ length: 8 }, async (_, i) => {
      const term = { customer: `Customer ${i}`, startOn: '2026-01-10', amountMinor: '100000' };
      return value(await recordContract(tenant.as.CRO, { ...euro, ...term }));
    });
    await Promise.all([...racing, imported(tenant, 'rates', FILE)]);
    await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
      const order = { customerIds: 'all' as const, importId: null, now: '2027-01-01T00:00:00.000Z' };
      expect(await postMovements(unit, order)).toEqual({ posted: 0, reversed: 0 });
    });
  });

  it('may stand in a column for each currency, with a row for each month', async () => {
    const wide = ['Month;EUR;USD;GBP;AVG', '2026-02;1,2;1;1,27;', '2026-03;1,15;1;;9', '2026-04;none;1;1,3;'];
    const report = await imported(tenant, 'rates', wide);
    expect(report.counts).toMatchObject({ read: 5, created: 4, rejected: 1 });
    expect(report.notes.map(({ code }) => code)).toContain('wide_rates');
    expect([await arrOn('2026-02-28'), await arrOn('2026-04-30')]).toEqual([1_200_000n, 1_150_000n]);
    const { rates } = value(await ratesQuery(tenant.as.CEO, {}));
    expect(rates.map(({ month, currency, rate }) => `${month} ${currency} ${rate}`)).toEqual([
      '2026-04 GBP 1.3',
      '2026-03 EUR 1.15',
      '2026-02 EUR 1.2',
      '2026-02 GBP 1.27',
    ]);
    const problems = value(await importProblems(tenant.operator, { importId: report.importId }));
    expect(JSON.stringify(problems)).toContain('is not a rate');
  });

  it('are enough for contracts from a file, and newer ones do not change what it says', async () => {
    await imported(tenant, 'rates', FILE);
    const header = 'Contract ID,Customer,Stream,Start,Amount,Billing period,Currency';
    const contracts = [header, 'C-1,Alpen,software,2026-01-10,1000.00,annual,CHF'];
    const report = await imported(tenant, 'contracts', contracts);
    expect(report.counts).toMatchObject({ created: 1, rejected: 0 });
    expect(report.notes.map(({ code }) => code)).toContain('monthly_rates');
    expect(await arrOn('2026-01-31')).toBe(1_100_000n + 113_000n);
    await imported(tenant, 'rates', [FILE[0] ?? '', 'CHF,2026-03,1.2']);
    expect(await arrOn('2026-03-31')).toBe(1_150_000n + 120_000n);
    expect((await imported(tenant, 'contracts', contracts)).counts).toMatchObject({ unchanged: 1 });
    expect(await arrOn('2026-01-31')).toBe(1_100_000n + 113_000n);
  });

  it('leave out what is none, and say why', async () => {
    const wrong = [
      'EURO,2026-02,1.2',
      'EUR,2026-14,1.2',
      'EUR,2026-02,0',
      'USD,2026-02,1',
      'EUR,2026-04,1.3',
    ];
    const report = await imported(tenant, 'rates', [FILE[0] ?? '', ...wrong]);
    expect(report.counts).toMatchObject({ created: 1 });
    const problems = value(await importProblems(tenant.operator, { importId: report.importId }));
    expect(JSON.stringify(problems)).toContain('is the company’s own currency');
  });
});
