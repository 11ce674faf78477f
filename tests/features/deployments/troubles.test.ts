import { beforeAll, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { blockDeployment, removeBlock, unblockDeployment } from '@/features/deployments/commands-blocks';
import { failDeployment, removeFailure, resolveFailure } from '@/features/deployments/commands-failures';
import { deploymentsQuery } from '@/features/deployments/queries';
import { deploymentBoard } from '@/features/deployments/queries-board';
import { showDeployment } from '@/features/deployments/queries-show';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

async function newSite(site = 'Cold store 4', rest: Partial<Parameters<typeof recordDeployment>[1]> = {}) {
  const facts = {
    customer: 'Nordic Foods',
    site,
    kind: 'production' as const,
    signedOn: '2025-01-10',
    devices: 40,
  };
  return value(await recordDeployment(tenant.as.DELIVERY, { ...facts, ...rest })).deploymentId;
}

const show = async (deploymentId: string, asOf = '2025-06-30') =>
  value(await showDeployment(tenant.as.DELIVERY, { deploymentId, asOf }));

describe('what stands in the way', () => {
  it('counts before first value, once a day, until it goes on', async () => {
    const deploymentId = await newSite();
    const first = value(
      await blockDeployment(tenant.as.DELIVERY, { deploymentId, cause: 'integration', fromOn: '2025-02-01' }),
    );
    value(
      await blockDeployment(tenant.as.CRO, {
        deploymentId,
        cause: 'customer',
        fromOn: '2025-02-10',
        untilOn: '2025-02-20',
        note: 'No site contact',
      }),
    );
    expect((await show(deploymentId)).blocked.total).toBe(149);
    value(await unblockDeployment(tenant.as.DELIVERY, { ...first, untilOn: '2025-02-15' }));
    const page = await show(deploymentId);
    expect(page.blocked).toMatchObject({ total: 19, byCause: { integration: 14, customer: 5 } });
    expect(page.blocks.map(({ cause, untilOn }) => [cause, untilOn])).toEqual([
      ['customer', '2025-02-20'],
      ['integration', '2025-02-15'],
    ]);
  });

  it('is said once while it lasts, may be corrected, and removed', async () => {
    const deploymentId = await newSite();
    const input = { deploymentId, cause: 'customer' as const, fromOn: '2025-02-01' };
    const block = value(await blockDeployment(tenant.as.DELIVERY, input));
    expect(refusal(await blockDeployment(tenant.as.DELIVERY, input))).toMatchObject({
      code: 'rule',
      remedy: 'Say first when that ended.',
    });
    const ended = value(await unblockDeployment(tenant.as.DELIVERY, { ...block, untilOn: '2025-02-03' }));
    expect(refusal(await unblockDeployment(tenant.as.CRO, { ...block, untilOn: null }))).toMatchObject({
      code: 'conflict',
      details: { untilOn: '2025-02-03', version: 2 },
    });
    const again = value(await blockDeployment(tenant.as.CRO, { ...input, fromOn: '2025-03-01' }));
    const reopened = refusal(await unblockDeployment(tenant.as.CRO, { ...ended, untilOn: null }));
    expect(reopened).toMatchObject({ code: 'rule', remedy: 'Say first when that ended.' });
    value(await removeBlock(tenant.as.CRO, again));
    value(await unblockDeployment(tenant.as.CRO, { ...ended, untilOn: null }));
    expect(refusal(await removeBlock(tenant.as.CRO, block)).code).toBe('conflict');
    value(await removeBlock(tenant.as.CRO, { blockId: block.blockId, version: 3 }));
    expect((await show(deploymentId)).blocks).toEqual([]);
    expect(refusal(await removeBlock(tenant.as.CRO, { blockId: block.blockId, version: 4 })).code).toBe(
      'not_found',
    );
  });

  it('refuses a day in the future and an end before the beginning, at the field', async () => {
    const deploymentId = await newSite();
    const tried = async (fromOn: string, untilOn: string | null) =>
      refusal(await blockDeployment(tenant.as.CRO, { deploymentId, cause: 'customer', fromOn, untilOn }))
        .fields;
    expect(await tried('2199-01-01', null)).toHaveProperty('fromOn');
    expect(await tried('2025-01-05', '2199-01-01')).toHaveProperty('untilOn');
    expect(await tried('2025-01-05', '2025-01-04')).toHaveProperty('untilOn');
  });
});

describe('failures', () => {
  it('say how many devices, why, and when all worked again', async () => {
    const deploymentId = await newSite();
    const failure = { deploymentId, failedOn: '2025-03-01', devices: 3, cause: 'hardware' as const };
    const first = value(await failDeployment(tenant.as.DELIVERY, failure));
    value(
      await failDeployment(tenant.as.DELIVERY, { ...failure, failedOn: '2025-04-01', cause: 'software' }),
    );
    expect((await show(deploymentId)).failed).toEqual({ failures: 2, devices: 6, open: 2 });
    value(await resolveFailure(tenant.as.DELIVERY, { ...first, resolvedOn: '2025-03-09' }));
    expect((await show(deploymentId)).failed.open).toBe(1);
    expect((await show(deploymentId, '2025-03-05')).failed).toEqual({ failures: 1, devices: 3, open: 1 });
    expect(refusal(await removeFailure(tenant.as.CRO, first)).code).toBe('conflict');
    value(await removeFailure(tenant.as.CRO, { failureId: first.failureId, version: 2 }));
    expect((await show(deploymentId)).failures.map(({ cause }) => cause)).toEqual(['software']);
  });

  it('refuse more devices than are there, a day in the future, and a repair before the failure', async () => {
    const deploymentId = await newSite();
    const tried = async (input: { failedOn?: string; devices?: number; resolvedOn?: string }) =>
      refusal(
        await failDeployment(tenant.as.CRO, {
          deploymentId,
          failedOn: '2025-03-01',
          devices: 1,
          cause: 'other',
          ...input,
        }),
      ).fields;
    expect(await tried({ devices: 41 })).toHaveProperty('devices');
    expect(await tried({ failedOn: '2199-01-01' })).toHaveProperty('failedOn');
    expect(await tried({ resolvedOn: '2025-02-01' })).toHaveProperty('resolvedOn');
    expect(await tried({ devices: 0 })).toHaveProperty('devices');
  });

  it('and blocks are written down with who said so, and are of one company only', async () => {
    const other = await makeTenant();
    const deploymentId = await newSite();
    const block = { deploymentId, cause: 'network_configuration' as const, fromOn: '2025-02-01' };
    const failure = { deploymentId, failedOn: '2025-03-01', devices: 3, cause: 'hardware' as const };
    const known = [
      value(await blockDeployment(tenant.as.CRO, block)),
      value(await failDeployment(tenant.as.CRO, failure)),
    ] as const;
    expect(refusal(await blockDeployment(other.as.CRO, block)).code).toBe('not_found');
    expect(refusal(await failDeployment(other.as.CRO, failure)).code).toBe('not_found');
    expect(refusal(await unblockDeployment(other.as.CRO, { ...known[0], untilOn: null })).code).toBe(
      'not_found',
    );
    expect(refusal(await resolveFailure(other.as.CRO, { ...known[1], resolvedOn: null })).code).toBe(
      'not_found',
    );
    expect(refusal(await showDeployment(other.as.CRO, { deploymentId })).code).toBe('not_found');
    expect(refusal(await blockDeployment(tenant.as.CEO, block)).code).toBe('not_found');
    const log = await asAdmin((client) =>
      client.query('SELECT summary FROM audit_event WHERE subject_id = $1 ORDER BY id', [deploymentId]),
    );
    expect(log.rows.map((row: { summary: string }) => row.summary)).toEqual([
      'Recorded the deployment Cold store 4',
      'Blocked Cold store 4: network configuration from 2025-02-01',
      '3 devices failed at Cold store 4 on 2025-03-01: hardware',
    ]);
  });
});

describe('the list and the board', () => {
  it('narrow to who waits, runs, has trouble or has ended, with the counts of each', async () => {
    const own = await makeTenant();
    const make = async (site: string, rest: Partial<Parameters<typeof recordDeployment>[1]>) =>
      value(
        await recordDeployment(own.as.CRO, {
          customer: 'Nordic Foods',
          site,
          kind: 'production',
          signedOn: '2025-01-10',
          ...rest,
        }),
      ).deploymentId;
    const first = { firstValueOn: '2025-02-01', firstValueKind: 'data' as const };
    const blocked = await make('Blocked', {});
    await make('Runs', first);
    const failing = await make('Fails', first);
    await make('Over', { ...first, endedOn: '2025-05-01' });
    await make('Trial', { kind: 'pilot' });
    value(
      await blockDeployment(own.as.CRO, { deploymentId: blocked, cause: 'customer', fromOn: '2025-03-01' }),
    );
    value(
      await failDeployment(own.as.CRO, {
        deploymentId: failing,
        failedOn: '2025-03-01',
        devices: 2,
        cause: 'other',
      }),
    );
    const sites = async (stands: 'waiting' | 'running' | 'troubled' | 'ended') =>
      value(await deploymentsQuery(own.as.CEO, { stands, asOf: '2025-06-30' }))
        .rows.map(({ site }) => site)
        .toSorted();
    expect(await sites('waiting')).toEqual(['Blocked', 'Trial']);
    expect(await sites('running')).toEqual(['Fails', 'Runs']);
    expect(await sites('troubled')).toEqual(['Blocked', 'Fails']);
    expect(await sites('ended')).toEqual(['Over']);
    const { counts, rows } = value(
      await deploymentsQuery(own.as.CEO, { asOf: '2025-06-30', kind: 'production' }),
    );
    expect(counts).toEqual({ all: 4, waiting: 1, running: 2, troubled: 2, ended: 1 });
    expect(rows.find(({ site }) => site === 'Blocked')).toMatchObject({
      clock: { state: 'waiting', days: 171, band: 'past_120' },
      next: 'shipped',
      troubles: { blocked: [{ cause: 'customer', days: 121 }], failing: 0 },
    });
    const { columns, mayWrite } = value(await deploymentBoard(own.as.CEO, { asOf: '2025-06-30' }));
    expect(mayWrite).toBe(false);
    expect(
      columns.past_120.map(({ deployment, troubles }) => [deployment.site, troubles.blocked.length]),
    ).toEqual([['Blocked', 1]]);
    expect(columns.arrived.map(({ deployment }) => deployment.site).toSorted()).toEqual([
      'Fails',
      'Over',
      'Runs',
    ]);
  });
});
