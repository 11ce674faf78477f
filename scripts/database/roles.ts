import fs from 'node:fs';
import pg from 'pg';
import { inProject } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';
import { connected, placeOf } from './connection.ts';
import { APP_ROLE, type ClusterSettings, DATABASE, OWNER_ROLE, urlOf } from './settings.ts';

/** A role name that we put into SQL: a plain identifier, quoted. Throws on anything else. */
export function quotedRole(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_$-]{0,62}$/.test(name))
    throw new Refusal(`The role name ${JSON.stringify(name)} is not a plain identifier: choose another.`);
  return pg.escapeIdentifier(name);
}

/** Creates a role that may only sign in, or gives the existing one this password. */
export async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const rights = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION';
  await client.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${quotedRole(role)} ${rowCount ? 'LOGIN' : rights} PASSWORD ${pg.escapeLiteral(password)}`,
  );
}

/** Owner and application role of an embedded server. */
export async function ensureRoles(settings: ClusterSettings): Promise<void> {
  await connected(urlOf(settings, 'admin', 'postgres'), async (client) => {
    await ensureRole(client, OWNER_ROLE, settings.passwords.owner);
    await ensureRole(client, APP_ROLE, settings.passwords.app);
  });
}

/** Creates an empty database of the owner's unless it is there. */
export async function ensureDatabase(settings: ClusterSettings, name = DATABASE): Promise<void> {
  await connected(urlOf(settings, 'admin', 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount)
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${quotedRole(OWNER_ROLE)}`);
  });
}

/** Gives the application's role its rights (prisma/grants.sql). Can be run again at any time. */
export async function grantRights(ownerUrl: string, appRole: string): Promise<void> {
  const sql = fs
    .readFileSync(inProject('prisma/grants.sql'), 'utf8')
    .replaceAll(':"app_role"', quotedRole(appRole));
  await connected(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('COMMIT');
  });
}

/** Refuses an application role for which row-level security would be no barrier. */
export async function checkAppRole(appUrl: string): Promise<void> {
  await connected(appUrl, async (client) => {
    const { rows } = await client.query<{ strong: boolean; owns: boolean }>(
      `SELECT rolsuper OR rolbypassrls AS strong,
              EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relkind = 'r') AS owns
         FROM pg_roles WHERE rolname = current_user`,
    );
    if (!rows[0]?.strong && !rows[0]?.owns) return;
    const why = rows[0].strong ? 'may pass row-level security' : 'owns tables';
    throw new Refusal(
      `The role of DATABASE_URL at ${placeOf(appUrl)} ${why}: give the application a role of its own (docs/operations.md).`,
    );
  });
}
