import { beforeEach, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { withUnit } from '@/platform/db/unit-of-work';
import { newId } from '@/platform/db/ids';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { countOf, imported, rowsOf, versionsOf } from './import-csv';

const HEADER =
  'Deal ID,Deal Name,Account Name,Stage,Hardware Amount,Software Amount,Services Amount,Units,PO Number,PO Date,PO Amount,Ship Date,Units Shipped,Quote Number,Quote Date';
const FILE = [
  HEADER,
  'D-1,Cold chain,ACME,Negotiation,5000,1200,300,50,PO-7,2026-03-01,6500,,,Q-1,2026-01-10',
  'D-2,Meters,Zeta,Closed Won,9000,,,90,PO-8,2026-02-01,9000,2026-04-01,90,,',
  'D-3,Trucks,Fleet,Proposal,,2400,,,,,,,,,',
];
const changed = (from: string, to: string) => FILE.map((line) => line.replace(from, to));

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

type Evidence = {
  kind: string;
  reference: string | null;
  evidence_on: string;
  amount_minor: bigint | null;
  units: number | null;
  voided: boolean;
  void_reason: string | null;
};
const evidence = (externalId: string) =>
  rowsOf<Evidence>(
    tenant,
    `SELECT e.kind, e.reference, e.evidence_on, e.amount_minor, e.units, e.voided_at IS NOT NULL AS voided, e.void_reason FROM evidence e
     JOIN deal d ON d.tenant_id = e.tenant_id AND d.id = e.deal_id WHERE e.tenant_id = $1 AND d.external_id = '${externalId}'
     ORDER BY e.kind, e.voided_at NULLS LAST`,
  );
const lines = (externalId: string) =>
  rowsOf<Record<string, unknown>>(
    tenant,
    `SELECT l.stream, l.recurring, l.amount_minor, l.units, l.version FROM deal_line l JOIN deal d ON d.tenant_id = l.tenant_id AND d.id = l.deal_id
     WHERE l.tenant_id = $1 AND d.external_id = '${externalId}' ORDER BY l.position`,
  );
const deal = async (externalId: string) =>
  (
    await rowsOf<Record<string, unknown>>(
      tenant,
      `SELECT * FROM deal WHERE tenant_id = $1 AND external_id = '${externalId}'`,
    )
  )[0] ?? {};

describe('lines of an imported deal', () => {
  it('stand one a stream, software as the price of a year', async () => {
    await imported(tenant, 'deals', FILE);
    expect(await lines('D-1')).toEqual([
      { stream: 'hardware', recurring: false, amount_minor: 500_000n, units: 50, version: 1 },
      { stream: 'software', recurring: true, amount_minor: 120_000n, units: null, version: 1 },
      { stream: 'services', recurring: false, amount_minor: 30_000n, units: null, version: 1 },
    ]);
    expect(await deal('D-3')).toMatchObject({ has_hardware: false });
  });

  it('change and go with the file, the old ones kept in history; the deal gets a version for it', async () => {
    await imported(tenant, 'deals', FILE);
    const report = await imported(tenant, 'deals', changed('5000,1200,300', '5000,1300,'));
    expect(report.counts).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await lines('D-1')).toMatchObject([{ version: 1 }, { amount_minor: 130_000n, version: 2 }]);
    expect(await countOf(tenant, 'deal_line_history')).toBe(2);
    expect(await deal('D-1')).toMatchObject({ version: 2 });
  });

  it('are left alone where a person has split the deal himself', async () => {
    await imported(tenant, 'deals', FILE);
    const { id } = (await deal('D-3')) as { id: string };
    await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
      await unit.execute('DELETE FROM deal_line WHERE tenant_id = $1 AND deal_id = $2', [tenant.id, id]);
      await unit.execute(
        `INSERT INTO deal_line (tenant_id, id, deal_id, stream, recurring, description, amount_minor, recorded_at)
         VALUES ($1, $2, $3, 'hardware', false, 'Trackers', 100, now())`,
        [tenant.id, newId(), id],
      );
    });
    await imported(tenant, 'deals', FILE);
    expect(await lines('D-3')).toMatchObject([{ stream: 'hardware', amount_minor: 100n }]);
  });

  it('keep the amount of the deal: a total in a file does not take their place', async () => {
    const total = ['Id,Name,Account,Stage,Amount', 'A,Deal A,Acme,Demo,1000'];
    await imported(tenant, 'deals', total);
    const { id } = (await deal('A')) as { id: string };
    const split = { stream: 'hardware' as const, description: 'Trackers', amountMinor: '50000' };
    value(await editDeal(tenant.operator, { dealId: id, version: 1, lines: [split] }));
    expect((await imported(tenant, 'deals', total)).counts).toMatchObject({ updated: 0, unchanged: 1 });
    await imported(tenant, 'deals', ['Id,Name,Account,Stage,Amount', 'A,Deal A,Acme,Demo,2000']);
    expect(await deal('A')).toMatchObject({ amount_minor: 50_000n });
  });
});

describe('evidence of an imported deal', () => {
  it('carries the deal over the PO gate', async () => {
    await imported(tenant, 'deals', FILE, { asOf: '2026-11-01' });
    expect(await deal('D-1')).toMatchObject({ stage: 'hardware_po_received', po_kind: 'po', po_live: true });
    expect(await deal('D-2')).toMatchObject({
      stage: 'hardware_shipped',
      po_live: true,
      source_outcome: 'won',
    });
    expect(await evidence('D-2')).toMatchObject([
      { kind: 'po', reference: 'PO-8', evidence_on: '2026-02-01', amount_minor: 900_000n, voided: false },
      { kind: 'shipment', evidence_on: '2026-04-01', units: 90, voided: false },
    ]);
  });

  it('is not written again with the same file', async () => {
    await imported(tenant, 'deals', FILE);
    const before = [
      await versionsOf(tenant, 'deal'),
      await versionsOf(tenant, 'evidence'),
      await versionsOf(tenant, 'deal_line'),
    ];
    const again = await imported(tenant, 'deals', FILE);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect([
      await versionsOf(tenant, 'deal'),
      await versionsOf(tenant, 'evidence'),
      await versionsOf(tenant, 'deal_line'),
    ]).toEqual(before);
  });

  it('is replaced when the file corrects it, and the deal keys on the new one', async () => {
    await imported(tenant, 'deals', FILE);
    const before = await deal('D-1');
    const report = await imported(tenant, 'deals', changed('PO-7', 'PO-7a'));
    expect(report.counts).toMatchObject({ updated: 1 });
    expect(await evidence('D-1')).toMatchObject([
      { kind: 'po', reference: 'PO-7', voided: true, void_reason: 'replaced by import' },
      { kind: 'po', reference: 'PO-7a', voided: false },
      { kind: 'quote', voided: false },
    ]);
    const after = await deal('D-1');
    expect(after.po_evidence_id).not.toBe(before.po_evidence_id);
    expect(after).toMatchObject({ stage: 'hardware_po_received', po_live: true });
  });

  it('stays when its cells are empty in a later file, and holds the stage', async () => {
    await imported(tenant, 'deals', FILE);
    await imported(
      tenant,
      'deals',
      changed('PO-7,2026-03-01,6500', ',,').map((line) => line.replace('Negotiation', 'Demo')),
    );
    expect(await deal('D-1')).toMatchObject({
      stage: 'hardware_po_received',
      po_live: true,
      source_stage: 'Demo',
    });
  });

  it('that a person recorded already is the same fact', async () => {
    await imported(tenant, 'deals', changed('PO-7,2026-03-01,6500', ',,'));
    const { id } = (await deal('D-1')) as { id: string };
    const evidenceId = newId();
    await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
      await unit.execute(
        `INSERT INTO evidence (tenant_id, id, deal_id, kind, reference, evidence_on, amount_minor, currency, recorded_at)
         VALUES ($1, $2, $3, 'po', 'PO-7', '2026-03-01', 650000, 'USD', now())`,
        [tenant.id, evidenceId, id],
      );
      await unit.execute(
        `UPDATE deal SET po_evidence_id = $3, po_kind = 'po', po_live = true, stage = 'hardware_po_received', version = version + 1
         WHERE tenant_id = $1 AND id = $2`,
        [tenant.id, id, evidenceId],
      );
    });
    const report = await imported(tenant, 'deals', FILE);
    expect(report.counts).toMatchObject({ updated: 0 });
    expect((await evidence('D-1')).filter(({ kind }) => kind === 'po')).toHaveLength(1);
    expect(await deal('D-1')).toMatchObject({ po_evidence_id: evidenceId });
  });
});
