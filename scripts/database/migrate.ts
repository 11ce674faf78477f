import fs from 'node:fs';
import { inProject } from '../project/paths.mjs';
import { connected } from './connection.ts';
import { installJobs } from './jobs.ts';
import { runPrisma } from './prisma.ts';
import { grantRights } from './roles.ts';

/** Brings a database to the newest schema and gives the application's role its rights. Answers the migrations applied now. */
export async function migrate(ownerUrl: string, appRole: string): Promise<string[]> {
  const pending = await pendingMigrations(ownerUrl);
  if (pending.length > 0)
    await runPrisma(['migrate', 'deploy'], { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: ownerUrl });
  await grantRights(ownerUrl, appRole);
  await installJobs(ownerUrl, appRole);
  return pending;
}

/** Names of migrations that the database does not have yet, oldest first. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  const present = fs
    .readdirSync(inProject('prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const applied = await connected(ownerUrl, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
    );
    if (!rows[0]?.found) return [];
    const done = await client.query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    return done.rows.map((row) => row.migration_name);
  });
  return present.filter((name) => !applied.includes(name));
}
