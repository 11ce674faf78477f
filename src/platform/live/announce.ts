import type { Unit } from '@/platform/db/unit-of-work';

/** What a notification says: ids and numbers, never what happened. Whoever hears it reads that under his own rights. */
export type Announcement = Record<string, string | number | readonly string[]>;

/** PostgreSQL takes less than 8,000 bytes. */
export const MOST_BYTES = 7999;
const CHANNEL = /^[a-z][a-z_]{0,62}$/;

/**
 * Tells everybody who listens on `channel` when this unit commits, and nobody if it does not. Throws on what the server would refuse: a bug of the caller.
 */
export async function announce(unit: Unit, channel: string, announcement: Announcement): Promise<void> {
  const payload = checkedPayload(channel, announcement);
  await unit.named('announce', 'SELECT pg_notify($1, $2)', [channel, payload]);
}

export function checkedPayload(channel: string, announcement: Announcement): string {
  if (!CHANNEL.test(channel)) throw new Error(`Not a name of a channel: ${channel}`);
  const payload = JSON.stringify(announcement);
  const bytes = Buffer.byteLength(payload);
  if (bytes > MOST_BYTES)
    throw new Error(`A notification of ${bytes} bytes: it takes ids only, up to ${MOST_BYTES}`);
  return payload;
}
