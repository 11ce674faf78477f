import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { chromium } from '@playwright/test';
import { toolEnvironment } from '../project/install.mjs';
import { inProject } from '../project/paths.mjs';
import { Refusal, runScript } from '../project/refusal.ts';
import { systemBrowser } from './browser.ts';

// Makes sure that there is a browser: the system's, else Debian's package (root), else Playwright's own download.
await runScript(async () => {
  const found = systemBrowser() ?? ownBrowser();
  if (found) {
    console.log(`browser: ${found}`);
    return;
  }
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get') && installPackage()) return;
  run(process.execPath, [inProject('node_modules/@playwright/test/cli.js'), 'install', 'chromium']);
  if (!ownBrowser()) {
    throw new Refusal(
      'No browser: install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH, then start again.',
    );
  }
});

function ownBrowser(): string | undefined {
  const path = chromium.executablePath();
  return fs.existsSync(path) ? path : undefined;
}

function installPackage(): boolean {
  console.log('installing the package chromium …');
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
  if (!run('apt-get', install)) {
    run('apt-get', ['update', '-q']);
    run('apt-get', install);
  }
  return systemBrowser() !== undefined;
}

function run(program: string, args: string[]): boolean {
  const env = toolEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}
