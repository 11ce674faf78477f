import { pool } from '@/platform/db/pool';
import { runNamedSql } from '@/platform/db/sql';
import type { Unit } from '@/platform/db/unit-of-work';

/** What a notification says: ids and numbers, never what happened. Whoever hears it reads that under his own rights. */
export type Announcement = object;

/** PostgreSQL takes less than 8,000 bytes. */
const MOST_BYTES = 7999;
const CHANNEL = /^[a-z][a-z_]{0,62}$/;

/**
 * Tells everybody who listens on `channel` when this unit commits, and nobody if it does not. Throws on what the server would refuse: a bug of the caller.
 */
export async function announce(unit: Unit, channel: string, announcement: Announcement): Promise<void> {
  await unit.named('announce', NOTIFY, [channel, checkedPayload(channel, announcement)]);
}

/** Tells it at once, for what belongs to no change of the database: who is where. */
export async function announceNow(channel: string, announcement: Announcement): Promise<void> {
  await runNamedSql(pool(), 'announce', NOTIFY, [channel, checkedPayload(channel, announcement)]);
}

const NOTIFY = 'SELECT pg_notify($1, $2)';

function checkedPayload(channel: string, announcement: Announcement): string {
  if (!CHANNEL.test(channel)) throw new Error(`Not a name of a channel: ${channel}`);
  const payload = JSON.stringify(announcement);
  const bytes = Buffer.byteLength(payload);
  if (bytes > MOST_BYTES)
    throw new Error(`A notification of ${bytes} bytes: it takes ids only, up to ${MOST_BYTES}`);
  return payload;
}
