import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportKind } from '@/domain/imports/types';
import { revertImport } from '@/features/imports/commands';
import { importFile, type ImportFileOptions } from '@/features/imports/import-file';
import { countOf, rowsOf, versionsOf } from '../../features/imports/import-csv';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { FOLDER, HERE } from '../reading/real-files';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

async function take(kind: ImportKind, name: string, options: ImportFileOptions = {}) {
  return value(await importFile(tenant.operator, { kind, path: path.join(FOLDER, name), options }));
}

const outcomes = () =>
  rowsOf<{ outcome: string; n: number; minor: bigint | null }>(
    tenant,
    `SELECT outcome, count(*)::int AS n, sum(amount_minor)::bigint AS minor FROM deal WHERE tenant_id = $1 GROUP BY 1 ORDER BY 1`,
  );

/** Imports a file, again (nothing may be written), and takes it back. */
async function roundTrip(
  kind: 'deals' | 'contracts',
  name: string,
  rows: number,
  options: ImportFileOptions = {},
) {
  const table = kind === 'deals' ? 'deal' : 'contract';
  const first = await take(kind, name, options);
  expect(first.counts).toMatchObject({
    read: rows,
    accepted: rows,
    rejected: 0,
    created: rows,
    updated: 0,
    unchanged: 0,
  });
  const before = await versionsOf(tenant, table);
  const again = await take(kind, name, options);
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: rows });
  expect(await versionsOf(tenant, table)).toEqual(before);
  expect(await countOf(tenant, `${table}_history`)).toBe(0);
  return {
    first,
    revert: async () =>
      value(await revertImport(tenant.operator, { importId: first.importId })).counts.reverted,
  };
}

describe.skipIf(!HERE)('real exports, stored', () => {
  it('8,800 deals of a hardware vendor: won, lost and open as the file says', async () => {
    const { revert } = await roundTrip('deals', 'maven-crm-sales/iso/sales_pipeline.csv', 8800);
    expect(await outcomes()).toEqual([
      { outcome: 'lost', n: 2473, minor: 0n },
      { outcome: 'open', n: 2089, minor: null },
      { outcome: 'won', n: 4238, minor: 1_000_553_400n },
    ]);
    expect(await revert()).toMatchObject({ removed: 8800, kept: 0 });
    expect(await outcomes()).toMatchObject([{ outcome: 'removed', n: 8800 }]);
  });

  it('Dynamics opportunities without an id column, by topic and creation day', async () => {
    const { first } = await roundTrip(
      'deals',
      'dynamics365-contoso-coffee/Opportunity_first_300_rows.csv',
      300,
    );
    expect(first).toMatchObject({ preset: 'dynamics', key: ['Topic', 'Created On'] });
  });

  it('Zoho quotes as deals', async () => {
    expect((await roundTrip('deals', 'zoho-crm-sample/Quotes.csv', 3000)).first.preset).toBe('zoho-quotes');
  });

  it('HubSpot deals with planted faults', async () => {
    const { first } = await roundTrip('deals', 'hubspot-planted-problems/seed-20261012/deals.csv', 424, {
      asOf: '2026-10-12',
    });
    expect(first.preset).toBe('hubspot');
  });

  it('Salesforce opportunities whose stages are hashed: the flags decide', async () => {
    await roundTrip('deals', 'salesforce-dbt-seeds/sf_opportunity_data.csv', 10);
    const [mismatch] = await rowsOf<{ n: number }>(
      tenant,
      `SELECT count(*)::int AS n FROM deal WHERE tenant_id = $1 AND (source_outcome IS NULL OR source_outcome <> outcome)`,
    );
    expect(mismatch?.n).toBe(0);
  });

  it('400 deals of a pipeline snapshot', async () => {
    const { first } = await roundTrip('deals', 'pipeline-hygiene-snapshots/opps_2026-08-10.csv', 400, {
      asOf: '2026-08-10',
    });
    expect(first.preset).toBe('snapshot');
  });

  it('121 subscriptions: the ledger ends where they do, and a revert empties it', async () => {
    const { revert } = await roundTrip('contracts', 'mrr-playbook/subscription_periods.csv', 121, {
      set: { stream: 'software', period: 'month' },
    });
    const net = () =>
      rowsOf<{ ledger: bigint; contracts: bigint }>(
        tenant,
        `SELECT (SELECT coalesce(sum(m.amount_minor), 0)::bigint FROM movement m WHERE m.tenant_id = $1) AS ledger,
           (SELECT coalesce(sum(c.arr_minor), 0)::bigint FROM contract c WHERE c.tenant_id = $1 AND c.state = 'live' AND c.end_on IS NULL) AS contracts`,
      );
    const [standing] = await net();
    expect(standing?.ledger).toBe(standing?.contracts);
    expect(await revert()).toMatchObject({ removed: 121 });
    expect(await net()).toEqual([{ ledger: 0n, contracts: 0n }]);
  });
});
