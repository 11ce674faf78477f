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
  return server.stop;
}
