import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { BATCH_DEALS } from '@/features/sweeps/inputs';
import { showSweeps } from '@/features/sweeps/queries';
import { inProject } from '../../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../../scripts/project/run-node';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { closings, night, quietDeals, sweepAt } from './a-sweep';

const DEALS = 2 * BATCH_DEALS + 500;
const KILLS = 8;
const LONGEST_MS = 1800;

/** The command line's sweep of the 15th night, as a process of its own. */
function startSweep(tenant: TestTenant) {
  const verb = ['sweep', '--tenant', tenant.slug];
  return spawn(process.execPath, [...WITH_ALIAS, inProject('src/cli/main.ts'), ...verb], {
    cwd: inProject('.'),
    env: { ...process.env, COMMITPOINT_CLOCK: night(14) },
    stdio: 'ignore',
  });
}

/** Waits until the process is in a transaction: from here on a kill is in the middle. */
async function untilBegun(child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const busy = await asAdmin((client) =>
      client.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
      ),
    );
    if (busy.rowCount) return;
    await sleep(5);
  }
}

async function warnedTenant(): Promise<TestTenant> {
  const tenant = await makeTenant();
  await quietDeals(tenant, DEALS);
  expect((await sweepAt(tenant, 0)).warned).toBe(DEALS);
  return tenant;
}

it(`killed at ${KILLS} random points and started again, a sweep closes every deal exactly once`, async () => {
  const tenants: TestTenant[] = [];
  for (let kills = 0; kills < KILLS;) {
    const tenant = tenants.at(-1) ?? (await warnedTenant());
    if (!tenants.includes(tenant)) tenants.push(tenant);
    const child = startSweep(tenant);
    const ended = once(child, 'exit');
    await untilBegun(child);
    await sleep(randomInt(LONGEST_MS));
    const wasRunning = child.exitCode === null && child.kill('SIGKILL');
    await ended;
    if (wasRunning && child.signalCode === 'SIGKILL') kills++;
    const [last] = value(await showSweeps(tenant.as.CRO, {})).sweeps;
    if (last?.asOf === night(14).slice(0, 10) && last.finishedAt) tenants.push(await warnedTenant());
  }
  for (const tenant of tenants) {
    expect(await sweepAt(tenant, 14)).toMatchObject({ state: 'finished', closed: DEALS });
    const times = [...(await closings(tenant)).values()];
    expect(times).toHaveLength(DEALS);
    expect(new Set(times)).toEqual(new Set([1]));
    await expectWhole(tenant);
  }
});

/** Each deal is closed, has its version before, and its line in the record of the one sweep. */
async function expectWhole(tenant: TestTenant): Promise<void> {
  const { rows } = await asAdmin((client) =>
    client.query<{ closed: number; kept: number; listed: number; sweeps: number }>(
      `SELECT (SELECT count(*)::int FROM deal WHERE tenant_id = $1 AND stage = 'closed_lost' AND version = 2) AS closed,
         (SELECT count(*)::int FROM deal_history WHERE tenant_id = $1 AND version = 1) AS kept,
         (SELECT count(*)::int FROM clean_up_deal WHERE tenant_id = $1 AND version = 2) AS listed,
         (SELECT count(*)::int FROM clean_up WHERE tenant_id = $1 AND as_of = $2) AS sweeps`,
      [tenant.id, night(14).slice(0, 10)],
    ),
  );
  expect(rows).toEqual([{ closed: DEALS, kept: DEALS, listed: DEALS, sweeps: 1 }]);
}
