import fs from 'node:fs';
import { connected } from '../database/connection.ts';
import { inProject } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';
import { runNode, WITH_ALIAS } from '../project/run-node.ts';

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
export async function seed(env: NodeJS.ProcessEnv): Promise<void> {
  const code = await runNode([...WITH_ALIAS, inProject(SEED)], { env });
  if (code !== 0) throw new Refusal('The demo data could not be written; the message is above.');
}
