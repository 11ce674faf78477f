import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { atInstant } from '@/platform/clock/clock';
import { inProject } from '../../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../../scripts/project/run-node';
import { asAdmin } from '../../support/database';
import { openMailbox, readerOf } from '../../support/mailbox';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { SOFTWARE } from '../deals/a-deal';

// Processes of their own, as two servers on one database are.

const MONDAY = '2031-03-10T07:30:00.000Z';
const box = await openMailbox();
afterAll(() => box.close());

let tenant: TestTenant;
beforeEach(async () => {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  tenant = await makeTenant();
  box.mails.length = 0;
  const deal = { name: 'Cold chain', customer: 'Nordic Foods', lines: [SOFTWARE] };
  await atInstant('2031-03-09T12:00:00.000Z', async () => value(await createDeal(tenant.as.REP, deal)));
});

function worker(smtp: string): ChildProcess {
  return spawn(process.execPath, [...WITH_ALIAS, inProject('tests/support/work-due.ts')], {
    cwd: inProject('.'),
    env: { ...process.env, COMMITPOINT_CLOCK: MONDAY, SMTP_URL: smtp },
    stdio: 'ignore',
  });
}

const claimed = async () =>
  (
    await asAdmin((client) =>
      client.query('SELECT 1 FROM digest_mail WHERE tenant_id = $1 AND delivered', [tenant.id]),
    )
  ).rowCount;
const readers = () => box.mails.map(readerOf).toSorted();

it('two servers that find the same digest due send it once to each', async () => {
  const ends = await Promise.all(Array.from({ length: 2 }, async () => once(worker(box.url), 'exit')));
  expect(ends.map(([code]) => code as number)).toEqual([0, 0]);
  expect(readers()).toEqual(['ceo', 'cro', 'rep']);
  expect(await claimed()).toBe(3);
});

it('a server that is killed while a digest goes out leaves it to the next, which sends it once', async () => {
  // Takes the connection and never says a word: the digest is claimed, not committed, when the process dies.
  const silent = createServer(() => undefined);
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  const address = silent.address();
  const child = worker(`smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  await once(silent, 'connection');
  child.kill('SIGKILL');
  await once(child, 'exit');
  silent.close();
  expect([box.mails.length, await claimed()]).toEqual([0, 0]);
  // What the queue does by itself once the dead one's heartbeat has stopped for half a minute.
  await asAdmin((client) =>
    client.query(`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`),
  );
  for (let i = 0; i < 2; i++) expect(await once(worker(box.url), 'exit')).toEqual([0, null]);
  expect(readers()).toEqual(['ceo', 'cro', 'rep']);
  expect(await claimed()).toBe(3);
});
