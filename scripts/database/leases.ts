import fs from 'node:fs';
import path from 'node:path';
import { readText } from '../project/files.ts';
import { isAlive, ownMark } from '../project/lock.ts';
import { inData } from '../project/paths.mjs';
import type { ClusterName } from './home.ts';

// Who uses the embedded server now: the demo, a command, the tests. The last one to leave stops it; a killed one does not count.

function folderOf(name: ClusterName): string {
  return inData('leases', name);
}

let counter = 0;

/** Notes that this process uses the server; the answer takes the note back. */
export function takeLease(name: ClusterName): () => void {
  fs.mkdirSync(folderOf(name), { recursive: true });
  const file = path.join(folderOf(name), `${process.pid}-${++counter}`);
  fs.writeFileSync(file, ownMark);
  return () => fs.rmSync(file, { force: true });
}

/** Whether anybody living uses the server. Forgets those who were killed. */
export function hasLiveLeases(name: ClusterName): boolean {
  const files = fs.existsSync(folderOf(name)) ? fs.readdirSync(folderOf(name)) : [];
  let live = false;
  for (const file of files.map((entry) => path.join(folderOf(name), entry))) {
    if (isAlive(readText(file) ?? '')) live = true;
    else fs.rmSync(file, { force: true });
  }
  return live;
}
