// Hands over from whatever Node started us (20 or newer) to a script under the project's Node 24.
import { spawn } from 'node:child_process';
import { ensureInstalled, projectNode, toolEnvironment } from './install.mjs';
import { inProject } from './paths.mjs';

const PARENT_CHECK_MS = 1000;

/**
 * Installs what is missing, then runs `script` (path inside the project) under the project's Node and ends with its exit
 * code. Signals are passed on. When npm, which started us, is killed, the script is stopped too: nobody else would.
 */
export function launch(script, args = process.argv.slice(2)) {
  ensureInstalled();
  const child = spawn(projectNode(), ['--disable-warning=ExperimentalWarning', inProject(script), ...args], {
    stdio: 'inherit',
    env: toolEnvironment({ NODE_OPTIONS: process.env.NODE_OPTIONS }),
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  // The terminal sends Ctrl-C to the whole group: the child has it already, we only wait for its end.
  process.on('SIGINT', () => {});
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_CHECK_MS).unref();
  }
  child.on('error', (error) => {
    console.error(`Could not start Node: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
