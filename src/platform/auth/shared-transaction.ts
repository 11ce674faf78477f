import { pool } from '@/platform/db/pool';
import type { Queryable } from '@/platform/db/sql';

/** One transaction over the tables outside tenants (users, sessions, resets). Rolls back when `work` throws. */
export async function inSharedTransaction<T>(work: (on: Queryable) => Promise<T>): Promise<T> {
  const connection = await pool().connect();
  let broken: Error | undefined;
  try {
    await connection.query('BEGIN');
    const value = await work(connection);
    await connection.query('COMMIT');
    return value;
  } catch (error) {
    await connection.query('ROLLBACK').catch((failed: Error) => (broken = failed));
    throw error;
  } finally {
    connection.release(broken);
  }
}
