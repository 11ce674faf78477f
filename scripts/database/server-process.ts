import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readText } from '../project/files.ts';
import { commandLine, isRunning, signal, sleep, waitForEnd } from '../project/processes.ts';
import { inData } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';
import { type Binaries, program } from './binaries.ts';
import { probe } from './connection.ts';
import type { ClusterName, Home } from './home.ts';
import { type ClusterSettings, urlOf } from './settings.ts';

const START_SECONDS = 60;
const STOP_MS = 20_000;
const WRONG_PASSWORD_MS = 1000;

export type Server = {
  name: ClusterName;
  home: Home;
  binaries: Binaries;
  settings: ClusterSettings;
  options: string[];
};

export function dataOf(home: Home): string {
  return path.join(home.folder, 'data');
}

/** Locale, search path and user of everything of PostgreSQL that we run: the same on every machine. */
export function serverSpawnOptions(home: Home) {
  const { PATH, SystemRoot } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: home.folder, env, ...home.user };
}

/** Process number of the server that has this data folder open, or null. A note left by a killed server is taken away. */
export function runningServer(home: Home): number | null {
  const file = path.join(dataOf(home), 'postmaster.pid');
  const pid = Number((readText(file) ?? '').split('\n')[0]);
  if (!pid) return null;
  if (isRunning(pid) && /postgres/i.test(commandLine(pid))) return pid;
  fs.rmSync(file, { force: true });
  return null;
}

/** Starts the server and waits until it answers. Answers false when its port is taken: choose another. */
export async function startServer(server: Server): Promise<boolean> {
  const log = inData(`${server.name}.log`);
  const output = fs.openSync(log, 'w', 0o600);
  const args = [
    '-D',
    dataOf(server.home),
    '-p',
    String(server.settings.port),
    ...settingsArgs(server.options),
  ];
  const child =
    process.platform === 'win32'
      ? spawn(
          program(server.binaries, 'pg_ctl'),
          ['start', '-D', dataOf(server.home), '-o', args.slice(2).join(' ')],
          {
            ...serverSpawnOptions(server.home),
            stdio: ['ignore', output, output],
          },
        )
      : spawn(program(server.binaries, 'postgres'), args, {
          ...serverSpawnOptions(server.home),
          detached: true,
          stdio: ['ignore', output, output],
        });
  let ended = false;
  let failure = '';
  child.on('error', (error) => {
    failure = error.message;
    ended = true;
  });
  child.on('exit', (code) => (ended = process.platform !== 'win32' || code !== 0));
  child.unref();
  fs.closeSync(output);

  const url = urlOf(server.settings, 'admin', 'postgres');
  for (let waited = 0; waited < START_SECONDS * 1000; waited += 50) {
    if (ended) return explainEnd(failure || (readText(log) ?? ''));
    const state = await probe(url);
    if (state === 'answers') return true;
    // Not at once: another server on our port may answer before ours has noticed that it is taken.
    if (state === 'wrong password' && waited > WRONG_PASSWORD_MS) break;
    await sleep(50);
  }
  await stopServer(server.home, server.binaries);
  throw new Refusal(
    `The database of ${server.home.folder} does not answer or does not take the password in .data: its log is ${log}. Remove .data to start anew.`,
  );
}

/** Loopback only, no socket file (its path may be too long or not writable). */
function settingsArgs(options: string[]): string[] {
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_min_messages=warning',
    ...options,
  ].flatMap((option) => ['-c', option]);
}

function explainEnd(log: string): boolean {
  if (/could not bind|Address already in use/i.test(log)) return false;
  if (/No space left on device/i.test(log))
    throw new Refusal('The disk is full: the database cannot start. Free some space, then start again.');
  const lines = log.trim().split('\n').slice(-4).join('\n  ');
  throw new Refusal(`The database could not be started:\n  ${lines}`);
}

/** Ends the server as it asks for it (open transactions are rolled back), harder if it does not listen. */
export async function stopServer(home: Home, binaries: Binaries): Promise<void> {
  const pid = runningServer(home);
  if (pid === null) return;
  if (process.platform === 'win32') {
    spawnSync(
      program(binaries, 'pg_ctl'),
      ['stop', '-D', dataOf(home), '-m', 'fast'],
      serverSpawnOptions(home),
    );
    return;
  }
  signal(pid, 'SIGINT');
  if (await waitForEnd(pid, STOP_MS)) return;
  signal(pid, 'SIGQUIT');
  await waitForEnd(pid, STOP_MS);
}
