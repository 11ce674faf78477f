import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { postMovements } from '@/data/movements';
import { compareRollUps } from '@/data/roll-ups-compare';
import { kpisQuery } from '@/features/kpis/queries';
import { kpiRowsQuery } from '@/features/kpis/queries-rows';
import { recordContract } from '@/features/contracts/commands';
import { ledgerQuery } from '@/features/revenue/queries';
import type { LedgerPeriod } from '@/domain/revenue/ledger';
import { parseDecimal } from '@/domain/values/money';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

const FOLDER = path.join(process.env.REAL_DATA_DIR ?? path.resolve('../shared/data'), 'mrr-playbook');
const here = fs.existsSync(FOLDER);
if (!here) console.log(`skipped: no ${FOLDER}`);

type Line = Record<string, string>;

function read(name: string): Line[] {
  return parse<Line>(fs.readFileSync(path.join(FOLDER, name)), { columns: true });
}

/** Of a month's MRR in the file: ARR in cents. */
function arr(mrr: string | undefined): bigint {
  return 12n * (parseDecimal(mrr ?? '0', 'USD') ?? -1n);
}

function percent({ ratio }: RatioOrNone): string {
  return ratio === null ? '' : (ratioValue(ratio) * 100).toFixed(4);
}

describe.skipIf(!here)('mrr-playbook', () => {
  let tenant: TestTenant;
  let periods: LedgerPeriod[];
  beforeAll(async () => {
    tenant = await makeTenant();
    for (const row of read('subscription_periods.csv')) {
      value(
        await recordContract(tenant.operator, {
          customer: `Customer ${row.customer_id}`,
          externalId: row.subscription_id,
          stream: 'software',
          startOn: row.start_date ?? '',
          endOn: row.end_date || null,
          amountMinor: String(parseDecimal(row.monthly_amount ?? '', 'USD')),
          periodMonths: 1,
        }),
      );
    }
    periods = value(await ledgerQuery(tenant.operator, { by: 'month', asOf: '2020-02-29' })).periods;
  });

  it('gives every month of the file in every column; the month it leaves out is 0', () => {
    const expected = read('expected_mrr_by_month_all_months.csv');
    const ours = new Map(periods.map((period) => [period.from as string, period]));
    for (const row of expected) {
      const period = ours.get(row.date_month ?? '');
      expect([row.date_month, period?.customers]).toEqual([row.date_month, Number(row.customers)]);
      expect(period).toMatchObject({
        closingMinor: arr(row.mrr),
        newMinor: arr(row.new),
        reactivationMinor: arr(row.reactivation),
        expansionMinor: arr(row.upgrade),
        contractionMinor: arr(row.downgrade),
        churnMinor: arr(row.churn),
        fxMinor: 0n,
      });
      expect((period?.closingMinor ?? 0n) - (period?.openingMinor ?? 0n)).toBe(arr(row.net_change));
      const fixed = (text: string | undefined) => (text ? Number(text).toFixed(4) : '');
      expect(period && percent(period.grr)).toBe(fixed(row.gross_retention_pct));
      expect(period && percent(period.nrr)).toBe(fixed(row.net_retention_pct));
    }
    const absent = periods.filter(({ from }) => !expected.some((row) => row.date_month === from));
    expect(absent.map(({ from, customers, closingMinor }) => [from, customers, closingMinor])).toEqual([
      ['2017-12-01', 0, 0n],
    ]);
    expect(periods).toHaveLength(expected.length + 1);
  });

  it('has the retention of the two months that the sources name', () => {
    const of = (from: string) => periods.find((period) => period.from === from);
    expect(percent(of('2019-12-01')?.grr ?? { ratio: null, reason: '' })).toBe('60.0543');
    expect(percent(of('2019-11-01')?.grr ?? { ratio: null, reason: '' })).toBe('93.4524');
  });

  it('has 58.1197 % over twelve months at the end of 2019, and no cohort 24 months back', async () => {
    const { kpis } = value(await kpisQuery(tenant.operator, { asOf: '2019-12-31' }));
    expect(percent(kpis.grr.year.grr)).toBe('58.1197');
    expect(kpis.grr.hardwareLife.grr).toEqual({ ratio: null, reason: expect.stringContaining('no cohort') });
  });

  it('opens each figure to rows that add up to it', async () => {
    const { kpis } = value(await kpisQuery(tenant.operator, { asOf: '2019-12-31' }));
    const cohort = value(
      await kpiRowsQuery(tenant.operator, { kpi: 'grr', asOf: '2019-12-31', months: 12, limit: 1000 }),
    );
    const { startMinor, retainedMinor, endMinor } = kpis.grr.year;
    expect(cohort).toMatchObject({
      from: '2018-12-31',
      until: '2019-12-31',
      totals: { startMinor, retainedMinor, endMinor },
    });
    const movements = value(
      await kpiRowsQuery(tenant.operator, { kpi: 'nnarr', asOf: '2019-12-31', limit: 1000 }),
    );
    expect(movements).toMatchObject({
      from: '2019-01-01',
      until: '2020-01-01',
      totalMinor: kpis.nnarr.valueMinor,
    });
  });

  it('keeps roll-ups that equal the ledger, and a ledger that needs nothing more', async () => {
    await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
      expect(await compareRollUps(unit)).toEqual([]);
      const order = { customerIds: 'all' as const, importId: null, now: '2020-03-01T00:00:00.000Z' };
      expect(await postMovements(unit, order)).toEqual({ posted: 0, reversed: 0 });
    });
  });
});
