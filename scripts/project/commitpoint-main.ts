import { withDatabase } from '../database/connect.ts';
import { generateClient } from '../database/prisma.ts';
import { applicationEnvironment } from './application-environment.ts';
import { inProject } from './paths.mjs';
import { runScript } from './refusal.ts';
import { runNode, stopRunningNodes, WITH_ALIAS } from './run-node.ts';

// The command line: the database is there for the time of the call; stdout belongs to the command alone.
await runScript(async () => {
  await generateClient();
  const database = await withDatabase((line) => console.error(line));
  try {
    // Whole companies are deleted by the owner of the database alone; no other command is given his address.
    const owner = isPurge() && database.ownerUrl ? { DATABASE_OWNER_URL: database.ownerUrl } : {};
    return await runCommand({ ...applicationEnvironment(database.appUrl), ...owner });
  } finally {
    await database.stop();
  }
});

function isPurge(): boolean {
  return process.argv.slice(2).join(' ').startsWith('tenants purge');
}

function runCommand(env: NodeJS.ProcessEnv): Promise<number> {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopRunningNodes(name));
  // INIT_CWD: paths in the arguments are relative to where the command was typed, which need not be the project's folder.
  return runNode([...WITH_ALIAS, inProject('src/cli/main.ts'), ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
  });
}
