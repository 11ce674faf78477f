import { generateClient } from '../scripts/database/prisma.ts';
import { openCluster } from '../scripts/database/cluster.ts';
import { applicationEnvironment } from '../scripts/project/application-environment.ts';
import { build, isBuilt } from '../scripts/project/build.ts';
import { inData, inProject } from '../scripts/project/paths.mjs';
import { freePort } from '../scripts/project/ports.ts';
import { runScript } from '../scripts/project/refusal.ts';
import { runNode, stopRunningNodes, WITH_ALIAS } from '../scripts/project/run-node.ts';
import { type BenchDatabase, prepareDatabase } from './database.ts';
import { needsServer, readOptions, USAGE } from './options.ts';
import { BENCH_NOW } from './sizes.ts';

// Makes the ground: an up-to-date build, a database server of the bench's own with fresh data. Then run-main.ts measures.
await runScript(async () => {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopRunningNodes(name));
  await generateClient();
  if (needsServer(options) && !isBuilt()) {
    console.error('Building (the sources changed since the last build) …');
    await build();
  }
  const cluster = await openCluster('bench-postgres');
  try {
    const database = await prepareDatabase(cluster.settings, options, benchEnvironment);
    const env = benchEnvironment(database, await freePort());
    return await runNode([...WITH_ALIAS, inProject('bench/run-main.ts'), ...process.argv.slice(2)], { env });
  } finally {
    await cluster.stop();
  }
});

/** As in production, but for the limits of requests, which are what a bench exceeds. */
function benchEnvironment(database: BenchDatabase, port = 3999): NodeJS.ProcessEnv {
  return {
    ...applicationEnvironment(database.appUrl),
    NODE_ENV: 'production',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    APP_URL: `http://127.0.0.1:${port}`,
    UPLOAD_DIR: inData('bench', 'uploads'),
    RATE_LIMITS: 'off',
    COMMITPOINT_JOBS: 'off',
    LOG_LEVEL: 'error',
    COMMITPOINT_CLOCK: BENCH_NOW,
    COMMITPOINT_BENCH: '1',
    BENCH_ADMIN_URL: database.adminUrl,
  };
}
