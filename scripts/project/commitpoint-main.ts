import { spawn } from 'node:child_process';
import { withDatabase } from '../database/connect.ts';
import { generateClient } from '../database/prisma.ts';
import { applicationEnvironment } from './application-environment.ts';
import { toolEnvironment } from './install.mjs';
import { inProject, projectRoot } from './paths.mjs';
import { runScript } from './refusal.ts';

// The command line: the database is there for the time of the call; stdout belongs to the command alone.
await runScript(async () => {
  await generateClient();
  const database = await withDatabase((line) => console.error(line));
  try {
    return await runCommand(applicationEnvironment(database.appUrl));
  } finally {
    await database.stop();
  }
});

function runCommand(env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const args = [
      '--import',
      inProject('node_modules/tsx/dist/esm/index.mjs'),
      inProject('src/cli/main.ts'),
      ...process.argv.slice(2),
    ];
    // Paths in the arguments are relative to where the command was typed, which is not the project's folder.
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: 'inherit',
      env: toolEnvironment({ ...env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() }),
    });
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => child.kill(name));
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
