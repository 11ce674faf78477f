import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { later } from '@/platform/clock/clock';
import { inProject } from '../../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../../scripts/project/run-node';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { startMailServer, type Received } from '../jobs/mail-server';
import { setSchedule } from './a-cadence';

// Processes of their own, as two servers on one database are.

const DAY_BEFORE = later('2026-11-24T08:00:00.000Z', -23 * 3600);

const mails: Received[] = [];
const { url, server } = await startMailServer(mails, () => false, { without: '/settings/notices' });
afterAll(() => server.close());

let tenant: TestTenant;
beforeEach(async () => {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  tenant = await makeTenant({ zone: 'Europe/Berlin' });
  await setSchedule(tenant);
  value(await createDeal(tenant.as.REP, { name: 'Gateways', customer: 'Acme', lines: [] }));
  mails.length = 0;
});

function worker(smtp: string): ChildProcess {
  return spawn(process.execPath, [...WITH_ALIAS, inProject('tests/support/work-due.ts')], {
    cwd: inProject('.'),
    env: { ...process.env, COMMITPOINT_CLOCK: DAY_BEFORE, SMTP_URL: smtp },
    stdio: 'ignore',
  });
}

const sent = async () =>
  (await asAdmin((client) => client.query('SELECT 1 FROM review_mail WHERE tenant_id = $1', [tenant.id])))
    .rowCount;

it('two servers that find the same reminder due send it once', async () => {
  const ends = await Promise.all(Array.from({ length: 2 }, async () => once(worker(url), 'exit')));
  expect(ends.map(([code]) => code as number)).toEqual([0, 0]);
  expect(mails.map(({ to }) => to.split('@')[0])).toEqual(['rep']);
  expect(await sent()).toBe(1);
});

it('a server that is killed while a reminder goes out leaves it to the next, which sends it once', async () => {
  // Takes the connection and never says a word: the reminder is claimed, not committed, when the process dies.
  const silent = createServer(() => undefined);
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  const address = silent.address();
  const child = worker(`smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  await once(silent, 'connection');
  child.kill('SIGKILL');
  await once(child, 'exit');
  silent.close();
  expect([mails.length, await sent()]).toEqual([0, 0]);
  // What the queue does by itself once the dead one's heartbeat has stopped for half a minute.
  await asAdmin((client) =>
    client.query(`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`),
  );
  expect(await once(worker(url), 'exit')).toEqual([0, null]);
  expect(await once(worker(url), 'exit')).toEqual([0, null]);
  expect(mails.map(({ to }) => to.split('@')[0])).toEqual(['rep']);
  expect(await sent()).toBe(1);
});
