import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { storeFile } from '@/features/evidence-files/store-file';
import { tidyStore } from '@/features/evidence-files/tidy-store';
import { fileKey, fileStore } from '@/platform/files/file-store';
import { later, now } from '@/platform/clock/clock';
import { env } from '@/platform/env';
import { dropIncoming } from '@/platform/files/receive-file';
import { inProject } from '../../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../../scripts/project/run-node';
import { asAdmin } from '../../support/database';
import { newWorld } from '../../support/operations-world';
import { plainPng } from '../../../prisma/demo/plain-pdf';
import { given, sha256 } from './a-file';

const KILLS = 6;
const folder = (...parts: string[]) => path.join(env().UPLOAD_DIR, 'files', ...parts);

it(`killed at ${KILLS} random points, uploads leave no row without its whole file`, async () => {
  const world = await newWorld('killed');
  const { dealId } = await world.newDeal('own');
  for (let kills = 0; kills < KILLS; kills++) {
    const script = inProject('tests/support/upload-many.ts');
    const child = spawn(process.execPath, [...WITH_ALIAS, script, world.slug, dealId], {
      cwd: inProject('.'),
      env: process.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    await sleep(randomInt(60));
    child.kill('SIGKILL');
    expect((await ended)[1]).toBe('SIGKILL');
  }
  const { rows } = await asAdmin((client) =>
    client.query<{ sha256: string; bytes: number }>(
      'SELECT sha256, bytes FROM stored_file WHERE tenant_id = $1',
      [world.tenantId],
    ),
  );
  expect(rows.length).toBeGreaterThanOrEqual(KILLS);
  for (const row of rows) {
    const bytes = await readFile(folder('kept', fileKey(world.tenantId, row.sha256)));
    expect([bytes.length, sha256(bytes)]).toEqual([row.bytes, row.sha256]);
  }
  // What the kills have left is taken away, and nothing else.
  const before = await readdir(folder('incoming'));
  await dropIncoming(later(now(), 60));
  await tidyStore(world.operator, world.tenantId, -60);
  expect(await readdir(folder('incoming'))).toEqual([]);
  const kept = await readdir(folder('kept', world.tenantId), { recursive: true, withFileTypes: true });
  const names = kept.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(names.sort()).toEqual(rows.map((row) => row.sha256).sort());
  expect(before.length).toBeLessThanOrEqual(KILLS);
});

it('bytes that get a row while the store is tidied stay, and those without one go', async () => {
  const world = await newWorld('tidied');
  const { dealId } = await world.newDeal('own');
  const orphan = plainPng(7, 7);
  await given(world.operator, dealId, orphan, 'a.png');
  const forget = () =>
    asAdmin((client) => client.query('DELETE FROM stored_file WHERE tenant_id = $1', [world.tenantId]));
  await forget();
  const again = async () => {
    const kept = await storeFile(world.operator, {
      dealId,
      name: 'a.png',
      source: Readable.from([orphan]),
      declaredBytes: null,
    });
    await tidyStore(world.operator, world.tenantId, -60);
    return kept.ok;
  };
  const kept = await Promise.all(Array.from({ length: 20 }, again));
  expect(kept).toContain(true);
  expect(await fileStore().has(fileKey(world.tenantId, sha256(orphan)))).toBe(true);
  await forget();
  expect(await tidyStore(world.operator, world.tenantId, -60)).toBe(1);
  expect(await fileStore().has(fileKey(world.tenantId, sha256(orphan)))).toBe(false);
});
