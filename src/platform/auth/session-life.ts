import { later, now, type Instant } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { executeSql } from '@/platform/db/sql';
import { log } from '@/platform/log/log';

/** A session ends 14 days after sign-in, or 8 hours after it was last used. */
export const ABSOLUTE_SECONDS = 14 * 24 * 3600;
const IDLE_SECONDS = 8 * 3600;
const TOUCH_SECONDS = 60;

/** Sessions last used before this instant are over. */
export function idleSince(at: Instant = now()): Instant {
  return later(at, -IDLE_SECONDS);
}

/** Notes that a session was used, at most once a minute and without letting the request wait. */
export function touchSession(tokenHash: string, lastSeenAt: Instant): void {
  const at = now();
  if (lastSeenAt > later(at, -TOUCH_SECONDS)) return;
  void executeSql(
    pool(),
    'UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $3',
    [tokenHash, at, later(at, -TOUCH_SECONDS)],
  ).catch((error: unknown) => log('warn', 'session use was not noted', { error: String(error) }));
}
