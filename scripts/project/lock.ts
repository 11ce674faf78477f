import fs from 'node:fs';
import path from 'node:path';
import { readText } from './files.ts';
import { isRunning, sleep, startMark } from './processes.ts';
import { Refusal } from './refusal.ts';

/** "pid start-mark" of this process: tells a living owner from a killed one. */
export const ownMark = `${process.pid} ${startMark(process.pid)}`;

/** Whether the process that wrote a mark still runs. */
export function isAlive(mark: string): boolean {
  const [pid = '0', start = ''] = mark.trim().split(' ');
  return Number(pid) > 0 && isRunning(Number(pid)) && startMark(Number(pid)) === start;
}

/** Runs `work` while no other process of the project holds the lock file; takes over a killed owner's. */
export async function withLock<T>(file: string, seconds: number, work: () => Promise<T>): Promise<T> {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const until = Date.now() + seconds * 1000;
  while (!take(file)) {
    const owner = readText(file);
    if (owner !== null && owner !== '' && !isAlive(owner)) fs.rmSync(file, { force: true });
    else if (Date.now() > until)
      throw new Refusal(
        `Another start (process ${owner?.split(' ')[0]}) has held ${file} for ${seconds} s: end it, then try again.`,
      );
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  // Written beside and linked: the file appears with its content, never empty.
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, ownMark);
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}
