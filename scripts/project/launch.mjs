// Hands over from whatever Node started us (20 or newer) to a script under the project's Node 24.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, LOWEST_TOOL_NODE, projectNode, toolEnvironment } from './install.mjs';
import { inProject } from './paths.mjs';

const PARENT_CHECK_MS = 1000;

/**
 * Installs what is missing, then runs `script` (path inside the project) under the project's Node: in this process if it is
 * new enough, else in a child whose exit code becomes ours. When npm, which started us, is killed, the script is told to
 * end: nobody else would.
 */
export async function launch(script) {
  const calledFrom = process.cwd();
  ensureInstalled();
  process.env.INIT_CWD ??= calledFrom;
  const target = inProject(script);
  if (Number(process.versions.node.split('.')[0]) >= LOWEST_TOOL_NODE) {
    watchParent(() => process.kill(process.pid, 'SIGTERM'));
    await import(pathToFileURL(target).href);
    return;
  }
  const child = spawn(projectNode(), [target, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: toolEnvironment(),
  });
  watchParent(() => child.kill('SIGTERM'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  // The terminal sends Ctrl-C to the whole group: the child has it already, we only wait for its end.
  process.on('SIGINT', () => {});
  child.on('error', (error) => {
    console.error(`Could not start Node: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

/** Calls `onEnd` when the npm that started us has gone. Between it and us stands a shell that does not notice. */
function watchParent(onEnd) {
  if (!process.env.npm_lifecycle_event) return;
  const parents = () => `${process.ppid} ${shellParent(process.ppid)}`;
  const first = parents();
  const timer = setInterval(() => {
    if (parents() === first) return;
    clearInterval(timer);
    onEnd();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** Parent of a process if that process is npm's shell (Linux only), else ''. */
function shellParent(pid) {
  try {
    if (!/^\S*sh\0-c\0/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return '';
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return '';
  }
}
