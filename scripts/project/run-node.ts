import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { toolEnvironment } from './install.mjs';
import { inProject, projectRoot } from './paths.mjs';

const running = new Set<ChildProcess>();

/** Arguments that make a program end when we were killed, so that the next start does not meet it. */
export const END_WITH_PARENT = ['--import', inProject('scripts/project/end-with-parent.mjs')];

/** Arguments that let Node run TypeScript with the project's import alias. */
export const WITH_ALIAS = ['--import', inProject('node_modules/tsx/dist/esm/index.mjs')];

type RunOptions = { env?: Record<string, string | undefined>; stdio?: StdioOptions };

/** Runs a program of the project under our Node, in the project's folder. Answers its exit code. */
export function runNode(args: string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const stdio = options.stdio ?? ['ignore', 'inherit', 'inherit'];
    const env = toolEnvironment({ ...options.env, COMMITPOINT_PARENT: String(process.pid) });
    const child = spawn(process.execPath, [...END_WITH_PARENT, ...args], { cwd: projectRoot, stdio, env });
    running.add(child);
    child.on('error', reject);
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Tells every program that `runNode` started and that still runs to end. */
export function stopRunningNodes(name: NodeJS.Signals = 'SIGTERM'): void {
  for (const child of running) child.kill(name);
}
