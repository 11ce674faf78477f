import { type ChildProcess, spawn } from 'node:child_process';
import { toolEnvironment } from './install.mjs';
import { projectRoot } from './paths.mjs';
import { NEXT } from './build.ts';
import { signal, waitForEnd } from './processes.ts';
import { END_WITH_PARENT } from './run-node.ts';

const STOP_MS = 8000;

/** Starts `next start` (or `dev`) as a child that ends when we do, even when we are killed. */
export function startNext(
  verb: 'start' | 'dev',
  options: { port: number; host: string; env: NodeJS.ProcessEnv; stdio?: 'inherit' | 'ignore' | number },
): ChildProcess {
  const stdio = options.stdio ?? 'inherit';
  return spawn(
    process.execPath,
    [...END_WITH_PARENT, NEXT, verb, '-p', String(options.port), '-H', options.host],
    {
      cwd: projectRoot,
      stdio: ['ignore', stdio, stdio],
      // A group of its own: Ctrl-C reaches us only, and we stop things in order.
      detached: process.platform !== 'win32',
      env: toolEnvironment({
        ...options.env,
        NODE_ENV: verb === 'dev' ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        COMMITPOINT_PARENT: String(process.pid),
      }),
    },
  );
}

/** Lets requests under way finish, then ends it. */
export async function stopNext(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  signal(child.pid, 'SIGTERM');
  if (!(await waitForEnd(child.pid, STOP_MS))) signal(child.pid, 'SIGKILL');
}
