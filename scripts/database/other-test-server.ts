import pg from 'pg';
import { Refusal } from '../project/refusal.ts';
import type { Cluster } from './cluster.ts';
import { connected } from './connection.ts';
import { ensureRoles } from './roles.ts';
import { ADMIN_ROLE, newPassword } from './settings.ts';

/**
 * A server to run the tests on instead of the embedded one, to try another version of PostgreSQL: TEST_SERVER_URL is a
 * superuser's address on 127.0.0.1 of a server that holds nothing else. One run at a time: each sets its own passwords.
 */
export async function otherTestServer(url: string): Promise<Cluster> {
  const { hostname, port } = new URL(url);
  if (hostname !== '127.0.0.1')
    throw new Refusal('TEST_SERVER_URL must be on 127.0.0.1: the tests throw databases away.');
  const passwords = { admin: newPassword(), owner: newPassword(), app: newPassword() };
  await connected(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ADMIN_ROLE]);
    const password = pg.escapeLiteral(passwords.admin);
    await client.query(
      `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${ADMIN_ROLE} SUPERUSER LOGIN PASSWORD ${password}`,
    );
  });
  const settings = { folder: '', port: Number(port || 5432), passwords };
  await ensureRoles(settings);
  return { settings, started: false, stop: async () => {} };
}
