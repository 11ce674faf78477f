import fs from 'node:fs';
import { hashOf } from '../project/files.ts';
import { withLock } from '../project/lock.ts';
import { inData, inProject } from '../project/paths.mjs';
import { openCluster } from './cluster.ts';
import { externalDatabase } from './external.ts';
import { migrate } from './migrate.ts';
import { checkAppRole, ensureDatabase, ensureRoles } from './roles.ts';
import { APP_ROLE, type ClusterSettings, DATABASE, urlOf, writeSettings } from './settings.ts';

/**
 * A migrated database. `ownerUrl` is null when the environment names only the application's role; `started` tells whether
 * this call started the embedded server; `stop` ends it unless somebody else uses it, and must be called.
 */
export type Database = {
  appUrl: string;
  ownerUrl: string | null;
  embedded: boolean;
  started: boolean;
  stop: () => Promise<void>;
};

type Report = (line: string) => void;

/**
 * The database of this project: the server of DATABASE_URL, else the embedded one, which is created and started when it is
 * not running. Roles, migrations and rights are brought up to date first. Throws Refusal with a sentence for the user.
 */
export async function withDatabase(report: Report = () => {}): Promise<Database> {
  loadEnvironmentFile();
  const external = await externalDatabase();
  if (external) {
    if (external.ownerUrl) await migrateAndReport(external.ownerUrl, roleOf(external.appUrl), report);
    await checkAppRole(external.appUrl);
    return { ...external, embedded: false, started: false, stop: async () => {} };
  }
  const cluster = await openCluster('postgres');
  const { settings } = cluster;
  try {
    await prepare(settings, report);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    appUrl: urlOf(settings, 'app', DATABASE),
    ownerUrl: urlOf(settings, 'owner', DATABASE),
    embedded: true,
    started: cluster.started,
    stop: cluster.stop,
  };
}

/** Values of .env for what the environment does not say. */
export function loadEnvironmentFile(): void {
  const file = inProject('.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** Everything that the schema of a database depends on. */
export function schemaHash(): string {
  return hashOf([
    'prisma/migrations',
    'prisma/grants.sql',
    'scripts/database/jobs.ts',
    'node_modules/pg-boss/package.json',
  ]);
}

async function prepare(settings: ClusterSettings, report: Report): Promise<void> {
  const hash = schemaHash();
  if (settings.prepared === hash) return;
  await withLock(inData('prepare.lock'), 120, async () => {
    await ensureRoles(settings);
    await ensureDatabase(settings);
    await migrateAndReport(urlOf(settings, 'owner', DATABASE), APP_ROLE, report);
    settings.prepared = hash;
    writeSettings('postgres', settings);
  });
}

async function migrateAndReport(ownerUrl: string, appRole: string, report: Report): Promise<void> {
  const applied = await migrate(ownerUrl, appRole);
  if (applied.length > 0) report(`${applied.length} migration${applied.length === 1 ? '' : 's'} applied`);
}
