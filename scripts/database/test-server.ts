import pg from 'pg';
import { withLock } from '../project/lock.ts';
import { inData } from '../project/paths.mjs';
import { isRunning } from '../project/processes.ts';
import { openCluster } from './cluster.ts';
import { connected } from './connection.ts';
import { schemaHash } from './connect.ts';
import { migrate } from './migrate.ts';
import { otherTestServer } from './other-test-server.ts';
import { ensureDatabase, ensureRoles } from './roles.ts';
import { APP_ROLE, type ClusterSettings, OWNER_ROLE, urlOf } from './settings.ts';

/** The tests' own server. The addresses end in the database "postgres"; `databaseUrl` puts another name there. */
export type TestServer = {
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** Migrated and empty; copy it with `createFromTemplate`. */
  template: string;
  /** Prefix of the databases of this run: runs side by side do not meet. */
  run: string;
  stop: () => Promise<void>;
};

/** Starts the server (or joins the running one), migrates the template if the schema is new, removes what killed runs left. */
export async function openTestServer(): Promise<TestServer> {
  const other = process.env.TEST_SERVER_URL;
  const cluster = other ? await otherTestServer(other) : await openCluster('test-postgres');
  const { settings } = cluster;
  const adminUrl = urlOf(settings, 'admin', 'postgres');
  const template = `template_${schemaHash().slice(0, 12)}`;
  const run = `run_${process.pid}_`;
  const stop = async () => {
    await dropDatabases(adminUrl, (name) => name.startsWith(run)).catch(() => {});
    await cluster.stop();
  };
  try {
    await withLock(inData('template.lock'), 120, () => ensureTemplate(settings, adminUrl, template));
    await dropDatabases(adminUrl, isLeftover);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adminUrl,
    ownerUrl: urlOf(settings, 'owner', 'postgres'),
    appUrl: urlOf(settings, 'app', 'postgres'),
    template,
    run,
    stop,
  };
}

/** The same server and role, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.toString();
}

/** A fresh copy of the template; replaces a database of that name. */
export async function createFromTemplate(adminUrl: string, template: string, name: string): Promise<void> {
  await connected(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(
      `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)} OWNER ${pg.escapeIdentifier(OWNER_ROLE)}`,
    );
  });
}

async function ensureTemplate(settings: ClusterSettings, adminUrl: string, template: string): Promise<void> {
  const found = await connected(adminUrl, (client) =>
    client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]),
  );
  if (found.rowCount) return;
  const draft = `${template}_draft`;
  await ensureRoles(settings);
  await dropDatabases(adminUrl, (name) => name === draft);
  await ensureDatabase(settings, draft);
  await migrate(urlOf(settings, 'owner', draft), APP_ROLE);
  await connected(adminUrl, async (client) => {
    await client.query(
      `ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(template)}`,
    );
    // Nobody may be connected to a database while it is copied.
    await client.query(`ALTER DATABASE ${pg.escapeIdentifier(template)} ALLOW_CONNECTIONS false`);
  });
}

function isLeftover(name: string): boolean {
  const pid = Number(/^run_(\d+)_/.exec(name)?.[1] ?? 0);
  return pid > 0 && !isRunning(pid);
}

async function dropDatabases(adminUrl: string, wanted: (name: string) => boolean): Promise<void> {
  await connected(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    for (const { datname } of rows.filter((row) => wanted(row.datname))) {
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}
