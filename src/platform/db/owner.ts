import pg from 'pg';

/**
 * One connection as the owner of the tables, for the time of `work`: for the deletion of whole companies, which the application's role may
 * not do. Row-level security is forced on the owner too.
 */
export async function asOwner<T>(url: string, work: (connection: pg.Client) => Promise<T>): Promise<T> {
  const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  connection.on('error', () => undefined); // a server that ends meanwhile is reported by the statement that fails
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
