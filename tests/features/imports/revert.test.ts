import { beforeEach, describe, expect, it } from 'vitest';
import { revertImport } from '@/features/imports/commands';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { toldTo } from '../notices/a-notice';
import { countOf, imported, rowsOf } from './import-csv';

const HEADER =
  'Deal ID,Deal Name,Account Name,Stage,Hardware Amount,Software Amount,PO Number,PO Date,PO Amount';
const FILE = [
  HEADER,
  'D-1,Cold chain,ACME,Demo,5000,1200,PO-7,2026-03-01,6200',
  'D-2,Meters,Zeta,Proposal,9000,,,,',
  'D-3,Trucks,Fleet,Demo,100,,,,',
];
const NEXT = [
  HEADER,
  'D-1,Cold chain,ACME,Closed Won,5000,1500,PO-7b,2026-03-02,6500',
  'D-2,Meters,Zeta,Closed Lost,9000,,,,',
  'D-3,Trucks,Fleet,Demo,100,,,,',
  'D-4,Sheds,Farm,Demo,70,,,,',
];

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const revert = async (importId: string) =>
  value(await revertImport(tenant.operator, { importId })).counts.reverted;
const state = () =>
  rowsOf<Record<string, unknown>>(
    tenant,
    `SELECT d.external_id, d.stage, d.outcome, d.amount_minor, d.source_stage, d.po_live, e.reference AS po,
       (SELECT jsonb_agg(jsonb_build_array(l.stream, l.amount_minor) ORDER BY l.position) FROM deal_line l
         WHERE l.tenant_id = d.tenant_id AND l.deal_id = d.id) AS lines
     FROM deal d LEFT JOIN evidence e ON e.tenant_id = d.tenant_id AND e.id = d.po_evidence_id AND e.voided_at IS NULL
     WHERE d.tenant_id = $1 AND d.outcome <> 'removed' ORDER BY d.external_id`,
  );

describe('reverting an import of deals', () => {
  it('takes out what it created', async () => {
    const first = await imported(tenant, 'deals', FILE);
    expect(await revert(first.importId)).toEqual({ removed: 3, restored: 0, kept: 0, keptRows: [] });
    expect(await state()).toEqual([]);
    expect(await countOf(tenant, 'deal', `outcome = 'removed'`)).toBe(3);
    expect(await countOf(tenant, 'evidence', 'voided_at IS NULL')).toBe(0);
    expect(await countOf(tenant, 'deal_history')).toBe(3);
    expect(await countOf(tenant, 'staged_match')).toBe(0);
  });

  it('is told to the CRO, but not to one who did it himself', async () => {
    const told = async () =>
      (await toldTo(tenant, 'CRO')).map(({ title }) => title).filter((title) => title.includes('taken back'));
    const first = await imported(tenant, 'deals', FILE);
    value(await revertImport(tenant.as.CRO, { importId: first.importId }));
    expect(await told()).toEqual([]);
    const second = await imported(tenant, 'deals', FILE);
    value(await revertImport(tenant.operator, { importId: second.importId }));
    expect(await told()).toEqual([expect.stringMatching(/^The import of deals from .+ was taken back$/)]);
  });

  it('puts back what it changed: values, stage, lines and PO', async () => {
    await imported(tenant, 'deals', FILE);
    const before = await state();
    const second = await imported(tenant, 'deals', NEXT);
    expect(second.counts).toMatchObject({ created: 1, updated: 2, unchanged: 1 });
    expect(await state()).not.toEqual(before);
    expect(await revert(second.importId)).toEqual({ removed: 1, restored: 2, kept: 0, keptRows: [] });
    expect(await state()).toEqual(before);
    const moves = await rowsOf(
      tenant,
      `SELECT from_stage, to_stage FROM stage_transition WHERE tenant_id = $1 AND reason = 'import reverted'`,
    );
    expect(moves).toEqual([{ from_stage: 'closed_lost', to_stage: 'hardware_quote_sent' }]);
  });

  it('takes out also what a later import changed, once that one is reverted', async () => {
    const first = await imported(tenant, 'deals', FILE);
    const second = await imported(tenant, 'deals', NEXT);
    await revert(second.importId);
    expect(await revert(first.importId)).toEqual({ removed: 3, restored: 0, kept: 0, keptRows: [] });
    expect(await state()).toEqual([]);
    expect(await countOf(tenant, 'evidence', 'voided_at IS NULL')).toBe(0);
  });

  it('keeps what was edited since, and lists it', async () => {
    await imported(tenant, 'deals', FILE);
    const second = await imported(tenant, 'deals', NEXT);
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute(
        `UPDATE deal SET next_step = 'Call', version = version + 1, recorded_at = now() WHERE tenant_id = $1 AND external_id IN ('D-2', 'D-4')`,
        [tenant.id],
      ),
    );
    expect(await revert(second.importId)).toEqual({
      removed: 0,
      restored: 1,
      kept: 2,
      keptRows: ['D-2', 'D-4'],
    });
    expect(await state()).toMatchObject([
      { external_id: 'D-1', po: 'PO-7' },
      { external_id: 'D-2', outcome: 'lost' },
      { external_id: 'D-3' },
      { external_id: 'D-4' },
    ]);
  });

  it('keeps a deal on which evidence was recorded since', async () => {
    const first = await imported(tenant, 'deals', FILE);
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute(
        `INSERT INTO evidence (tenant_id, id, deal_id, kind, evidence_on, recorded_at)
         SELECT tenant_id, id, id, 'demo', '2026-05-01', now() + interval '1 second' FROM deal WHERE tenant_id = $1 AND external_id = 'D-3'`,
        [tenant.id],
      ),
    );
    expect(await revert(first.importId)).toMatchObject({ removed: 2, kept: 1, keptRows: ['D-3'] });
  });

  it('lets the same file bring the same deals back', async () => {
    const first = await imported(tenant, 'deals', FILE);
    const before = await state();
    const ids = await rowsOf(tenant, 'SELECT id FROM deal WHERE tenant_id = $1 ORDER BY id');
    await revert(first.importId);
    const again = await imported(tenant, 'deals', FILE);
    expect(again.counts).toMatchObject({ created: 3, updated: 0, unchanged: 0 });
    expect(await state()).toEqual(before);
    expect(await rowsOf(tenant, 'SELECT id FROM deal WHERE tenant_id = $1 ORDER BY id')).toEqual(ids);
    expect(await revert(again.importId)).toMatchObject({ restored: 3 });
    expect(await state()).toEqual([]);
  });

  it('is refused twice, and before the commit', async () => {
    const first = await imported(tenant, 'deals', FILE);
    await revert(first.importId);
    expect(refusal(await revertImport(tenant.operator, { importId: first.importId }))).toMatchObject({
      code: 'conflict',
      message: 'This import is reverted already.',
    });
  });

  it('is one line of the log, with its counts', async () => {
    const first = await imported(tenant, 'deals', FILE);
    await revert(first.importId);
    const log = await rowsOf<{ operation: string; summary: string }>(
      tenant,
      `SELECT operation, summary FROM audit_event WHERE tenant_id = $1 AND subject_kind = 'import' ORDER BY id`,
    );
    expect(log.map(({ operation }) => operation)).toEqual([
      'imports.open',
      'imports.check',
      'imports.commit',
      'imports.revert',
    ]);
    expect(log[3]?.summary).toBe('Import of deals reverted: 3 taken out, 0 put back, 0 kept');
  });
});
