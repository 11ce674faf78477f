import { inProject } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';
import { runNode, WITH_ALIAS } from '../project/run-node.ts';
import { connected } from './connection.ts';

/**
 * Deletes the companies whose waiting time is over, before anything is served. Only the owner of the database may: without his address it
 * is said that somebody has to, and the companies stay read-only. `env` is the application's environment.
 */
export async function purgeBeforeServing(
  { appUrl, ownerUrl }: { appUrl: string; ownerUrl: string | null },
  env: NodeJS.ProcessEnv,
  report: (line: string) => void,
): Promise<void> {
  const due = await countDue(appUrl);
  if (due === 0) return;
  const companies = due === 1 ? 'A company is' : `${due} companies are`;
  if (!ownerUrl)
    return report(
      `${companies} to be deleted now: run npm run commitpoint -- tenants purge with DATABASE_OWNER_URL set.`,
    );
  const code = await runNode([...WITH_ALIAS, inProject('src/cli/main.ts'), 'tenants', 'purge'], {
    env: { ...env, DATABASE_OWNER_URL: ownerUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0)
    throw new Refusal('The companies whose time is over could not be deleted; the reason is above.');
  report(`${due === 1 ? 'a company' : `${due} companies`} deleted, since the waiting time was over`);
}

async function countDue(appUrl: string): Promise<number> {
  return connected(appUrl, async (client) => {
    const { rows } = await client.query<{ due: number }>(
      `SELECT count(*)::int AS due FROM tenant WHERE state = 'leaving' AND deletes_at <= now() AND NOT is_demo`,
    );
    return rows[0]?.due ?? 0;
  });
}
