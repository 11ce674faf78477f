import { later, now } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { executeSql } from '@/platform/db/sql';

const DAYS_KEPT = 30;

/** Takes out what nobody can use any more: sessions that ended a month ago, and counters of tries that have run out. How many of each. */
export async function cleanSignIns(): Promise<{ sessions: number; counters: number }> {
  const before = later(now(), -DAYS_KEPT * 24 * 3600);
  const sessions = await executeSql(pool(), 'DELETE FROM session WHERE expires_at < $1', [before]);
  const counters = await executeSql(
    pool(),
    'DELETE FROM rate_limit WHERE expire < extract(epoch FROM $1::timestamptz) * 1000',
    [before],
  );
  return { sessions, counters };
}
