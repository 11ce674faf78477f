import { randomBytes } from 'node:crypto';
import { later, now, type Instant } from '@/platform/clock/clock';
import { isId, newId } from '@/platform/db/ids';
import { pool } from '@/platform/db/pool';
import { executeSql, runNamedSql, runSql, type Queryable } from '@/platform/db/sql';
import { hashToken } from '@/platform/operations/resolve';
import { ABSOLUTE_SECONDS, idleSince, touchSession } from './session-life';

/** 256 random bits as 43 characters: session tokens and the tokens in links. Only their hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Starts a session and returns its token, which exists nowhere else. */
export async function startSession(userId: string, userAgent: string | null): Promise<string> {
  const token = newToken();
  const at = now();
  await executeSql(
    pool(),
    `INSERT INTO session (id, token_hash, user_id, created_at, last_seen_at, expires_at, user_agent)
     VALUES ($1, $2, $3, $4, $4, $5, $6)`,
    [newId(), hashToken(token), userId, at, later(at, ABSOLUTE_SECONDS), userAgent?.slice(0, 300) ?? null],
  );
  return token;
}

export type SignedIn = { sessionId: string; userId: string; name: string; email: string };

/** Whose live session this is, or null. For pages outside tenants; inside them operations check the session themselves. */
export async function findSession(token: string | null): Promise<SignedIn | null> {
  if (!token) return null;
  const tokenHash = hashToken(token);
  const [row] = await runNamedSql<SignedIn & { lastSeenAt: Instant }>(
    pool(),
    'find_session',
    `SELECT s.id AS "sessionId", u.id AS "userId", u.name, u.email, s.last_seen_at AS "lastSeenAt"
     FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3`,
    [tokenHash, now(), idleSince()],
  );
  if (!row) return null;
  touchSession(tokenHash, row.lastSeenAt);
  return { sessionId: row.sessionId, userId: row.userId, name: row.name, email: row.email };
}

export type SessionRow = {
  id: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  userAgent: string | null;
};

/** The user's live sessions, last used first. */
export function listSessions(userId: string): Promise<SessionRow[]> {
  return runSql<SessionRow>(
    pool(),
    `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", user_agent AS "userAgent"
     FROM session WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND last_seen_at > $3
     ORDER BY last_seen_at DESC`,
    [userId, now(), idleSince()],
  );
}

/** Ends the session of a token (sign-out). */
export async function endSession(token: string): Promise<void> {
  await executeSql(
    pool(),
    'UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL',
    [hashToken(token), now()],
  );
}

/** Ends one of the user's own sessions. False if he has no such live session. */
export async function revokeOwnSession(userId: string, sessionId: string): Promise<boolean> {
  if (!isId(sessionId)) return false;
  const count = await executeSql(
    pool(),
    'UPDATE session SET revoked_at = $3 WHERE user_id = $1 AND id = $2 AND revoked_at IS NULL',
    [userId, sessionId, now()],
  );
  return count === 1;
}

/** Ends all sessions of a user: after a change of his password. `on` so that it is part of that change's transaction. */
export async function revokeAllSessions(on: Queryable, userId: string): Promise<void> {
  await executeSql(on, 'UPDATE session SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL', [
    userId,
    now(),
  ]);
}
