import { now } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { pool } from '@/platform/db/pool';
import { executeSql, runSql, type Queryable } from '@/platform/db/sql';

export type User = { id: string; email: string; name: string; passwordHash: string | null };

const COLUMNS = `id, email, name, password_hash AS "passwordHash"`;

/** By normalised e-mail. */
export async function findUserByEmail(email: string, on: Queryable = pool()): Promise<User | null> {
  const [user] = await runSql<User>(on, `SELECT ${COLUMNS} FROM app_user WHERE email = $1`, [email]);
  return user ?? null;
}

export async function findUser(userId: string, on: Queryable = pool()): Promise<User | null> {
  const [user] = await runSql<User>(on, `SELECT ${COLUMNS} FROM app_user WHERE id = $1`, [userId]);
  return user ?? null;
}

/** A new user, or null if one has this e-mail already: an existing user is never touched by whoever knows his address. */
export async function insertUser(
  on: Queryable,
  user: { email: string; name: string; passwordHash: string | null },
): Promise<string | null> {
  const rows = await runSql<{ id: string }>(
    on,
    `INSERT INTO app_user (id, email, name, password_hash, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [newId(), user.email, user.name, user.passwordHash, now()],
  );
  return rows[0]?.id ?? null;
}

export async function setPassword(on: Queryable, userId: string, passwordHash: string): Promise<void> {
  await executeSql(on, 'UPDATE app_user SET password_hash = $2, updated_at = $3 WHERE id = $1', [
    userId,
    passwordHash,
    now(),
  ]);
}
