import { readText, writePrivate } from '../project/files.ts';
import { isAlive, ownMark } from '../project/lock.ts';
import { inData } from '../project/paths.mjs';
import { portIsFree } from '../project/ports.ts';
import {
  commandLine,
  isRunning,
  processWithSocket,
  signal,
  sleep,
  startMark,
  waitForEnd,
} from '../project/processes.ts';
import { Refusal } from '../project/refusal.ts';

type Run = { launcher: string; address: string; server?: string };

const file = inData('demo.json');
const PATIENCE_MS = 5000;

/** Refuses when the demo of this folder runs already; stops the web server that a killed one left. */
export async function clearEarlierRun(report: (line: string) => void): Promise<void> {
  const text = readText(file);
  if (text === null) return;
  const run = JSON.parse(text) as Run;
  if (isAlive(run.launcher)) {
    throw new Refusal(
      `The demo of this folder already runs at ${run.address} (process ${run.launcher.split(' ')[0]}): use that one, or stop it first.`,
    );
  }
  // It ends by itself when it notices that its launcher has gone; we only help.
  const pid = Number(run.server?.split(' ')[0] ?? 0);
  if (run.server && pid > 0 && isAlive(run.server)) {
    signal(pid, 'SIGTERM');
    if (!(await waitForEnd(pid, PATIENCE_MS))) signal(pid, 'SIGKILL');
    report(`stopped the web server that an interrupted start had left (process ${pid})`);
  }
}

/** Notes this run, so that the next start knows about it. */
export function noteRun(address: string, serverPid?: number): void {
  const server = serverPid === undefined ? undefined : `${serverPid} ${startMark(serverPid)}`;
  writePrivate(file, JSON.stringify({ launcher: ownMark, address, server } satisfies Run));
}

/** Refuses a port that is taken, after a moment for a server that is just ending. */
export async function checkPort(port: number, host: string): Promise<void> {
  const until = Date.now() + 1500;
  while (!(await portIsFree(port, host))) {
    if (Date.now() > until) {
      throw new Refusal(
        `Port ${port} is in use by another program${holderOf(port)}: choose another with npm run demo -- --port N.`,
      );
    }
    await sleep(250);
  }
}

/** The program that listens on a port, where Linux lets us see it. */
function holderOf(port: number): string {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => (readText(table) ?? '').split('\n'));
  const inode = lines
    .map((line) => line.trim().split(/\s+/))
    .find((fields) => fields[1]?.endsWith(`:${wanted}`) && fields[3] === '0A')?.[9];
  const pid = inode ? processWithSocket(inode) : null;
  return pid && isRunning(pid) ? ` (process ${pid}: ${commandLine(pid).slice(0, 60)})` : '';
}
