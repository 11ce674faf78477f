// Installs the dependencies when they are missing or older than the lock file, and finds the Node that came with them.
// Plain ESM for Node 20: it runs before the install.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inProject, projectRoot } from './paths.mjs';

const LOWEST_NODE = [20, 19];
/** The tools (test runner among them) refuse a lower one. */
export const LOWEST_TOOL_NODE = 24;

/** Packages of the lock file that are absent or of another version; optional ones (other platforms) may be absent. */
function outdatedPackages() {
  const installedFile = inProject('node_modules/.package-lock.json');
  if (!fs.existsSync(installedFile)) return ['node_modules'];
  const wanted = JSON.parse(fs.readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(fs.readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted)
    .filter(([name, entry]) => {
      if (name === '') return false;
      const present = installed[name];
      if (!present) return !(entry.optional || entry.devOptional || entry.peer);
      return present.version !== entry.version;
    })
    .map(([name]) => name);
}

function nodeIsTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor < LOWEST_NODE[1]);
}

/** The Node 24 of node_modules, else the running one if it is new enough, else null. */
export function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const candidate of [inProject('node_modules/node/bin', name), inProject('node_modules/.bin', name)]) {
    if (fs.existsSync(candidate)) return candidate;
  }
  return Number(process.versions.node.split('.')[0]) >= LOWEST_TOOL_NODE ? process.execPath : null;
}

/**
 * Makes node_modules agree with the lock file. Messages go to stderr. Ends the process with one sentence when it cannot.
 */
export function ensureInstalled() {
  if (nodeIsTooOld()) fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  const outdated = outdatedPackages();
  if (outdated.length === 0 && projectNode()) return;
  const started = Date.now();
  const reason =
    outdated[0] === 'node_modules' ? 'first start' : `${outdated.length || 'some'} packages changed`;
  console.error(`Installing the dependencies (${reason}) …`);
  const run = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (run.status !== 0) {
    fail(
      'npm ci failed (its message is above). Check the network and the free disk space, then start again.',
    );
  }
  if (!projectNode()) {
    fail(
      'The Node 24 that comes with the dependencies is missing: run "npm rebuild node", or use Node 24 yourself.',
    );
  }
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** The environment in which the project's own Node and tools are found first. */
export function toolEnvironment(extra = {}) {
  const bin = inProject('node_modules/.bin');
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const rest = (process.env[key] ?? '').split(path.delimiter).filter((part) => part !== bin);
  return { ...process.env, [key]: [bin, ...rest].join(path.delimiter), ...extra };
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
