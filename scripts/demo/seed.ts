import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { connected } from '../database/connection.ts';
import { toolEnvironment } from '../project/install.mjs';
import { inProject, projectRoot } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';

const SEED = 'prisma/seed.ts';

export function hasSeed(): boolean {
  return fs.existsSync(inProject(SEED));
}

/** Whether nobody has used the database yet. */
export async function isEmpty(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ used: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM tenant) OR EXISTS (SELECT 1 FROM app_user) AS used',
    );
    return rows[0]?.used === false;
  });
}

/** Tells the demo companies' history through the application's own commands. `env` is the application's environment. */
export function seed(env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['--import', inProject('node_modules/tsx/dist/esm/index.mjs'), inProject(SEED)];
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: toolEnvironment(env),
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Refusal('The demo data could not be written; the message is above.')),
    );
  });
}
