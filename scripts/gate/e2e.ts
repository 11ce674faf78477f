import fs from 'node:fs';
import { createFromTemplate, databaseUrl, openTestServer } from '../database/test-server.ts';
import { hasSeed, seed } from '../demo/seed.ts';
import { applicationEnvironment } from '../project/application-environment.ts';
import { build, isBuilt } from '../project/build.ts';
import { startNext, stopNext } from '../project/next-server.ts';
import { inData, inProject } from '../project/paths.mjs';
import { freePort } from '../project/ports.ts';
import { sleep } from '../project/processes.ts';
import { Refusal, runScript } from '../project/refusal.ts';
import { runNode, stopRunningNodes } from '../project/run-node.ts';

const READY_SECONDS = 60;

// The journeys: a build, a database of their own with the demo's data, `next start` on a free port, then Playwright.
await runScript(async () => {
  // Within the gate the build is the step before, whatever has been edited since.
  if (!process.env.COMMITPOINT_GATE && !isBuilt()) await build();
  const server = await openTestServer();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopRunningNodes());
  try {
    const database = `${server.run}journeys`;
    await createFromTemplate(server.adminUrl, server.template, database);
    const port = await freePort();
    return await runJourneys(databaseUrl(server.appUrl, database), `http://localhost:${port}`, port);
  } finally {
    await server.stop();
  }
});

async function runJourneys(appUrl: string, address: string, port: number): Promise<number> {
  const environment: NodeJS.ProcessEnv = {
    ...applicationEnvironment(appUrl, address),
    NEXTAUTH_URL: address,
    APP_URL: address,
    RATE_LIMITS: 'off',
    // No night falls on a journey.
    COMMITPOINT_JOBS: 'off',
    UPLOAD_DIR: inData('e2e-uploads'),
    DEMO_SIGN_INS_FILE: inData('e2e-sign-ins.json'),
    LOG_LEVEL: 'error',
    // The gallery of all components is looked at too.
    COMMITPOINT_GALLERY: '1',
  };
  if (hasSeed()) await seed(environment);
  const log = fs.openSync(inData('e2e-server.log'), 'w');
  const next = startNext('start', { port, host: '127.0.0.1', env: environment, stdio: log });
  try {
    await waitUntilReady(address);
    return await playwright({ ...environment, E2E_BASE_URL: address });
  } finally {
    await stopNext(next);
    fs.closeSync(log);
  }
}

async function waitUntilReady(address: string): Promise<void> {
  for (let second = 0; second < READY_SECONDS * 4; second++) {
    const answered = await fetch(address, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(250);
  }
  throw new Refusal(
    `The server did not answer within ${READY_SECONDS} s; its log is ${inData('e2e-server.log')}.`,
  );
}

function playwright(env: NodeJS.ProcessEnv): Promise<number> {
  return runNode([inProject('node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)], {
    env,
  });
}
