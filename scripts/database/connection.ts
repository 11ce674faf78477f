import pg from 'pg';
import { Refusal } from '../project/refusal.ts';

export const LOWEST_VERSION = 15;
export const HIGHEST_VERSION = 18;
const CONNECT_MS = 10_000;

/** One connection for the time of `work`. Connection errors become sentences that name the server, never the password. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {}); // a server that ends meanwhile is reported by the statement that fails
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(connectionSentence(url, error as Error & { code?: string }));
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether a server answers under this address now, and takes the password. */
export async function probe(url: string): Promise<'answers' | 'silent' | 'wrong password'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'answers';
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'wrong password' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Host, port and database of an address, without user and password: what a message may show. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

function connectionSentence(url: string, error: Error & { code?: string }): string {
  const place = placeOf(url);
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')
    return `No database answers at ${place}: is it running, and is DATABASE_URL right?`;
  if (error.code === '28P01' || error.code === '28000')
    return `The database at ${place} refuses the user or password of DATABASE_URL.`;
  if (error.code === '3D000')
    return `There is no database ${place}: create it first (CREATE DATABASE … ENCODING 'UTF8').`;
  return `Cannot connect to the database at ${place}: ${error.message || error.code}`;
}

/** Refuses a server that we do not support. */
export async function checkVersion(client: pg.Client, place: string): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < LOWEST_VERSION || major > HIGHEST_VERSION) {
    throw new Refusal(
      `The database at ${place} is PostgreSQL ${major}; Commitpoint needs ${LOWEST_VERSION} to ${HIGHEST_VERSION}.`,
    );
  }
}
