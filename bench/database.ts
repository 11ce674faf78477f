import pg from 'pg';
import { connected } from '../scripts/database/connection.ts';
import { migrate } from '../scripts/database/migrate.ts';
import { ensureDatabase, ensureRoles } from '../scripts/database/roles.ts';
import { APP_ROLE, type ClusterSettings, OWNER_ROLE, urlOf } from '../scripts/database/settings.ts';
import { hashOf } from '../scripts/project/files.ts';
import { inProject } from '../scripts/project/paths.mjs';
import { Refusal } from '../scripts/project/refusal.ts';
import { runNode, WITH_ALIAS } from '../scripts/project/run-node.ts';
import { needsLedger, type Options } from './options.ts';

/** Addresses of one database for the application and for a superuser, whom row-level security does not hold. */
export type BenchDatabase = { appUrl: string; adminUrl: string };

const NAME = 'bench';
const SCHEMA = ['prisma/migrations', 'prisma/grants.sql'];
const LEDGER = [
  ...SCHEMA,
  'bench/support/load-ledger.ts',
  'bench/sizes.ts',
  'src/data/roll-ups.ts',
  'src/data/roll-ups-sql.ts',
];

/**
 * A fresh database for every run: a copy of a kept template, migrated and either empty or with the large ledger, whose loading takes
 * minutes. A template that was made from other sources is thrown away.
 */
export async function prepareDatabase(
  settings: ClusterSettings,
  options: Options,
  environment: (database: BenchDatabase) => NodeJS.ProcessEnv,
): Promise<BenchDatabase> {
  const kind = needsLedger(options) ? `ledger_${options.small ? 'small' : 'full'}` : 'empty';
  const template = `${kind}_${hashOf(kind === 'empty' ? SCHEMA : LEDGER).slice(0, 12)}`;
  const server = urlOf(settings, 'admin', 'postgres');
  if (!(await exists(server, template))) {
    await ensureRoles(settings);
    await dropDatabases(server, (name) => name.startsWith(`${kind}_`));
    await makeTemplate(settings, template, async (database) => {
      if (kind === 'empty') return;
      console.error('Loading the ledger (once; kept for the next runs) …');
      const args = options.small ? ['--small'] : [];
      const code = await runNode([...WITH_ALIAS, inProject('bench/load-main.ts'), ...args], {
        env: environment(database),
      });
      if (code !== 0) throw new Refusal('The ledger could not be loaded; the message is above.');
    });
  }
  await dropDatabases(server, (name) => name === NAME);
  await connected(server, (client) =>
    client.query(`CREATE DATABASE ${NAME} TEMPLATE ${template} OWNER ${OWNER_ROLE} STRATEGY file_copy`),
  );
  return addresses(settings, NAME);
}

async function makeTemplate(
  settings: ClusterSettings,
  template: string,
  fill: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const draft = `${template}_draft`;
  await ensureDatabase(settings, draft);
  await migrate(urlOf(settings, 'owner', draft), APP_ROLE);
  await fill(addresses(settings, draft));
  await connected(urlOf(settings, 'admin', 'postgres'), async (client) => {
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    // Nobody may be connected to a database while it is copied.
    await client.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
  });
}

function addresses(settings: ClusterSettings, name: string): BenchDatabase {
  return { appUrl: urlOf(settings, 'app', name), adminUrl: urlOf(settings, 'admin', name) };
}

async function exists(server: string, name: string): Promise<boolean> {
  return connected(server, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    return rowCount === 1;
  });
}

async function dropDatabases(server: string, wanted: (name: string) => boolean): Promise<void> {
  await connected(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    for (const { datname } of rows.filter((row) => wanted(row.datname)))
      await client.query(`DROP DATABASE ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  });
}
