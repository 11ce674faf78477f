import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareRollUps } from '@/data/roll-ups-compare';
import { recordContract } from '@/features/contracts/commands';
import { ledgerQuery } from '@/features/revenue/queries';
import { withUnit } from '@/platform/db/unit-of-work';
import { ledgerLines, oracleLines } from '../../features/revenue/ledger-oracle';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

const FOLDER = path.join(process.env.REAL_DATA_DIR ?? path.resolve('../shared/data'), 'stripe-dbt-seeds');
const here = fs.existsSync(FOLDER);
if (!here) console.log(`skipped: no ${FOLDER}`);

type Line = Record<string, string>;
const read = (name: string) => parse<Line>(fs.readFileSync(path.join(FOLDER, name)), { columns: true });

/** Months per payment, as the plans' intervals say. */
const MONTHS: Record<string, number> = { month: 1, year: 12 };
const FOR_EVER = '9999';
const MONTH_ENDS = ['2024-06-30', '2024-07-31', '2024-08-31', '2024-09-30'];

/**
 * ARR, customers and what moved by the end of each month ($3), from the files' own rows ($1 items, $2 plans): states compared month by month,
 * without a line of the application. Nobody here moves twice within a month.
 */
const ORACLE = `WITH item AS (
    SELECT i.subscription_id AS customer, i.current_period_start::date AS start_on,
      CASE WHEN i.current_period_end LIKE '${FOR_EVER}%' THEN NULL ELSE i.current_period_end::date END AS end_on,
      p.amount * i.quantity * 12 / (p.interval_count * CASE p."interval" WHEN 'year' THEN 12 ELSE 1 END) AS arr
    FROM json_to_recordset($1::json) AS i(subscription_id text, plan_id text, quantity int, current_period_start text, current_period_end text)
    JOIN json_to_recordset($2::json) AS p(id text, amount bigint, "interval" text, interval_count int) ON p.id = i.plan_id),
  month AS (SELECT last_on::date, lag(last_on::date) OVER (ORDER BY last_on) AS before FROM unnest($3::date[]) AS m(last_on)),
  state AS (SELECT m.last_on, i.customer,
      coalesce(sum(arr) FILTER (WHERE start_on <= m.last_on AND (end_on IS NULL OR end_on > m.last_on)), 0) AS arr,
      coalesce(sum(arr) FILTER (WHERE start_on <= m.before AND (end_on IS NULL OR end_on > m.before)), 0) AS was
    FROM month m CROSS JOIN item i GROUP BY m.last_on, i.customer)
  SELECT last_on::text AS "lastOn", sum(arr)::text AS closing, (count(*) FILTER (WHERE arr > 0))::int AS customers,
    coalesce(sum(arr) FILTER (WHERE was = 0), 0)::text AS came, coalesce(sum(arr - was) FILTER (WHERE arr = 0), 0)::text AS left,
    coalesce(sum(least(was, arr)) FILTER (WHERE was > 0), 0)::text AS kept, sum(was)::text AS opening
  FROM state GROUP BY last_on ORDER BY last_on`;

describe.skipIf(!here)('stripe-dbt-seeds', () => {
  let tenant: TestTenant;
  const items = here ? read('subscription_item_data.csv') : [];
  const plans = here ? read('plan_data.csv') : [];
  beforeAll(async () => {
    tenant = await makeTenant();
    for (const item of items) {
      const plan = plans.find(({ id }) => id === item.plan_id);
      if (!plan) continue;
      const ends = item.current_period_end ?? '';
      value(
        await recordContract(tenant.operator, {
          customer: item.subscription_id ?? '',
          externalId: item.id,
          stream: 'software',
          plan: plan.id,
          startOn: item.current_period_start?.slice(0, 10) ?? '',
          endOn: ends.startsWith(FOR_EVER) ? null : ends.slice(0, 10),
          amountMinor: String(BigInt(plan.amount ?? '') * BigInt(item.quantity ?? '')),
          periodMonths: Number(plan.interval_count) * (MONTHS[plan.interval ?? ''] ?? 0),
        }),
      );
    }
  });

  it('has 13 items with a plan and one whose plan is not in the file: that one has no price', () => {
    const priced = items.filter((item) => plans.some(({ id }) => id === item.plan_id));
    expect([items.length, priced.length]).toEqual([14, 13]);
  });

  it('gives every month as a statement over the raw rows does', async () => {
    const expected = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
      unit.sql<Record<string, string>>(ORACLE, [JSON.stringify(items), JSON.stringify(plans), MONTH_ENDS]),
    );
    const { periods } = value(await ledgerQuery(tenant.operator, { by: 'month', asOf: '2024-09-30' }));
    expect(periods.map(({ label }) => label)).toEqual(['2024-07', '2024-08', '2024-09']);
    const ours = periods.map((one) => ({
      closing: `${one.closingMinor}`,
      customers: one.customers,
      came: `${one.newMinor}`,
      left: `${one.churnMinor}`,
      kept: `${one.grr.ratio?.numerator ?? 0n}`,
      opening: `${one.openingMinor}`,
    }));
    expect(ours).toEqual(expected.slice(1).map(({ lastOn: _lastOn, ...row }) => row));
    expect(ours[0]?.closing).not.toBe('0');
    expect(periods[1]).toMatchObject({
      expansionMinor: 0n,
      contractionMinor: 0n,
      reactivationMinor: 0n,
      fxMinor: 0n,
    });
  });

  it('gives every row as the statement over the stored contracts does, and roll-ups that equal the ledger', async () => {
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      const lines = await ledgerLines(unit);
      expect(lines).toHaveLength(26);
      expect(lines).toEqual(await oracleLines(unit));
      expect(await compareRollUps(unit)).toEqual([]);
    });
  });
});
