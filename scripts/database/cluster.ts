import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readText } from '../project/files.ts';
import { withLock } from '../project/lock.ts';
import { inData, projectRoot } from '../project/paths.mjs';
import { freePort } from '../project/ports.ts';
import { Refusal } from '../project/refusal.ts';
import { type Binaries, locateBinaries, program } from './binaries.ts';
import { probe } from './connection.ts';
import {
  checkFreeSpace,
  type ClusterName,
  clusterHome,
  type Home,
  makeServerFolder,
  prepareHome,
} from './home.ts';
import { hasLiveLeases, takeLease } from './leases.ts';
import {
  dataOf,
  runningServer,
  type Server,
  serverSpawnOptions,
  startServer,
  stopServer,
} from './server-process.ts';
import {
  ADMIN_ROLE,
  type ClusterSettings,
  newPassword,
  readSettings,
  settingsFile,
  urlOf,
  writeSettings,
} from './settings.ts';

/** A running embedded server. `started`: by this call. `stop` ends it unless somebody else still uses it. */
export type Cluster = { settings: ClusterSettings; started: boolean; stop: () => Promise<void> };

const LOCK_SECONDS = 120;
const PORT_ATTEMPTS = 5;
/** The built-in C.UTF-8 needs no locale of the system and still knows the letters of all languages. */
const INITDB_OPTIONS =
  '--auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8'.split(
    ' ',
  );
/**
 * Tests may lose their data at a power cut; that makes them much faster. The bench measures a server with some memory, as one is set up
 * for production; the demo's has PostgreSQL's small defaults.
 */
const OPTIONS: Record<ClusterName, string[]> = {
  postgres: [],
  'bench-postgres': ['shared_buffers=1GB', 'max_wal_size=4GB'],
  'test-postgres': ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
};

/** Creates the server at the first call, starts it or takes over the running one, and keeps it until `stop`. */
export async function openCluster(name: ClusterName): Promise<Cluster> {
  const lock = inData(`${name}.lock`);
  const release = takeLease(name);
  const home = clusterHome(name);
  const opened = await withLock(lock, LOCK_SECONDS, () => openLocked(name, home)).catch((error: unknown) => {
    release();
    throw error;
  });
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    release();
    await withLock(lock, LOCK_SECONDS, async () => {
      if (!hasLiveLeases(name)) await stopServer(home, opened.binaries);
    });
  };
  return { settings: opened.settings, started: opened.started, stop };
}

async function openLocked(name: ClusterName, home: Home) {
  checkFreeSpace([projectRoot, home.folder]);
  prepareHome(home);
  const binaries = locateBinaries(home);
  const settings = await settingsFor(name, home, binaries);
  const server: Server = { name, home, binaries, settings, options: OPTIONS[name] };
  if (runningServer(home) !== null) {
    if ((await probe(urlOf(settings, 'admin', 'postgres'))) === 'answers')
      return { binaries, settings, started: false };
    await stopServer(home, binaries); // of an interrupted start, or on a port that is no longer noted
  }
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
    if (await startServer(server)) return { binaries, settings, started: true };
    settings.port = await freePort();
    writeSettings(name, settings);
  }
  throw new Refusal('No free port for the database was found on 127.0.0.1.');
}

/** The kept settings of existing data, else new data with new settings. */
async function settingsFor(name: ClusterName, home: Home, binaries: Binaries): Promise<ClusterSettings> {
  const kept = readSettings(name);
  const version = readText(path.join(dataOf(home), 'PG_VERSION'))?.trim();
  if (kept && version && kept.folder === home.folder) {
    if (Number(version) === binaries.major) return kept;
    if (name === 'postgres') {
      throw new Refusal(
        `The data in ${home.folder} are of PostgreSQL ${version}, this program brings ${binaries.major}: export them with the older program, or remove .data to start anew.`,
      );
    }
  }
  if (version && !kept && name === 'postgres' && !home.user) {
    throw new Refusal(
      `${settingsFile(name)}, which holds the passwords of ${home.folder}, is missing: put it back, or remove .data to start anew.`,
    );
  }
  // For root the data are outside the project: without its .data they belong to a removed one.
  await stopServer(home, binaries);
  fs.rmSync(dataOf(home), { recursive: true, force: true });
  const settings = {
    folder: home.folder,
    port: await freePort(),
    passwords: { admin: newPassword(), owner: newPassword(), app: newPassword() },
  };
  initialise(name, home, binaries, settings);
  return settings;
}

function initialise(name: ClusterName, home: Home, binaries: Binaries, settings: ClusterSettings): void {
  const draft = path.join(home.folder, 'data.new');
  const passwordFile = path.join(home.folder, 'password');
  fs.rmSync(draft, { recursive: true, force: true });
  makeServerFolder(draft, home.user);
  fs.writeFileSync(passwordFile, settings.passwords.admin, { mode: 0o600 });
  if (home.user) fs.chownSync(passwordFile, home.user.uid, home.user.gid);
  const run = spawnSync(
    program(binaries, 'initdb'),
    ['-D', draft, '-U', ADMIN_ROLE, '--pwfile', passwordFile, ...INITDB_OPTIONS],
    serverSpawnOptions(home),
  );
  fs.rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    const reason = run.error?.message ?? run.stderr.toString().trim().split('\n').slice(-3).join('\n  ');
    throw new Refusal(`The database could not be created in ${home.folder}:\n  ${reason}`);
  }
  writeSettings(name, settings);
  fs.renameSync(draft, dataOf(home));
}
