import { beforeEach, describe, expect, it } from 'vitest';
import { planBoard } from '@/features/board/commands-plan';
import { changeKpiSet } from '@/features/kpis/commands-set';
import { recordDeployment } from '@/features/deployments/commands';
import { closeMonth } from '@/features/revenue/commands-months';
import { kpisQuery } from '@/features/kpis/queries';
import { asAdmin } from '../../support/database';
import { value, type TestTenant } from '../../support/tenants';
import { close, MONTH, plannedMonth, shown, sold } from './a-month';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await plannedMonth();
});

const closedPeriods = () =>
  asAdmin(async (client) => {
    const { rows } = await client.query<{ period: number }>(
      'SELECT period FROM ledger_close WHERE tenant_id = $1 ORDER BY period',
      [tenant.id],
    );
    return rows.map(({ period }) => period);
  });
const OCTOBER = 2026 * 12 + 9;

describe('the figures of a page', () => {
  it('are those of the KPI pages on the same day, and each trend ends with its value', async () => {
    await sold(tenant, 'Orchard Foods', '2026-02-01', '900000');
    const { page } = await shown(tenant);
    const { kpis } = value(await kpisQuery(tenant.as.CRO, { asOf: '2026-10-31' }));
    const nnarr = page.kpis.find(({ id }) => id === 'nnarr');
    expect(nnarr?.value.amount).toBe(String(kpis.nnarr.valueMinor));
    expect(nnarr?.trend.at(-1)).toMatchObject({ label: 'Q3 2026', amount: nnarr?.value.amount });
    expect(nnarr?.value).toMatchObject({ text: '$33k', exact: '$33,000.00' });
    expect(nnarr?.measuredOn).toBe('2026-09-30');
    expect(nnarr?.formula.numbers).toContain('= $33,000');
  });

  it('do not know what happened after the month, of the running month know today', async () => {
    await sold(tenant, 'Later Ltd', '2026-11-10', '500000');
    const october = (await shown(tenant)).page;
    const november = (await shown(tenant, '2026-11')).page;
    expect([october.asOf, november.asOf > '2026-11-01']).toEqual(['2026-10-31', true]);
    expect(october.kpis[0]?.value).toEqual(november.kpis[0]?.value);
    expect(november.forecast.quarter.label).toBe('Q4 2026');
  });

  it('look back on a quarter that the month ends, and ahead on the next', async () => {
    const { page } = await shown(tenant, '2026-09');
    expect(page.forecast.quarter.label).toBe('Q4 2026');
    expect([page.forecast.completed.quarter, page.forecast.running.quarter]).toEqual(['Q3 2026', 'Q4 2026']);
    const august = (await shown(tenant, '2026-08')).page;
    expect([august.forecast.completed.quarter, august.forecast.running.quarter]).toEqual([
      'Q2 2026',
      'Q3 2026',
    ]);
  });

  it('are of the company’s own set, whichever KPIs it has chosen', async () => {
    value(
      await recordDeployment(tenant.as.CRO, {
        customer: 'Harbour Cold Stores',
        site: 'North',
        kind: 'production',
        signedOn: '2026-03-01',
        activatedOn: '2026-04-10',
      }),
    );
    const kpis = ['nnarr', 'days_to_deployment', 'hardware_failure_rate'];
    value(await changeKpiSet(tenant.as.CRO, { kpis, reason: 'What we look at', version: 0 }));
    const { page } = await shown(tenant);
    expect(page.kpis.map(({ id }) => id)).toEqual(kpis);
    const days = page.kpis.find(({ id }) => id === 'days_to_deployment');
    expect(days).toMatchObject({ unit: 'days', value: { text: '40\u00a0d', amount: '40' }, target: null });
    expect(page.kpis.find(({ id }) => id === 'hardware_failure_rate')?.verdict.state).toBe('not_judged');
  });
});

describe('the ledger', () => {
  it('is closed through the month, one month after the other, by the close of the board’s month', async () => {
    value(await closeMonth(tenant.as.CRO, { period: '2026-07' }));
    expect(value(await close(tenant)).ledgerMonths).toBe(3);
    expect(await closedPeriods()).toEqual([OCTOBER - 3, OCTOBER - 2, OCTOBER - 1, OCTOBER]);
  });

  it('is left as it is where the CRO has closed it already', async () => {
    value(await closeMonth(tenant.as.CRO, { period: MONTH }));
    expect(value(await close(tenant)).ledgerMonths).toBe(0);
    expect(await closedPeriods()).toEqual([OCTOBER]);
  });

  it('stays open where there is nothing up to the month: the board’s month closes all the same', async () => {
    value(await planBoard(tenant.as.CRO, { month: '2024-01', heldOn: '2024-02-05' }));
    expect(value(await close(tenant, '2024-01')).ledgerMonths).toBe(0);
    expect(await closedPeriods()).toEqual([]);
    expect((await shown(tenant, '2024-01')).state).toBe('closed');
    expect((await shown(tenant, MONTH)).page.corrections.since).not.toBeNull();
  });
});
