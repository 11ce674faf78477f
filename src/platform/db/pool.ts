import pg from 'pg';
import { env } from '@/platform/env';

/**
 * One pool a process. The server ends what takes too long (never a timer of ours), and `citus.propagate_set_commands` lets SET LOCAL
 * reach a tenant's shard; a server without Citus ignores it.
 */
const OPTIONS = [
  '-c citus.propagate_set_commands=local',
  '-c statement_timeout=30000',
  '-c lock_timeout=5000',
  '-c idle_in_transaction_session_timeout=60000',
  '-c TimeZone=UTC',
].join(' ');

const KEY = Symbol.for('commitpoint.pool');
type Holder = { [KEY]?: pg.Pool };

/** The bundler may load this module more than once in a process; the pool must exist once. */
export function pool(): pg.Pool {
  const holder = globalThis as Holder;
  holder[KEY] ??= createPool();
  return holder[KEY];
}

export async function closePool(): Promise<void> {
  const holder = globalThis as Holder;
  const open = holder[KEY];
  delete holder[KEY];
  await open?.end();
}

/**
 * A connection of its own beside the pool, not opened yet, with the same settings: for LISTEN, which needs one that is nobody else's for
 * as long as it lasts. `name` is what the server's list of connections shows.
 */
export function ownConnection(name: string): pg.Client {
  return new pg.Client({
    connectionString: env().DATABASE_URL,
    options: OPTIONS,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
}

function createPool(): pg.Pool {
  const created = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 10,
    options: OPTIONS,
    idleTimeoutMillis: 30_000,
  });
  created.on('error', () => undefined); // a broken idle connection is dropped by the pool; the next query opens another
  // The same for one in use: its query is rejected anyway, and an error event nobody hears would end the process.
  created.on('connect', (client) => client.on('error', () => undefined));
  return created;
}
