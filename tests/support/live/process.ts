import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { END_WITH_PARENT, WITH_ALIAS } from '../../../scripts/project/run-node.ts';

export type LiveProcess = { origin: string; end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void> };

/** A process of its own that serves the rooms of this test's database. */
export async function startProcess(pingMs = 1000): Promise<LiveProcess> {
  const main = path.join(import.meta.dirname, 'server-main.ts');
  const child = spawn(process.execPath, [...END_WITH_PARENT, ...WITH_ALIAS, main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, COMMITPOINT_PARENT: String(process.pid), LIVE_PING_MS: String(pingMs) },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    origin: line.toString().trim(),
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
