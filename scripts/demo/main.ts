import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { type Database, withDatabase } from '../database/connect.ts';
import { purgeBeforeServing } from '../database/purge.ts';
import { recreateMainDatabase } from '../database/recreate.ts';
import { generateClient } from '../database/prisma.ts';
import { applicationEnvironment } from '../project/application-environment.ts';
import { build, isBuilt } from '../project/build.ts';
import { startNext, stopNext } from '../project/next-server.ts';
import { inData } from '../project/paths.mjs';
import { sleep } from '../project/processes.ts';
import { Refusal, runScript } from '../project/refusal.ts';
import { stopRunningNodes } from '../project/run-node.ts';
import { checkPort, clearEarlierRun, noteRun } from './earlier-run.ts';
import { type Options, readOptions } from './options.ts';
import { report } from './progress.ts';
import { hasSeed, isEmpty, seed } from './seed.ts';
import { printSignIns } from './sign-ins.ts';

const READY_SECONDS = 60;
const signInsFile = inData('demo-sign-ins.json');
/** Stands while the demo's history is being written: an interrupted one is told anew. */
const seedingNote = inData('seeding');

let opening: Promise<Database> | undefined;
let database: Database | undefined;
let next: ChildProcess | undefined;
let ending: Promise<never> | undefined;

await runScript(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => void end(name === 'SIGINT' ? 130 : 143));
  const options = readOptions();
  const address = process.env.NEXTAUTH_URL || `http://localhost:${options.port}`;
  try {
    await clearEarlierRun(report);
    await checkPort(options.port, options.host);
    noteRun(address);
    await prepare(address, options);
    return await serve(address, options);
  } catch (error) {
    if (ending) return await ending;
    await stopAll();
    throw error;
  }
});

async function prepare(address: string, options: Options): Promise<void> {
  if (await generateClient()) report('database client generated');
  opening = withDatabase(report);
  database = await opening;
  report(databaseLine(database));
  if (!database.ownerUrl) report('the role of DATABASE_URL cannot migrate: the database is taken as it is');
  const env = { ...applicationEnvironment(database.appUrl, address), DEMO_SIGN_INS_FILE: signInsFile };
  await seedIfEmpty(database, env);
  await purgeBeforeServing(database, env, report);
  if (options.dev) return;
  if (isBuilt()) return report('build is up to date');
  report('building …');
  await build();
  report('built');
}

function databaseLine(opened: Database): string {
  if (!opened.embedded) return `database of DATABASE_URL (${new URL(opened.appUrl).host})`;
  return opened.started ? 'database started' : 'database was running';
}

async function seedIfEmpty(opened: Database, env: NodeJS.ProcessEnv): Promise<void> {
  if (!hasSeed()) return;
  if (fs.existsSync(seedingNote)) {
    if (!opened.embedded) {
      throw new Refusal(
        `An earlier start was interrupted while it wrote the demo data: empty that database, remove ${seedingNote}, then start again.`,
      );
    }
    await recreateMainDatabase();
    report(
      'the database is created anew, since an earlier start was interrupted while it wrote the demo data',
    );
  }
  if (!(await isEmpty(opened.appUrl))) return report('data kept');
  fs.writeFileSync(seedingNote, '');
  report('writing three years of demo history …');
  await seed(env);
  fs.rmSync(seedingNote);
  report('demo data written');
}

async function serve(address: string, options: Options): Promise<number> {
  if (!database) throw new Error('No database');
  const env = applicationEnvironment(database.appUrl, address);
  next = startNext(options.dev ? 'dev' : 'start', {
    ...options,
    env,
    stdio: options.dev ? 'inherit' : fs.openSync(inData('server.log'), 'w'),
  });
  noteRun(address, next.pid);
  const exited = new Promise<number>((resolve) => next?.on('exit', (code) => resolve(code ?? 0)));
  await Promise.race([waitUntilReady(options), exited]);
  if (next.exitCode !== null)
    throw new Refusal(`The web server ended at once; its log is ${inData('server.log')}.`);
  report('ready');
  printSignIns(signInsFile);
  console.log(`\n  Open ${address}    (Ctrl-C stops everything; the data stay)\n`);
  await exited;
  if (ending) return await ending;
  await stopAll();
  throw new Refusal(`The web server has ended; its log is ${inData('server.log')}.`);
}

async function waitUntilReady({ port, host }: Options): Promise<void> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  for (let waited = 0; waited < READY_SECONDS * 10; waited++) {
    const answered = await fetch(`http://${name}:${port}/`, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
    if (answered || ending) return;
    await sleep(100);
  }
  throw new Refusal(
    `The web server did not answer within ${READY_SECONDS} s; its log is ${inData('server.log')}.`,
  );
}

/** Stops all in order, once, and ends with this exit code. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    console.log('\nStopping …');
    await stopAll();
    process.exit(code);
  })();
  return ending;
}

async function stopAll(): Promise<void> {
  stopRunningNodes();
  if (next) await stopNext(next);
  // A database that is just being started is waited for: it would stay behind.
  await (await opening?.catch(() => undefined))?.stop();
}
