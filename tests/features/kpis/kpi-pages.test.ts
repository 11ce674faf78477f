import { beforeAll, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { setKpiTarget } from '@/features/kpis/commands';
import { readChoice, rowsOf } from '@/features/kpis/kpi-address';
import { kpiPage } from '@/features/kpis/queries-detail';
import { dashboardPage } from '@/features/kpis/queries-page';
import { recordContract } from '@/features/contracts/commands';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { date } from '@/domain/values/calendar-date';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const AS_OF = '2025-06-30';
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant();
  const contract = (customer: string, startOn: string, endOn: string | null, amountMinor: string) => ({
    customer,
    startOn,
    endOn,
    amountMinor,
    stream: 'software' as const,
    periodMonths: 12,
  });
  await atInstant('2025-06-30T12:00:00Z', async () => {
    value(await recordContract(tenant.as.CRO, contract('A', '2022-01-01', '2025-01-01', '1000000')));
    value(await recordContract(tenant.as.CRO, contract('A', '2025-01-01', null, '600000')));
    value(await recordContract(tenant.as.CRO, contract('B', '2024-08-01', null, '300000')));
    const hardware = { ...contract('B', '2024-09-01', null, '50000'), stream: 'hardware' as const };
    value(await recordContract(tenant.as.CRO, hardware));
    const site = {
      customer: 'A',
      site: 'Depot',
      kind: 'production' as const,
      signedOn: '2025-01-10',
      activatedOn: '2025-02-10',
      firstValueOn: '2025-02-20',
      firstValueKind: 'data' as const,
      acvMinor: '400000',
    };
    value(await recordDeployment(tenant.as.CRO, site));
    value(await setKpiTarget(tenant.as.CRO, { kpi: 'grr', target: '8500', effectiveFrom: '2025-01-01' }));
  });
});

describe('the page of one KPI', () => {
  const page = async (kpi: KpiId, raw: Record<string, string> = {}) =>
    value(await kpiPage(tenant.as.CRO, rowsOf(kpi, readChoice({ asOf: AS_OF, ...raw }))));

  it('shows rows that add up to the figure beside them', async () => {
    const nnarr = await page('nnarr');
    expect(nnarr.rows).toMatchObject({ totalMinor: nnarr.kpis.nnarr.valueMinor });
    const grr = await page('grr');
    const { startMinor, retainedMinor } = grr.kpis.grr.hardwareLife;
    expect(grr.rows).toMatchObject({ totals: { startMinor, retainedMinor } });
    const acv = await page('acv_per_deployment');
    const { totalMinor, deployments } = acv.kpis.acvPerDeployment.latest;
    expect(acv.rows).toMatchObject({ totalMinor, count: deployments });
    const ttfv = await page('ttfv');
    expect(ttfv.rows).toMatchObject({ count: ttfv.kpis.ttfv.headline.signed });
  });

  it('adds up per kind and stream to the bars of the bridge', async () => {
    const { window } = (await page('nnarr')).kpis.nnarr;
    expect((await page('nnarr', { kind: 'new' })).rows).toMatchObject({ totalMinor: window.newMinor });
    expect((await page('nnarr', { kind: 'contraction' })).rows).toMatchObject({
      totalMinor: window.contractionMinor,
    });
    expect((await page('nnarr', { stream: 'hardware' })).rows).toMatchObject({ totalMinor: 50_000n });
  });

  it('hands its own targets to whoever may set them', async () => {
    expect(await page('grr')).toMatchObject({
      maySetTarget: true,
      targets: [{ kpi: 'grr', target: 8_500n }],
    });
    expect((await page('ttfv')).targets).toEqual([]);
    const seen = value(await kpiPage(tenant.as.VIEWER, { kpi: 'grr' }));
    expect(seen.maySetTarget).toBe(false);
  });

  it('is nothing to a rep or to delivery', async () => {
    for (const role of ['REP', 'DELIVERY'] as const) {
      expect(refusal(await kpiPage(tenant.as[role], { kpi: 'nnarr' })).code).toBe('not_found');
      expect(refusal(await dashboardPage(tenant.as[role], {})).code).toBe('not_found');
    }
  });
});

describe('the dashboard', () => {
  it('knows whether there is anything to measure, and who may bring it', async () => {
    const full = value(await dashboardPage(tenant.as.VIEWER, { asOf: AS_OF }));
    expect(full).toMatchObject({ hasLedger: true, hasDeployments: true, mayImport: false, asOf: AS_OF });
    const empty = await makeTenant();
    const none = value(await dashboardPage(empty.as.CRO, {}));
    expect(none).toMatchObject({ hasLedger: false, hasDeployments: false, mayImport: true });
    const early = value(await dashboardPage(tenant.as.CRO, { asOf: '2020-01-01' }));
    expect(early.hasLedger).toBe(true);
    expect(early.kpis.nnarr.valueMinor).toBeNull();
  });
});

describe('customers on a day', () => {
  it('add up to the opening and the closing of the bridge', async () => {
    const { window } = value(await dashboardPage(tenant.as.CRO, { asOf: AS_OF })).kpis.nnarr;
    const opening = value(await customersOnQuery(tenant.as.VIEWER, { on: '2024-06-30' }));
    expect(opening).toMatchObject({ totalMinor: window.openingMinor, count: 1, on: date('2024-06-30') });
    const closing = value(await customersOnQuery(tenant.as.VIEWER, { on: AS_OF }));
    expect(closing).toMatchObject({ totalMinor: window.closingMinor, count: 3 });
    expect(closing.rows.map(({ customer, stream, arrMinor }) => [customer, stream, arrMinor])).toEqual([
      ['A', 'software', 600_000n],
      ['B', 'software', 300_000n],
      ['B', 'hardware', 50_000n],
    ]);
  });

  it('are cut to a stream and to a page, with the total over all', async () => {
    const hardware = value(await customersOnQuery(tenant.as.CEO, { on: AS_OF, stream: 'hardware' }));
    expect(hardware).toMatchObject({ totalMinor: 50_000n, count: 1 });
    const first = value(await customersOnQuery(tenant.as.CEO, { on: AS_OF, limit: 1 }));
    expect(first.rows).toHaveLength(1);
    expect(first).toMatchObject({ totalMinor: 950_000n, count: 3 });
  });

  it('are the tenant’s own', async () => {
    const other = await makeTenant();
    expect(value(await customersOnQuery(other.as.CRO, { on: AS_OF })).count).toBe(0);
    expect(refusal(await customersOnQuery(tenant.as.REP, {})).code).toBe('not_found');
  });
});
