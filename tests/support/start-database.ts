import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openTestServer } from '../../scripts/database/test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server for its administrator, name of the migrated template, prefix of this run's databases. */
    testServer: { adminUrl: string; ownerUrl: string; appUrl: string; template: string; run: string };
  }
}

/** Starts the tests' own server once a run; the template database is migrated once for each state of the schema. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  project.provide('testServer', {
    adminUrl: server.adminUrl,
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    template: server.template,
    run: server.run,
  });
  return async () => {
    await server.stop();
    await removeFiles(server.run);
  };
}

/** What the files of this run took in lies in folders named after its databases. */
async function removeFiles(run: string): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(run));
  await Promise.all(names.map((name) => rm(path.join(tmpdir(), name), { recursive: true, force: true })));
}
