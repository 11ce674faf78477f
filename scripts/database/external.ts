import { randomBytes } from 'node:crypto';
import { readText, writePrivate } from '../project/files.ts';
import { inData } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';
import { checkVersion, connected, placeOf } from './connection.ts';
import { APP_ROLE, newPassword } from './settings.ts';
import { ensureRole } from './roles.ts';

/** Addresses on a server that the environment names; ownerUrl is null where only the application's role is known. */
export type ExternalDatabase = { appUrl: string; ownerUrl: string | null };

/** Application roles that we made, by server; in .data, readable by its owner only. */
type KeptRoles = Record<string, { role: string; password: string }>;

/**
 * DATABASE_URL and DATABASE_OWNER_URL as given; or, from an owner's DATABASE_URL alone, an application role that is made at
 * the first call and kept. Refuses servers outside 15 to 18.
 */
export async function externalDatabase(): Promise<ExternalDatabase | null> {
  const given = process.env.DATABASE_URL;
  const owner = process.env.DATABASE_OWNER_URL;
  if (!given) {
    if (owner)
      throw new Refusal(
        'DATABASE_OWNER_URL is set but DATABASE_URL is not: set both, or DATABASE_URL alone.',
      );
    return null;
  }
  for (const [name, value] of Object.entries({ DATABASE_URL: given, DATABASE_OWNER_URL: owner })) {
    if (value && !/^postgres(ql)?:\/\/[^@/]+@[^/]+\/[^/]+/.test(value)) {
      throw new Refusal(`${name} must look like postgresql://user:password@host:5432/database.`);
    }
  }
  if (owner) {
    await connected(owner, (client) => checkVersion(client, placeOf(owner)));
    return { appUrl: given, ownerUrl: owner };
  }
  return (await isOwner(given))
    ? { appUrl: await appRoleOf(given), ownerUrl: given }
    : { appUrl: given, ownerUrl: null };
}

async function isOwner(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    await checkVersion(client, placeOf(url));
    const { rows } = await client.query<{ owner: boolean }>(
      `SELECT (rolsuper OR rolcreaterole) AND has_database_privilege(current_database(), 'CREATE') AS owner
         FROM pg_roles WHERE rolname = current_user`,
    );
    return rows[0]?.owner ?? false;
  });
}

async function appRoleOf(ownerUrl: string): Promise<string> {
  const file = inData('application-roles.json');
  const kept = JSON.parse(readText(file) ?? '{}') as KeptRoles;
  const place = placeOf(ownerUrl);
  const known = kept[place];
  const entry = known ?? { role: APP_ROLE, password: newPassword() };
  await connected(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [entry.role]);
    // A role of that name which we did not make serves somebody else: its password stays.
    if (rowCount && !known) entry.role = `${APP_ROLE}_${randomBytes(4).toString('hex')}`;
    if (!rowCount || !known) await ensureRole(client, entry.role, entry.password);
  });
  if (!known) writePrivate(file, JSON.stringify({ ...kept, [place]: entry }, null, 2) + '\n');
  const url = new URL(ownerUrl);
  url.username = entry.role;
  url.password = entry.password;
  return url.toString();
}
