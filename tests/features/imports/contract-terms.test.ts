import { beforeEach, describe, expect, it } from 'vitest';
import { giveReason } from '@/features/contracts/commands-end';
import { revertImport } from '@/features/imports/commands';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { imported, rowsOf } from './import-csv';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const FILE = [
  'Contract ID,Customer,Stream,Start Date,End Date,Annual Amount,Currency,Free Until,Auto Renew,Churn Reason,Churn Notes',
  'C-1,ACME,software,2025-01-01,2026-01-01,1000.00,USD,2025-03-01,yes,Too expensive,Signed with a cheaper one',
  'C-2,Rhein Werke,software,2025-01-01,,1000.00,EUR,,no,,',
  'C-3,Zeta,hardware,2025-01-01,2025-09-01,500.00,USD,2024-12-01,,Moved to Mars,',
  'C-4,Farm,hardware,2025-01-01,,500.00,USD,,,Too expensive,Not over yet',
];
const RATES = { rates: { EUR: '1.1' } };

type Row = Record<string, unknown> & { id: string };
const contracts = () =>
  rowsOf<Row>(
    tenant,
    `SELECT id, version, external_id, amount_minor, arr_minor, source_amount_minor, source_currency, trim_scale(fx_rate)::text AS fx_rate,
       free_until_on, auto_renews, end_reason, end_note FROM contract WHERE tenant_id = $1 AND state = 'live' ORDER BY external_id`,
  );

describe('contracts from a file', () => {
  it('keep their own currency, free time, and why they ended', async () => {
    await imported(tenant, 'contracts', FILE, RATES);
    const plain = { source_amount_minor: null, source_currency: null, fx_rate: null };
    expect(await contracts()).toMatchObject([
      {
        external_id: 'C-1',
        ...plain,
        free_until_on: '2025-03-01',
        auto_renews: true,
        end_reason: 'price',
        end_note: 'Signed with a cheaper one',
      },
      {
        external_id: 'C-2',
        amount_minor: 110_000n,
        arr_minor: 110_000n,
        source_amount_minor: 100_000n,
        source_currency: 'EUR',
        fx_rate: '1.1',
        auto_renews: false,
      },
      { external_id: 'C-3', free_until_on: null, end_reason: 'other', end_note: 'Moved to Mars' },
      { external_id: 'C-4', end_reason: null, end_note: null },
    ]);
  });

  it('leave what was said by hand where the file has no such column, and a revert brings the rest back', async () => {
    const bare = FILE.map((line) => line.split(',').slice(0, 7).join(','));
    await imported(tenant, 'contracts', bare, RATES);
    const [first] = await contracts();
    const why = { contractId: first?.id ?? '', version: 1, endReason: 'handoff' as const };
    value(await giveReason(tenant.operator, why));
    const dearer = bare.map((line) => line.replace('1000.00,EUR', '1200.00,EUR'));
    const next = await imported(tenant, 'contracts', dearer, RATES);
    expect(next.counts).toMatchObject({ updated: 1, unchanged: 3 });
    expect(await contracts()).toMatchObject([
      { end_reason: 'handoff' },
      { source_amount_minor: 120_000n },
      {},
      {},
    ]);
    value(await revertImport(tenant.operator, { importId: next.importId }));
    expect(await contracts()).toMatchObject([
      { end_reason: 'handoff', version: 2 },
      { source_amount_minor: 100_000n, fx_rate: '1.1' },
      {},
      {},
    ]);
  });
});
