import { beforeEach, describe, expect, it } from 'vitest';
import { makeTenant, type TestTenant } from '../../support/tenants';
import { countOf, imported, rowsOf, versionsOf } from './import-csv';

const HEADER =
  'Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Stage,Amount,Close Date,Next Step';
const FILE = [
  HEADER,
  'D-1,Cold store,ACME GmbH,Ann,Demo,1000.00,2026-12-01,Call on Friday',
  'D-2,Meters,acme gmbh,Bob,Proposal/Price Quote,2500.50,2026-12-15,',
  'D-3,Trucks,Fleet Ltd,Ann,Closed Won,400.00,2026-01-15,',
  'D-4,Sheds,Farm Co,Ann,Closed Lost,90.00,2026-02-01,',
];
const changed = (lines: readonly string[], from: string, to: string) =>
  lines.map((line) => line.replace(from, to));

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const deal = async (externalId: string) => {
  const rows = await rowsOf<Record<string, unknown>>(
    tenant,
    `SELECT d.*, c.name AS customer, r.name AS rep FROM deal d LEFT JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
     LEFT JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id WHERE d.tenant_id = $1 AND d.external_id = '${externalId}'`,
  );
  return rows[0] ?? {};
};

describe('importing deals', () => {
  it('makes deals with customer, rep, stage, source words and amount', async () => {
    const report = await imported(tenant, 'deals', FILE);
    expect(report.state).toBe('committed');
    expect(report.counts).toMatchObject({
      read: 4,
      accepted: 4,
      rejected: 0,
      created: 4,
      updated: 0,
      unchanged: 0,
    });
    expect(await deal('D-1')).toMatchObject({
      name: 'Cold store',
      customer: 'ACME GmbH',
      rep: 'Ann',
      outcome: 'open',
      source_stage: 'Demo',
      amount_minor: 100_000n,
      close_on: '2026-12-01',
      next_step: 'Call on Friday',
      version: 1,
    });
    expect(await deal('D-2')).toMatchObject({
      customer: 'ACME GmbH',
      stage: 'hardware_quote_sent',
      amount_minor: 250_050n,
    });
  });

  it('keeps a source that says won without proof as won, before the PO', async () => {
    await imported(tenant, 'deals', FILE);
    expect(await deal('D-3')).toMatchObject({
      stage: 'hardware_quote_sent',
      outcome: 'won',
      source_outcome: 'won',
      po_live: null,
    });
    expect(await deal('D-4')).toMatchObject({
      stage: 'closed_lost',
      outcome: 'lost',
      source_outcome: 'lost',
    });
  });

  it('makes each customer and rep once, found again whatever the capitals', async () => {
    await imported(tenant, 'deals', FILE);
    expect(await countOf(tenant, 'customer')).toBe(3);
    expect(await countOf(tenant, 'rep', `name IN ('Ann', 'Bob')`)).toBe(2);
  });

  it('writes the entry into the stage as a transition of the import', async () => {
    const report = await imported(tenant, 'deals', FILE);
    const rows = await rowsOf(
      tenant,
      `SELECT t.from_stage, t.to_stage, t.reason, t.model_version, t.import_id FROM stage_transition t
      JOIN deal d ON d.tenant_id = t.tenant_id AND d.id = t.deal_id WHERE t.tenant_id = $1 AND d.external_id = 'D-4'`,
    );
    expect(rows).toEqual([
      {
        from_stage: null,
        to_stage: 'closed_lost',
        reason: 'import',
        model_version: 1,
        import_id: report.importId,
      },
    ]);
  });

  it('writes no row at all when the same file comes again', async () => {
    await imported(tenant, 'deals', FILE);
    const before = await versionsOf(tenant, 'deal');
    const again = await imported(tenant, 'deals', FILE);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect(await versionsOf(tenant, 'deal')).toEqual(before);
    expect(await countOf(tenant, 'deal_history')).toBe(0);
    expect(await countOf(tenant, 'stage_transition')).toBe(4);
    expect(await countOf(tenant, 'staged_deal')).toBe(0);
  });

  it('updates a changed row as its next version and keeps what stood', async () => {
    await imported(tenant, 'deals', FILE);
    const before = await versionsOf(tenant, 'deal');
    const next = await imported(tenant, 'deals', changed(FILE, '1000.00', '1200.00'));
    expect(next.counts).toMatchObject({ created: 0, updated: 1, unchanged: 3 });
    expect(await deal('D-1')).toMatchObject({ amount_minor: 120_000n, version: 2, import_id: next.importId });
    const after = await versionsOf(tenant, 'deal');
    expect(after.filter(({ xmin }, i) => xmin !== before[i]?.xmin)).toHaveLength(1);
    const history = await rowsOf(
      tenant,
      'SELECT amount_minor, version, superseded_by_import_id FROM deal_history WHERE tenant_id = $1',
    );
    expect(history).toEqual([{ amount_minor: 100_000n, version: 1, superseded_by_import_id: next.importId }]);
  });

  it('leaves alone what the file does not have', async () => {
    await imported(tenant, 'deals', FILE);
    const report = await imported(tenant, 'deals', ['Opportunity ID,Amount', 'D-1,7.00']);
    expect(report.counts).toMatchObject({ updated: 1 });
    expect(await deal('D-1')).toMatchObject({
      amount_minor: 700n,
      name: 'Cold store',
      customer: 'ACME GmbH',
      stage: 'demo',
      source_stage: 'Demo',
      next_step: 'Call on Friday',
    });
  });

  it('recognises rows by the chosen columns where there is no id', async () => {
    const file = ['Topic,Created On,Est. Revenue', 'Pumps,2024-05-20,10', 'Pumps,2024-06-20,20'];
    const first = await imported(tenant, 'deals', file);
    expect(first.key).toEqual(['Topic', 'Created On']);
    const again = await imported(tenant, 'deals', changed(file, '06-20,20', '06-20,25'));
    expect(again.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  });

  it('keeps recognising rows by the same columns when another set would do as well', async () => {
    await imported(tenant, 'deals', [
      'Topic,Created On,Est. Revenue',
      'Pumps,2024-05-20,10',
      'Pumps,2024-06-20,20',
    ]);
    const again = await imported(tenant, 'deals', ['Topic,Created On,Est. Revenue', 'Pumps,2024-05-20,10']);
    expect(again.key).toEqual(['Topic', 'Created On']);
    expect(again.counts).toMatchObject({ created: 0, unchanged: 1 });
  });
});

describe('our stage beside the source', () => {
  const moveInApp = async (stage: string) => {
    const { withUnit } = await import('@/platform/db/unit-of-work');
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute(
        `UPDATE deal SET stage = $2, version = version + 1, recorded_at = now() WHERE tenant_id = $1 AND external_id = 'D-1'`,
        [tenant.id, stage],
      ),
    );
  };

  it('stays where a person moved it while the source says the same', async () => {
    await imported(tenant, 'deals', FILE);
    await moveInApp('hardware_quote_sent');
    const again = await imported(tenant, 'deals', FILE);
    expect(again.counts).toMatchObject({ updated: 0, unchanged: 4 });
    expect(await deal('D-1')).toMatchObject({ stage: 'hardware_quote_sent' });
  });

  it('follows when the source moves, with a transition', async () => {
    await imported(tenant, 'deals', FILE, { asOf: '2026-11-01' });
    await imported(tenant, 'deals', changed(FILE, 'Demo', 'Closed Lost'), { asOf: '2026-11-20' });
    expect(await deal('D-1')).toMatchObject({
      stage: 'closed_lost',
      outcome: 'lost',
      stage_entered_on: '2026-11-20',
    });
    const moves = await rowsOf(
      tenant,
      `SELECT from_stage, to_stage, on_date FROM stage_transition WHERE tenant_id = $1 AND from_stage IS NOT NULL`,
    );
    expect(moves).toEqual([{ from_stage: 'demo', to_stage: 'closed_lost', on_date: '2026-11-20' }]);
  });
});
