import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import { announce, announceNow } from '@/platform/live/announce';
import { listen, LISTENER_NAME } from '@/platform/live/listener';
import { WITH_ALIAS } from '../../../scripts/project/run-node.ts';
import { asAdmin, testDatabase } from '../../support/database';

const TENANT = newId();

function hear(channel: string) {
  const heard: string[] = [];
  let again = 0;
  const stop = listen(channel, { notice: (payload) => heard.push(payload), again: () => again++ });
  return { heard, again: () => again, stop };
}

function say(channel: string, number: number): Promise<void> {
  return withUnit({ tenantId: TENANT, mode: 'write' }, (unit) => announce(unit, channel, { number }));
}

function listening(change = ''): Promise<number> {
  return asAdmin(async (client) => {
    const found = await client.query(
      `SELECT ${change || '1'} FROM pg_stat_activity WHERE application_name = $1 AND datname = $2`,
      [LISTENER_NAME, testDatabase().name],
    );
    return found.rowCount ?? 0;
  });
}

test('what was committed is heard, by everybody on that channel; what was rolled back is not', async () => {
  const [one, two, elsewhere] = [hear('first'), hear('first'), hear('second')];
  await expect.poll(() => [one.again(), two.again(), elsewhere.again()]).toEqual([1, 1, 1]);
  const rolledBack = withUnit({ tenantId: TENANT, mode: 'write' }, async (unit) => {
    await announce(unit, 'first', { number: 1 });
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await say('first', 2);
  await announceNow('second', { number: 3 });
  await expect
    .poll(() => [one.heard, two.heard, elsewhere.heard])
    .toEqual([['{"number":2}'], ['{"number":2}'], ['{"number":3}']]);
  for (const each of [one, two, elsewhere]) each.stop();
});

test('there is one connection for all, and none when the last has left', async () => {
  const all = Array.from({ length: 20 }, (_, index) => hear(`channel_${'abcde'[index % 5]}`));
  await expect.poll(() => all.every((each) => each.again() > 0)).toBe(true);
  expect(await listening()).toBe(1);
  for (const each of all) each.stop();
  await expect.poll(() => listening()).toBe(0);
});

test('who leaves hears nothing more, who comes back hears again', async () => {
  const stays = hear('coming');
  const goes = hear('going');
  await expect.poll(() => goes.again()).toBe(1);
  goes.stop();
  await say('going', 1);
  const back = hear('going');
  await expect.poll(() => back.again()).toBe(1);
  await say('going', 2);
  // Who comes back may hear what was said while he was away, never less than what is said now.
  await expect.poll(() => back.heard.at(-1)).toBe('{"number":2}');
  expect(goes.heard).toEqual([]);
  for (const each of [stays, back]) each.stop();
});

test('after every break the listeners are told to read on, and hear again', async () => {
  const one = hear('breaking');
  await expect.poll(() => one.again()).toBe(1);
  for (const time of [2, 3]) {
    await listening('pg_terminate_backend(pid)');
    await expect.poll(() => one.again(), { timeout: 60_000 }).toBe(time);
    await say('breaking', time);
    await expect.poll(() => one.heard.at(-1)).toBe(`{"number":${time}}`);
  }
  one.stop();
});

test('a database that goes away is waited for', async () => {
  const { name } = testDatabase();
  const one = hear('waiting');
  await expect.poll(() => one.again()).toBe(1);
  const server = new pg.Client({ connectionString: inject('testServer').adminUrl });
  await server.connect();
  try {
    await server.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS false`);
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    // Three refused tries at least.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(one.again()).toBe(1);
  } finally {
    await server.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS true`);
    await server.end();
  }
  await expect.poll(() => one.again(), { timeout: 60_000 }).toBe(2);
  await announceNow('waiting', { number: 1 });
  await expect.poll(() => one.heard).toEqual(['{"number":1}']);
  one.stop();
});

test('a notification that the server would refuse is a bug of the caller', async () => {
  await expect(announceNow('first', { text: 'x'.repeat(8000) })).rejects.toThrow('ids only');
  await expect(announceNow('first; DROP TABLE tenant', {})).rejects.toThrow('Not a name of a channel');
});

test('a process that listens ends when it has nothing else to do', async () => {
  const listener = path.resolve(import.meta.dirname, '../../../src/platform/live/listener.ts');
  const program = `import { listen } from ${JSON.stringify(listener)};
    const awake = setInterval(() => undefined, 1000);
    await new Promise((again) => listen('idle', { notice: () => undefined, again: () => again(undefined) }));
    clearInterval(awake);
    process.stdout.write('listening');`;
  const child = promisify(execFile)(process.execPath, [
    ...WITH_ALIAS,
    '--input-type=module',
    '--eval',
    program,
  ]);
  expect((await child).stdout).toBe('listening');
});
