import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { FileStore } from './file-store';

/** Files in a folder of this machine, readable by the server's user only. */
export function localStore(root: string): FileStore {
  const at = (key: string) => path.join(root, ...key.split('/'));
  return {
    async keep(key, from) {
      const target = at(key);
      const folder = path.dirname(target);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The age goes along with the rename: a moment later somebody who tidies may have taken the file away again.
      const nowInSeconds = (performance.timeOrigin + performance.now()) / 1000;
      await utimes(from.path, nowInSeconds, nowInSeconds);
      await rename(from.path, target);
      await syncFolder(folder);
    },
    async has(key) {
      try {
        return (await stat(at(key))).isFile();
      } catch (error) {
        if (isAbsent(error)) return false;
        throw error;
      }
    },
    async open(key) {
      try {
        const file = await open(at(key), 'r');
        return file.createReadStream();
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(at(key), { force: true });
    },
    list: (tenantId) => listed(root, tenantId),
  };
}

async function* listed(root: string, tenantId: string) {
  const folder = path.join(root, tenantId);
  for (const part of await names(folder)) {
    for (const name of await names(path.join(folder, part))) {
      const found = await stat(path.join(folder, part, name)).catch(absentAsNull);
      if (found) yield { key: `${tenantId}/${part}/${name}`, keptAt: found.mtime.toISOString() };
    }
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** A rename is safe once its folder is on the disk. Windows knows no such thing and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function absentAsNull(error: unknown): null {
  if (isAbsent(error)) return null;
  throw error;
}
