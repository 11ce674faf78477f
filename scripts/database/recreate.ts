import pg from 'pg';
import { connected } from './connection.ts';
import { migrate } from './migrate.ts';
import { ensureDatabase } from './roles.ts';
import { APP_ROLE, DATABASE, readSettings, urlOf } from './settings.ts';

/** Throws the embedded main database away and makes it anew, migrated and empty. The server must be running. */
export async function recreateMainDatabase(): Promise<void> {
  const settings = readSettings('postgres');
  if (!settings) return;
  await connected(urlOf(settings, 'admin', 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(DATABASE)} WITH (FORCE)`),
  );
  await ensureDatabase(settings);
  await migrate(urlOf(settings, 'owner', DATABASE), APP_ROLE);
}
