import path from 'node:path';
import { later, now } from '@/platform/clock/clock';
import { fileStore } from '@/platform/files/file-store';
import { dropIncoming } from '@/platform/files/receive-file';
import type { Caller } from '@/platform/operations/caller';
import { dropFilesWithoutRow } from './commands';
import { filesWithoutRow } from './queries';

const DAY = 86_400;
const BATCH = 500;

/**
 * Takes away what killed uploads have left in the store for more than a day: bytes without a row. A hash is locked
 * while it is decided about, so that an upload of the same bytes at the same time keeps them. Answers how many were taken out of the store.
 */
export async function tidyStore(caller: Caller, tenantId: string, age = DAY): Promise<number> {
  const before = later(now(), -age);
  let hashes: string[] = [];
  let dropped = 0;
  for await (const { key, keptAt } of fileStore().list(tenantId)) {
    if (keptAt < before) hashes.push(path.posix.basename(key));
    if (hashes.length < BATCH) continue;
    dropped += await drop(caller, hashes);
    hashes = [];
  }
  return dropped + (await drop(caller, hashes));
}

async function drop(caller: Caller, hashes: string[]): Promise<number> {
  const found = hashes.length > 0 ? await filesWithoutRow(caller, { hashes }) : null;
  if (!found?.ok || found.value.hashes.length === 0) return 0;
  const done = await dropFilesWithoutRow(caller, found.value);
  return done.ok ? done.value.dropped : 0;
}

const tidied = new Map<string, string>();

/** Now and then, by whoever uploads: once a day and company in one server. Temporary files of a day ago go too. */
export async function tidySometimes(caller: Caller, tenantId: string): Promise<void> {
  const last = tidied.get(tenantId);
  if (last !== undefined && last > later(now(), -DAY)) return;
  tidied.set(tenantId, now());
  await dropIncoming(later(now(), -DAY));
  await tidyStore(caller, tenantId);
}
