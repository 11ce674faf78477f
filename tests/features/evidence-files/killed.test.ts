import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fileKey } from '@/platform/files/file-store';
import { env } from '@/platform/env';
import { inProject } from '../../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../../scripts/project/run-node';
import { asAdmin } from '../../support/database';
import { newWorld } from '../../support/operations-world';
import { sha256 } from './a-file';

const KILLS = 6;

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
    const bytes = await readFile(
      path.join(env().UPLOAD_DIR, 'files', 'kept', fileKey(world.tenantId, row.sha256)),
    );
    expect([bytes.length, sha256(bytes)]).toEqual([row.bytes, row.sha256]);
  }
});
