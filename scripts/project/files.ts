import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/** Hash of the contents and names of files and folders (relative to the project); what is absent counts as absent. */
export function hashOf(paths: string[]): string {
  const hash = createHash('sha256');
  for (const name of paths) addToHash(hash, path.join(projectRoot, name));
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const entry of fs.readdirSync(file).sort()) addToHash(hash, path.join(file, entry));
    return;
  }
  hash.update(path.relative(projectRoot, file)).update('\0').update(fs.readFileSync(file)).update('\0');
}

/** Text of a file, or null if there is none. */
export function readText(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes by way of a new file, so that a killed process leaves the old or the new one, never half. Readable by its owner only. */
export function writePrivate(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  fs.writeFileSync(next, text, { mode: 0o600 });
  fs.renameSync(next, file);
}
