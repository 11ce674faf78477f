import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { checkEnvironment } from '../../src/platform/env.ts';
import { loadEnvironmentFile } from '../database/connect.ts';
import { checkVersion, connected, placeOf } from '../database/connection.ts';
import { purgeBeforeServing } from '../database/purge.ts';
import { startNext, stopNext } from './next-server.ts';
import { inProject } from './paths.mjs';
import { portIsFree } from './ports.ts';
import { Refusal, runScript } from './refusal.ts';

// Production: checks what would otherwise fail at the first request, then serves until it is told to stop.
await runScript(async () => {
  loadEnvironmentFile();
  const environment = checkEnvironment(process.env);
  if ('mistakes' in environment) throw new Refusal(environment.mistakes.join('\n'));
  if (!fs.existsSync(inProject('.next/BUILD_ID')))
    throw new Refusal('There is no build: run npm run build first.');
  const { port, host } = address();
  if (!(await portIsFree(port, host)))
    throw new Refusal(`Port ${port} is in use: choose another with npm start -- --port N.`);
  await checkDatabase(environment.DATABASE_URL);
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = environment;
  await purgeBeforeServing({ appUrl, ownerUrl: ownerUrl ?? null }, process.env, console.error);
  const server = startNext('start', { port, host, env: process.env });
  const stop = () => void stopNext(server);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return new Promise<number>((resolve) => server.on('exit', (code) => resolve(code ?? 0)));
});

function address(): { port: number; host: string } {
  const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
  const port = Number(values.port ?? process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal('--port must be a number from 1 to 65535.');
  return { port, host: values.host ?? process.env.HOST ?? '0.0.0.0' };
}

async function checkDatabase(url: string): Promise<void> {
  await connected(url, async (client) => {
    await checkVersion(client, placeOf(url));
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT to_regclass('tenant') IS NOT NULL AS found`,
    );
    if (!rows[0]?.found)
      throw new Refusal(`The database at ${placeOf(url)} has no tables yet: run npm run db:migrate first.`);
  });
}
