import { beforeEach, describe, expect, it } from 'vitest';
import { revertImport } from '@/features/imports/commands';
import { importProblems } from '@/features/imports/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { countOf, imported, rowsOf, tryImport, versionsOf } from './import-csv';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const revert = async (importId: string) =>
  value(await revertImport(tenant.operator, { importId })).counts.reverted;
const changed = (lines: readonly string[], from: string, to: string) =>
  lines.map((line) => line.replace(from, to));

describe('contracts', () => {
  const FILE = [
    'Contract ID,Customer,Stream,Plan,Start Date,End Date,Monthly Amount',
    'C-1,ACME,software,Basic,2025-01-01,,100.00',
    'C-2,Zeta,hardware,Care,2025-02-01,2026-02-01,50.00',
  ];
  const ledger = () =>
    rowsOf<{ kind: string; amount: bigint }>(
      tenant,
      `SELECT c.name, m.kind, m.effective_on, sum(m.amount_minor)::bigint AS amount FROM movement m
       JOIN customer c ON c.tenant_id = m.tenant_id AND c.id = m.customer_id WHERE m.tenant_id = $1
       GROUP BY 1, 2, 3 HAVING sum(m.amount_minor) <> 0 ORDER BY 3, 1`,
    );

  it('stand with their yearly amount and make the ledger', async () => {
    const report = await imported(tenant, 'contracts', FILE);
    expect(report.counts).toMatchObject({ created: 2 });
    expect(
      await rowsOf(
        tenant,
        'SELECT external_id, stream, period_months, arr_minor FROM contract WHERE tenant_id = $1 ORDER BY 1',
      ),
    ).toEqual([
      { external_id: 'C-1', stream: 'software', period_months: 1, arr_minor: 120_000n },
      { external_id: 'C-2', stream: 'hardware', period_months: 1, arr_minor: 60_000n },
    ]);
    expect(await ledger()).toEqual([
      { name: 'ACME', kind: 'new', effective_on: '2025-01-01', amount: 120_000n },
      { name: 'Zeta', kind: 'new', effective_on: '2025-02-01', amount: 60_000n },
      { name: 'Zeta', kind: 'churn', effective_on: '2026-02-01', amount: -60_000n },
    ]);
  });

  it('write nothing when unchanged, neither contracts nor movements', async () => {
    await imported(tenant, 'contracts', FILE);
    const before = [await versionsOf(tenant, 'contract'), await countOf(tenant, 'movement')];
    const again = await imported(tenant, 'contracts', FILE);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect([await versionsOf(tenant, 'contract'), await countOf(tenant, 'movement')]).toEqual(before);
  });

  it('that change are reversed in the ledger, and a revert reverses that', async () => {
    await imported(tenant, 'contracts', FILE);
    const before = await ledger();
    const next = await imported(tenant, 'contracts', [
      ...changed(FILE, '100.00', '150.00'),
      'C-3,Farm,software,Basic,2025-03-01,,10.00',
    ]);
    expect(next.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(await ledger()).toMatchObject([
      { name: 'ACME', amount: 180_000n },
      {},
      { name: 'Farm', amount: 12_000n },
      {},
    ]);
    expect(await revert(next.importId)).toMatchObject({ removed: 1, restored: 1, kept: 0 });
    expect(await ledger()).toEqual(before);
    expect(
      await rowsOf(tenant, `SELECT version, state FROM contract WHERE tenant_id = $1 ORDER BY external_id`),
    ).toEqual([
      { version: 3, state: 'live' },
      { version: 1, state: 'live' },
      { version: 2, state: 'removed' },
    ]);
  });

  it('that move to another customer move in the ledger too', async () => {
    await imported(tenant, 'contracts', FILE);
    await imported(tenant, 'contracts', changed(FILE, 'C-1,ACME', 'C-1,Farm'));
    expect(await ledger()).toMatchObject([{ name: 'Farm', kind: 'new', amount: 120_000n }, {}, {}]);
  });
});

describe('deployments', () => {
  const FILE = [
    'Deployment ID,Customer,Site,Devices,Signed On,Installed On,First Value On',
    'S-1,ACME,Plant 1,50,2025-01-01,2025-02-01,2025-02-15',
    'S-2,ACME,Plant 2,20,2025-03-01,,',
  ];

  it('are made, left alone when unchanged, updated when changed, and reverted', async () => {
    await imported(tenant, 'deployments', FILE);
    const before = await versionsOf(tenant, 'deployment');
    expect((await imported(tenant, 'deployments', FILE)).counts).toMatchObject({ unchanged: 2 });
    expect(await versionsOf(tenant, 'deployment')).toEqual(before);
    const next = await imported(
      tenant,
      'deployments',
      changed(FILE, '2025-03-01,,', '2025-03-01,2025-04-01,'),
    );
    expect(next.counts).toMatchObject({ updated: 1, unchanged: 1 });
    const second = () =>
      rowsOf(
        tenant,
        `SELECT installed_on, version FROM deployment WHERE tenant_id = $1 AND external_id = 'S-2'`,
      );
    expect(await second()).toEqual([{ installed_on: '2025-04-01', version: 2 }]);
    expect(await revert(next.importId)).toMatchObject({ restored: 1 });
    expect(await second()).toEqual([{ installed_on: null, version: 3 }]);
  });
});

describe('facts on deals', () => {
  beforeEach(async () => {
    await imported(tenant, 'deals', ['Deal ID,Deal Name,Stage', 'D-1,Cold chain,Demo', 'D-2,Meters,Demo']);
  });
  const live = (table: string, out: string, columns: string) =>
    rowsOf(
      tenant,
      `SELECT external_id, ${columns} FROM ${table} WHERE tenant_id = $1 AND ${out} IS NULL AND external_id IS NOT NULL ORDER BY 1`,
    );

  const SHIPMENTS = [
    'Shipment ID,Deal ID,Units,Ship Date,Tracking Number',
    'H-1,D-1,10,2026-03-01,T1',
    'H-2,D-2,5,2026-03-02,',
  ];
  const shipments = () => live('evidence', 'voided_at', 'kind, units, evidence_on, reference');

  it('shipments become evidence; unchanged ones are not written again', async () => {
    expect((await imported(tenant, 'shipments', SHIPMENTS)).counts).toMatchObject({ created: 2 });
    expect(await shipments()).toEqual([
      { external_id: 'H-1', kind: 'shipment', units: 10, evidence_on: '2026-03-01', reference: 'T1' },
      { external_id: 'H-2', kind: 'shipment', units: 5, evidence_on: '2026-03-02', reference: null },
    ]);
    const before = await versionsOf(tenant, 'evidence');
    expect((await imported(tenant, 'shipments', SHIPMENTS)).counts).toMatchObject({ unchanged: 2 });
    expect(await versionsOf(tenant, 'evidence')).toEqual(before);
  });

  it('a corrected shipment voids the old record, and a revert brings it back', async () => {
    await imported(tenant, 'shipments', SHIPMENTS);
    const before = await shipments();
    const next = await imported(tenant, 'shipments', [
      ...changed(SHIPMENTS, ',10,', ',12,'),
      'H-3,D-2,1,2026-04-01,',
    ]);
    expect(next.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(await shipments()).toMatchObject([{ units: 12 }, { units: 5 }, { units: 1 }]);
    expect(await revert(next.importId)).toMatchObject({ removed: 1, restored: 1, kept: 0 });
    expect(await shipments()).toEqual(before);
    expect(await countOf(tenant, 'evidence')).toBe(5);
  });

  it('leaves out rows of deals that are not there, with their cells for the download', async () => {
    const report = await imported(tenant, 'shipments', [...SHIPMENTS, 'H-9,D-9,3,2026-03-05,T9']);
    expect(report.counts).toMatchObject({ read: 3, accepted: 2, rejected: 1, created: 2 });
    expect(report.problems).toMatchObject([
      { row: 4, column: 'Deal ID', value: 'D-9', message: 'There is no deal with the id D-9.' },
    ]);
    const { header, rows } = value(await importProblems(tenant.operator, { importId: report.importId }));
    expect(header).toEqual(['Shipment ID', 'Deal ID', 'Units', 'Ship Date', 'Tracking Number']);
    expect(rows).toMatchObject([{ cells: ['H-9', 'D-9', '3', '2026-03-05', 'T9'] }]);
  });

  it('refuses shipments that name no deal at all', async () => {
    const refused = refusal(
      await tryImport(tenant.operator, 'shipments', ['Customer,Units,Ship Date', 'ACME,10,2026-03-01']),
    );
    expect(refused.code).toBe('invalid');
    expect(await countOf(tenant, 'evidence')).toBe(0);
  });

  const ACTIVITIES = [
    'Activity ID,Deal ID,Type,Date,Subject',
    'A-1,D-1,Call,2026-03-01,Price',
    'A-2,D-1,Email,2026-03-02,Offer',
  ];
  const activities = () => live('activity', 'removed_at', 'kind, occurred_on, subject');

  it('activities are made, left alone, corrected and reverted', async () => {
    expect((await imported(tenant, 'activities', ACTIVITIES)).counts).toMatchObject({ created: 2 });
    const before = [await activities(), await versionsOf(tenant, 'activity')];
    expect((await imported(tenant, 'activities', ACTIVITIES)).counts).toMatchObject({ unchanged: 2 });
    expect([await activities(), await versionsOf(tenant, 'activity')]).toEqual(before);
    const next = await imported(tenant, 'activities', changed(ACTIVITIES, 'Offer', 'Final offer'));
    expect(next.counts).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await activities()).toMatchObject([{}, { kind: 'mail', subject: 'Final offer' }]);
    expect(await revert(next.importId)).toMatchObject({ removed: 0, restored: 1 });
    expect(await activities()).toEqual(before[0]);
  });
});
