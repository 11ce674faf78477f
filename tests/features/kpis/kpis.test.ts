import { beforeAll, describe, expect, it } from 'vitest';
import { readKpiData } from '@/data/kpis';
import { recordDeployment } from '@/features/deployments/commands';
import { setKpiTarget } from '@/features/kpis/commands';
import { kpisJson, kpisQuery } from '@/features/kpis/queries';
import { kpiRowsQuery } from '@/features/kpis/queries-rows';
import { recordContract } from '@/features/contracts/commands';
import { date } from '@/domain/values/calendar-date';
import { atInstant } from '@/platform/clock/clock';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const AS_OF = '2025-06-30';
let tenant: TestTenant;

async function contract(
  of: TestTenant,
  customer: string,
  from: string,
  until: string | null,
  cents: number,
  stream = 'software',
) {
  const input = { customer, startOn: from, endOn: until, amountMinor: String(cents), periodMonths: 12 };
  return value(await recordContract(of.as.CRO, { ...input, stream: stream as 'software' }));
}

async function deployment(
  of: TestTenant,
  site: string,
  given: Partial<Parameters<typeof recordDeployment>[1]>,
) {
  const input = {
    customer: 'A',
    site,
    kind: 'production' as const,
    firstValueKind: 'data' as const,
    ...given,
  };
  return value(await recordDeployment(of.as.DELIVERY, input));
}

beforeAll(async () => {
  tenant = await makeTenant();
  await atInstant('2025-06-30T12:00:00Z', async () => {
    await contract(tenant, 'A', '2022-01-01', '2025-01-01', 1_000_000);
    await contract(tenant, 'A', '2025-01-01', null, 600_000);
    await contract(tenant, 'B', '2022-06-01', '2025-02-01', 500_000, 'hardware');
    await contract(tenant, 'C', '2024-08-01', null, 300_000);
    await contract(tenant, 'C', '2025-04-01', null, 200_000, 'services');
    await contract(tenant, 'D', '2025-06-15', null, 999_000);
    await deployment(tenant, 'Depot', {
      signedOn: '2025-01-10',
      activatedOn: '2025-02-10',
      firstValueOn: '2025-02-20',
      acvMinor: '400000',
      devices: 100,
    });
    await deployment(tenant, 'Harbour', {
      signedOn: '2024-11-01',
      activatedOn: '2025-01-15',
      firstValueOn: '2025-02-09',
      acvMinor: '600000',
    });
    await deployment(tenant, 'Trial', {
      kind: 'pilot',
      signedOn: '2025-03-01',
      activatedOn: '2025-03-10',
      acvMinor: '10000',
    });
    await deployment(tenant, 'Waiting', { signedOn: '2025-05-01', firstValueKind: null });
  });
});

async function kpis(of: TestTenant, input: Parameters<typeof kpisQuery>[1] = { asOf: AS_OF }) {
  return value(await kpisQuery(of.as.VIEWER, input)).kpis;
}

describe('the dashboard', () => {
  it('has the four figures of the four completed quarters', async () => {
    const { nnarr, grr, acvPerDeployment, ttfv } = await kpis(tenant);
    // C new 300,000; A −400,000; B −500,000; C +200,000; D new 999,000
    expect(nnarr.valueMinor).toBe(599_000n);
    expect(nnarr.window).toMatchObject({
      openingMinor: 1_500_000n,
      newMinor: 1_299_000n,
      churnMinor: -500_000n,
      contractionMinor: -400_000n,
      closingMinor: 2_099_000n,
    });
    expect(grr.hardwareLife).toMatchObject({ startMinor: 1_500_000n, retainedMinor: 600_000n });
    expect(grr.alarm.raised).toBe(true);
    expect(acvPerDeployment).toMatchObject({
      valueMinor: 500_000n,
      latest: { deployments: 2, pilots: { deployments: 1 } },
    });
    expect(ttfv.headline).toMatchObject({ signed: 3, arrived: 2, waiting: 1 });
  });

  it('counts a month only when it is over', async () => {
    expect((await kpis(tenant, { asOf: '2025-06-29' })).nnarr.window.until).toBe('2025-04-01');
    expect((await kpis(tenant, { asOf: '2025-06-29' })).nnarr.quarterToDate).toMatchObject({
      until: '2025-06-01',
      newMinor: 0n,
    });
  });

  it('is n/a with a reason in a tenant without facts', async () => {
    const empty = await makeTenant();
    const figures = await kpis(empty);
    expect(figures.nnarr).toMatchObject({ valueMinor: null, reason: expect.any(String) });
    expect(figures.grr.hardwareLife.grr).toMatchObject({ ratio: null, reason: expect.any(String) });
    expect(figures.acvPerDeployment.valueMinor).toBeNull();
    expect(figures.ttfv.headline.signed).toBe(0);
  });

  it('has the keys of the command line', async () => {
    const json = kpisJson(value(await kpisQuery(tenant.operator, { asOf: AS_OF })));
    expect(Object.keys(json)).toEqual(
      'asOf currency constant set nnarr grr acvPerDeployment ttfv'.split(' '),
    );
    expect(json.nnarr).toMatchObject({ valueMinor: '599000' });
    expect(() => JSON.stringify(json)).not.toThrow();
  });

  it('is the same at constant currency for a company of one currency, and says so', async () => {
    const [plain, constant] = [
      value(await kpisQuery(tenant.operator, { asOf: AS_OF })),
      value(await kpisQuery(tenant.operator, { asOf: AS_OF, constant: true })),
    ];
    expect(constant.constant).toBe(true);
    expect(constant.kpis.nnarr.basis.notes.at(-1)).toContain('At constant currency');
    expect(constant.kpis.nnarr.bars).toEqual(plain.kpis.nnarr.bars);
    expect(constant.kpis.grr.hardwareLife).toEqual(plain.kpis.grr.hardwareLife);
  });

  it('is read in one statement besides the unit’s own', async () => {
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      const statements: string[] = [];
      const counted: Unit = {
        ...unit,
        sql: (text, values) => (statements.push(text), unit.sql(text, values)),
        named: (name, text, values) => (statements.push(text), unit.named(name, text, values)),
      };
      await readKpiData(counted, { currency: 'USD', fiscalStartMonth: 1, asOf: date(AS_OF) });
      expect(statements).toHaveLength(1);
    });
  });

  it('comes out the same from the roll-ups as from the ledger itself', async () => {
    for (const asOf of [AS_OF, '2025-05-17', '2023-12-31']) {
      expect(await kpis(tenant, { asOf, knownAt: '2099-01-01T00:00:00Z' })).toEqual(
        await kpis(tenant, { asOf }),
      );
    }
  });

  it('shows what was known before a correction', async () => {
    const of = await makeTenant();
    const { contractId } = await atInstant('2025-05-01T00:00:00Z', () =>
      contract(of, 'A', '2024-08-01', null, 100_000),
    );
    const site = await atInstant('2025-05-01T00:00:00Z', () =>
      deployment(of, 'Depot', {
        signedOn: '2025-01-10',
        activatedOn: '2025-02-10',
        firstValueOn: '2025-02-20',
        acvMinor: '400000',
      }),
    );
    await atInstant('2025-06-01T00:00:00Z', async () => {
      const input = {
        customer: 'A',
        stream: 'software' as const,
        startOn: '2024-08-01',
        amountMinor: '900000',
        periodMonths: 12,
      };
      value(await recordContract(of.as.CRO, { ...input, contractId, version: 1 }));
      value(await recordDeployment(of.as.DELIVERY, { ...site, acvMinor: '700000' }));
      value(await setKpiTarget(of.as.CRO, { kpi: 'nnarr', target: '5', effectiveFrom: '2025-01-01' }));
    });
    const before = await kpis(of, { asOf: AS_OF, knownAt: '2025-05-31T23:59:59Z' });
    expect(before.nnarr).toMatchObject({ valueMinor: 100_000n, targetMinor: null });
    expect(before.acvPerDeployment.today.totalMinor).toBe(400_000n);
    const after = await kpis(of);
    expect(after.nnarr).toMatchObject({ valueMinor: 900_000n, targetMinor: 5n });
    expect(after.acvPerDeployment.today.totalMinor).toBe(700_000n);
    expect((await kpis(of, { asOf: AS_OF, knownAt: '2025-04-01T00:00:00Z' })).nnarr.valueMinor).toBeNull();
  });

  it('shows another tenant none of it, and a rep nothing', async () => {
    const other = await makeTenant();
    expect((await kpis(other)).nnarr.valueMinor).toBeNull();
    expect(refusal(await kpisQuery(tenant.as.REP, {})).code).toBe('not_found');
    expect(refusal(await kpisQuery({ ...other.as.CRO, tenantSlug: tenant.slug }, {})).code).toBe('not_found');
  });
});

describe('the rows behind a figure', () => {
  const rows = async (input: Parameters<typeof kpiRowsQuery>[1]) =>
    value(await kpiRowsQuery(tenant.as.CEO, input));

  it('add up to NNARR by customer and kind, the largest first', async () => {
    const found = await rows({ kpi: 'nnarr', asOf: AS_OF });
    if (found.kpi !== 'nnarr') throw new Error('another figure');
    expect(found).toMatchObject({
      from: '2024-07-01',
      until: '2025-07-01',
      count: 5,
      totalMinor: 599_000n,
      next: null,
    });
    expect(found.rows.map((row) => [row.customer, row.kind, row.amountMinor])).toEqual([
      ['D', 'new', 999_000n],
      ['B', 'churn', -500_000n],
      ['A', 'contraction', -400_000n],
      ['C', 'new', 300_000n],
      ['C', 'expansion', 200_000n],
    ]);
    const churn = await rows({ kpi: 'nnarr', asOf: AS_OF, kind: 'churn', from: '2025-01-01' });
    expect(churn).toMatchObject({ count: 1, totalMinor: -500_000n });
  });

  it('come in pages whose totals are over all rows', async () => {
    const first = await rows({ kpi: 'nnarr', asOf: AS_OF, limit: 2 });
    expect(first).toMatchObject({ count: 5, totalMinor: 599_000n, next: 2 });
    const last = await rows({ kpi: 'nnarr', asOf: AS_OF, limit: 2, offset: 4 });
    expect(last).toMatchObject({ totalMinor: 599_000n, next: null });
    expect(refusal(await kpiRowsQuery(tenant.as.CEO, { kpi: 'nnarr', asOf: AS_OF, offset: 99 })).code).toBe(
      'invalid',
    );
  });

  it('add up to GRR by customer and stream, the largest loss first', async () => {
    const { grr } = await kpis(tenant);
    for (const window of [grr.hardwareLife, grr.year]) {
      const found = await rows({ kpi: 'grr', asOf: AS_OF, months: window.months });
      const { startMinor, retainedMinor, endMinor, from, until } = window;
      expect(found).toMatchObject({ from, until, totals: { startMinor, retainedMinor, endMinor } });
    }
    const found = await rows({ kpi: 'grr', asOf: AS_OF, stream: 'hardware' });
    expect(found.rows).toMatchObject([
      { customer: 'B', startMinor: 500_000n, retainedMinor: 0n, endMinor: 0n },
    ]);
  });

  it('are the deployments of ACV per deployment and of TTFV', async () => {
    const acv = await rows({ kpi: 'acv_per_deployment', asOf: AS_OF });
    expect(acv).toMatchObject({ on: AS_OF, count: 2, totalMinor: 1_000_000n });
    expect(acv.rows).toMatchObject([{ site: 'Harbour', customer: 'A' }, { site: 'Depot' }]);
    const clocks = await rows({ kpi: 'ttfv', asOf: AS_OF });
    expect(clocks.rows).toMatchObject([
      { site: 'Harbour', days: 100, arrived: true },
      { site: 'Waiting', days: 60, arrived: false },
      { site: 'Depot', days: 41, arrived: true },
    ]);
    expect((await rows({ kpi: 'ttfv', asOf: AS_OF, from: '2025-05-01' })).count).toBe(1);
  });
});

describe('targets', () => {
  it('count from their day on, and a new word of the same day replaces the old', async () => {
    const of = await makeTenant();
    value(await setKpiTarget(of.as.CRO, { kpi: 'grr', target: '9000', effectiveFrom: '2025-01-01' }));
    value(await setKpiTarget(of.as.CRO, { kpi: 'grr', target: '9500', effectiveFrom: '2025-06-01' }));
    value(await setKpiTarget(of.as.CRO, { kpi: 'grr', target: '9200', effectiveFrom: '2025-01-01' }));
    expect((await kpis(of, { asOf: '2025-05-31' })).grr.targetBp).toBe(9200n);
    expect((await kpis(of, { asOf: '2025-06-01' })).grr.targetBp).toBe(9500n);
    const log = await asAdmin((client) =>
      client.query('SELECT operation FROM audit_event WHERE tenant_id = $1', [of.id]),
    );
    expect(log.rows).toHaveLength(3);
  });

  it('are refused for what is no KPI of a CRO, for senseless values, and to others', async () => {
    const ask = async (kpi: string, target: string) =>
      refusal(await setKpiTarget(tenant.as.CRO, { kpi, target }));
    expect(await ask('MQLs', '5')).toMatchObject({
      code: 'rule',
      remedy: expect.stringContaining('marketing'),
    });
    expect((await ask('burn rate', '5')).code).toBe('invalid');
    expect((await ask('grr', '10001')).fields).toHaveProperty('target');
    expect((await ask('ttfv', '0')).fields).toHaveProperty('target');
    expect(refusal(await setKpiTarget(tenant.as.CEO, { kpi: 'grr', target: '9000' })).code).toBe('not_found');
  });
});
