import { beforeEach, describe, expect, it } from 'vitest';
import { decideRequest } from '@/features/approvals/commands';
import { approvalQueue } from '@/features/approvals/queries';
import { checkImport, commitImport, revertImport } from '@/features/imports/commands';
import { storeUpload } from '@/features/imports/store-upload';
import { Readable } from 'node:stream';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { setFloor } from '../approvals/a-floor';
import { imported, rowsOf } from './import-csv';

const HEADER = 'Deal ID,Deal Name,Account Name,Owner,Stage,Software Amount,PO Number,PO Date,PO Amount,Pilot';

/** A won deal with its PO; `acv` a year in whole units. */
function row(id: string, acv: number, more: { owner?: string; pilot?: string; stage?: string } = {}) {
  const { owner = 'Ria Rep', pilot = 'no', stage = 'Closed Won' } = more;
  return `${id},Deal ${id},Corner ${id},${owner},${stage},${acv},PO-${id},2026-02-01,${acv},${pilot}`;
}

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  await setFloor(tenant, 2_500_000n);
});

async function stages() {
  const rows = await rowsOf<{ id: string; stage: string; outcome: string; po: boolean }>(
    tenant,
    `SELECT external_id AS id, stage, outcome, po_live AS po FROM deal WHERE tenant_id = $1 ORDER BY external_id`,
  );
  return Object.fromEntries(rows.map(({ id, ...rest }) => [id, rest]));
}

const HELD = { stage: 'hardware_quote_sent', outcome: 'open', po: true };

describe('an imported PO below the rep’s floor', () => {
  it('leaves the deal at Quote Sent with its PO, says so on the row, and puts it on the desk', async () => {
    const report = await imported(tenant, 'deals', [
      HEADER,
      row('A', 18_000),
      row('B', 25_000),
      row('C', 18_000, { owner: 'Somebody Else' }),
      row('D', 18_000, { pilot: 'yes' }),
    ]);
    const found = await stages();
    expect(found['A']).toEqual(HELD);
    for (const id of ['B', 'C', 'D']) expect(found[id]).toMatchObject({ po: true });
    for (const id of ['B', 'C', 'D']) expect(found[id]?.stage).not.toBe('hardware_quote_sent');
    const [warning] = report.problems.filter(({ message }) => message.includes('floor'));
    expect(warning).toMatchObject({ row: 2, severity: 'warning' });
    expect(warning?.message).toBe(
      "ACV 18,000 USD is below Ria Rep's floor of 25,000. The deal stays at Quote Sent; its PO is kept.",
    );
    const { open } = value(await approvalQueue(tenant.as.CRO, {}));
    expect(open.map(({ deal, acvMinor }) => [deal, acvMinor])).toEqual([['Deal A', 1_800_000n]]);
    expect(
      await rowsOf(
        tenant,
        `SELECT reference FROM evidence WHERE tenant_id = $1 AND kind = 'po' AND reference = 'PO-A'`,
      ),
    ).toHaveLength(1);
  });

  it('judges a row without amounts per stream by its whole amount as a year', async () => {
    const header = 'Deal ID,Deal Name,Account Name,Owner,Stage,Amount,PO Number,PO Date,PO Amount';
    const of = (id: string, amount: number) =>
      `${id},Deal ${id},Corner,Ria Rep,Closed Won,${amount},PO-${id},2026-02-01,${amount}`;
    await imported(tenant, 'deals', [header, of('A', 24_999), of('B', 25_000)]);
    const found = await stages();
    expect(found['A']).toEqual(HELD);
    expect(found['B']?.stage).toBe('hardware_po_received');
  });

  it('goes past with the next import once the CRO has approved it', async () => {
    const file = [HEADER, row('A', 18_000)];
    await imported(tenant, 'deals', file);
    await imported(tenant, 'deals', file);
    expect((await stages())['A']).toEqual(HELD);
    const [waiting] = value(await approvalQueue(tenant.as.CRO, {})).open;
    const answer = {
      approvalId: waiting?.id ?? '',
      decision: 'approved' as const,
      reason: 'fine',
      acvMinor: 1_800_000n,
    };
    value(await decideRequest(tenant.as.CRO, answer));
    await imported(tenant, 'deals', file);
    expect((await stages())['A']?.stage).toBe('hardware_po_received');
  });

  it('leaves a deal alone that is past already when the floor rises', async () => {
    await setFloor(tenant, null);
    await imported(tenant, 'deals', [HEADER, row('A', 18_000)]);
    await setFloor(tenant, 2_500_000n);
    const shipped =
      'Deal ID,Owner,Stage,PO Number,PO Date,PO Amount,Ship Date,Units Shipped,Software Amount,Hardware Amount';
    await imported(tenant, 'deals', [
      shipped,
      'A,Ria Rep,Closed Won,PO-A,2026-02-01,18000,2026-03-01,10,18000,5000',
    ]);
    expect((await stages())['A']?.stage).toBe('hardware_shipped');
  });

  it('asks the floor of the deal’s own rep where the file names none', async () => {
    await imported(tenant, 'deals', [
      'Deal ID,Deal Name,Account Name,Owner,Stage,Software Amount',
      'A,Deal A,Corner,Ria Rep,Proposal,18000',
    ]);
    await imported(tenant, 'deals', ['Deal ID,PO Number,PO Date,PO Amount', 'A,PO-A,2026-02-01,18000']);
    expect((await stages())['A']).toEqual(HELD);
  });

  it('is held by a floor that was set between check and commit', async () => {
    await setFloor(tenant, null);
    const source = Readable.from([Buffer.from(`${HEADER}\n${row('A', 18_000)}\n`)]);
    const upload = { kind: 'deals' as const, fileName: 'deals.csv', source };
    const { importId } = value(await storeUpload(tenant.operator, upload));
    value(await checkImport(tenant.operator, { importId }));
    await setFloor(tenant, 2_500_000n);
    value(await commitImport(tenant.operator, { importId }));
    expect((await stages())['A']).toEqual(HELD);
  });

  it('is taken back with its import, request and all', async () => {
    const report = await imported(tenant, 'deals', [HEADER, row('A', 18_000)]);
    value(await revertImport(tenant.operator, { importId: report.importId }));
    expect(value(await approvalQueue(tenant.as.CRO, {})).open).toEqual([]);
  });
});
