import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { generateClient } from '../database/prisma.ts';
import { hashOf, readText, writePrivate } from './files.ts';
import { toolEnvironment } from './install.mjs';
import { inData, inProject, projectRoot } from './paths.mjs';
import { Refusal } from './refusal.ts';

/** What a build is made of. */
const SOURCES = [
  'src',
  'public',
  'prisma/schema',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

export const NEXT = inProject('node_modules/next/dist/bin/next');

function sourceHash(): string {
  return hashOf(SOURCES);
}

/** Whether .next holds a build of the sources as they are. */
export function isBuilt(): boolean {
  return fs.existsSync(inProject('.next/BUILD_ID')) && readText(inData('build-hash')) === sourceHash();
}

/** Generates the database client if needed and builds. Output goes to ours; a failed build is a Refusal. */
export async function build(): Promise<void> {
  await generateClient();
  const hash = sourceHash();
  fs.rmSync(inData('build-hash'), { force: true });
  const code = await runNext(['build']);
  if (code !== 0) throw new Refusal('next build failed; its message is above.');
  writePrivate(inData('build-hash'), hash);
}

function runNext(args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = toolEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
    const child = spawn(process.execPath, [NEXT, ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
