import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readText } from '../project/files.ts';
import { dataFolder, inData, projectRoot } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';

/** The demo's database, which is kept, and those of the tests and the bench, which may be thrown away at any time. */
export type ClusterName = 'postgres' | 'test-postgres' | 'bench-postgres';

/** A folder for a database server and the user that it runs as (absent: the user who runs us). */
export type Home = { folder: string; user?: { uid: number; gid: number } };

const LEAST_FREE_BYTES = 1_000_000_000;

/**
 * Where a cluster lives. PostgreSQL refuses to run as root, and a server's user cannot enter a project below /root, so for
 * root it is a folder of that user below /var/lib, named after the project's path.
 */
export function clusterHome(name: ClusterName): Home {
  if (process.getuid?.() !== 0) return { folder: inData(name) };
  const mark = createHash('sha256').update(fs.realpathSync(projectRoot)).digest('hex').slice(0, 12);
  return { folder: path.join(serverFolder(mark), name), user: serverUser() };
}

function serverFolder(mark: string): string {
  return path.join('/var/lib', `commitpoint-${mark}`);
}

/** An account that is not root: postgres where it exists, else nobody. The server looks its own name up, so it must exist. */
function serverUser(): { uid: number; gid: number } {
  const accounts = (readText('/etc/passwd') ?? '').split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody', 'daemon']) {
    const account = accounts.find(([name, , uid]) => name === wanted && Number(uid) > 0);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Refusal(
    'PostgreSQL does not run as root and there is no user postgres or nobody: start as an ordinary user.',
  );
}

/** Makes a folder that only the server's user can enter. */
export function makeServerFolder(folder: string, user: Home['user']): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) fs.chownSync(folder, user.uid, user.gid);
}

/** Makes `.data` and the home (and, for root, the folder around it); a folder that cannot be made is one sentence. */
export function prepareHome(home: Home): void {
  try {
    fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    if (home.user) {
      fs.mkdirSync(path.dirname(home.folder), { recursive: true, mode: 0o755 });
      fs.chmodSync(path.dirname(home.folder), 0o755);
    }
    makeServerFolder(home.folder, home.user);
  } catch (error) {
    throw new Refusal(`Cannot write to ${home.folder}: ${(error as Error).message}`);
  }
  const owner = fs.statSync(home.folder).uid;
  const wanted = home.user?.uid ?? process.getuid?.() ?? owner;
  if (owner !== wanted) {
    throw new Refusal(
      `The database in ${home.folder} belongs to another user (${owner}): start as that user, or remove .data.`,
    );
  }
}

/** Refuses to start with so little room that the database would stop in the middle. */
export function checkFreeSpace(folders: string[]): void {
  for (const folder of folders) {
    const { bavail, bsize } = fs.statfsSync(existingParent(folder));
    const free = bavail * bsize;
    if (free < LEAST_FREE_BYTES) {
      const megabytes = Math.floor(free / 1_000_000);
      throw new Refusal(
        `Too little disk space for ${folder}: ${megabytes} MB are free, 1000 MB are needed. Free some, then start again.`,
      );
    }
  }
}

function existingParent(folder: string): string {
  return fs.existsSync(folder) ? folder : existingParent(path.dirname(folder));
}
