import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkImport, commitImport } from '@/features/imports/commands';
import { storeUpload } from '@/features/imports/store-upload';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { countOf, csvFile, rowsOf } from './import-csv';

const FILE = ['Deal ID,Deal Name,Account Name,Stage', 'D-1,Cold chain,ACME,Demo', 'D-2,Meters,Zeta,Demo'];

let tenant: TestTenant;
let importId: string;
beforeEach(async () => {
  tenant = await makeTenant();
  importId = value(
    await storeUpload(tenant.operator, { kind: 'deals', fileName: 'a.csv', source: await csvFile(FILE) }),
  ).importId;
  value(await checkImport(tenant.operator, { importId }));
});

/** Starts a commit and holds it with its deals written and its line of the log not; then does `meanwhile`. */
async function heldInTheMiddle<T>(
  meanwhile: (pid: number) => Promise<T>,
): Promise<{ meanwhile: T; commit: Awaited<ReturnType<typeof commitImport>> | Error }> {
  return asAdmin(async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE audit_event IN EXCLUSIVE MODE');
    const commit = commitImport(tenant.operator, { importId }).catch((error: unknown) => error as Error);
    const result = await meanwhile(await waitingBackend());
    await client.query('ROLLBACK');
    return { meanwhile: result, commit: await commit };
  });
}

function waitingBackend(): Promise<number> {
  return asAdmin(async (client) => {
    for (;;) {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%INTO audit_event%' AND datname = current_database()`,
      );
      if (rows[0]) return rows[0].pid;
      await sleep(20);
    }
  });
}

describe('a merge that is cut off in its middle', () => {
  it('leaves nothing, and can be committed again', async () => {
    const { commit } = await heldInTheMiddle((pid) =>
      asAdmin((client) => client.query('SELECT pg_terminate_backend($1)', [pid])),
    );
    expect(commit).toBeInstanceOf(Error);
    expect(await countOf(tenant, 'deal')).toBe(0);
    expect(await countOf(tenant, 'customer')).toBe(0);
    expect(await countOf(tenant, 'staged_deal')).toBe(2);
    expect(value(await commitImport(tenant.operator, { importId })).counts).toMatchObject({ created: 2 });
    expect(await countOf(tenant, 'deal')).toBe(2);
    expect(await countOf(tenant, 'staged_deal')).toBe(0);
  });

  it('is alone: a second commit of the same import is refused while it runs', async () => {
    const held = await heldInTheMiddle(() => commitImport(tenant.operator, { importId }));
    expect(refusal(held.meanwhile).message).toBe('This import is being worked on right now.');
    expect(held.commit).toMatchObject({ ok: true });
    expect(await rowsOf(tenant, 'SELECT state FROM import WHERE tenant_id = $1')).toEqual([
      { state: 'committed' },
    ]);
  });
});

describe('two imports of one tenant at once', () => {
  it('come one after the other, the second on what the first wrote', async () => {
    const other = value(
      await storeUpload(tenant.operator, {
        kind: 'deals',
        fileName: 'b.csv',
        source: await csvFile([...FILE, 'D-3,Trucks,ACME,Demo']),
      }),
    ).importId;
    value(await checkImport(tenant.operator, { importId: other }));
    const both = await Promise.all(
      [importId, other].map((id) => commitImport(tenant.operator, { importId: id })),
    );
    expect(both.map((result) => result.ok)).toEqual([true, true]);
    expect(await countOf(tenant, 'deal')).toBe(3);
    expect(await countOf(tenant, 'customer')).toBe(2);
    expect(await countOf(tenant, 'deal', 'version > 1')).toBe(0);
  });
});
