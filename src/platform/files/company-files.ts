import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { env } from '@/platform/env';
import { fileStore } from './file-store';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes all files of a company away: those of its deals, wherever they are stored, and those it imported. How many of the former. */
export async function removeCompanyFiles(tenantId: string): Promise<number> {
  if (!UUID.test(tenantId)) throw new Error('The tenant id is not a UUID');
  const store = fileStore();
  const keys: string[] = [];
  for await (const { key } of store.list(tenantId)) keys.push(key);
  for (const key of keys) await store.remove(key);
  await rm(path.join(env().UPLOAD_DIR, tenantId), { recursive: true, force: true });
  return keys.length;
}

/** The file of an import as it was read; null if it is not there any more. */
export async function openImported(tenantId: string, importId: string): Promise<Readable | null> {
  if (!UUID.test(tenantId) || !UUID.test(importId)) throw new Error('The ids of an import are no UUIDs');
  try {
    const handle = await open(path.join(env().UPLOAD_DIR, tenantId, importId), 'r');
    return handle.createReadStream();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
