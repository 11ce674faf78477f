import fs from 'node:fs';
import { generateClient } from '../database/prisma.ts';
import { hashOf, readText, writePrivate } from './files.ts';
import { inData, inProject } from './paths.mjs';
import { Refusal } from './refusal.ts';
import { runNode } from './run-node.ts';

/** What a build is made of. */
const SOURCES = [
  'src',
  'public',
  'prisma/schema',
  'next.config.mjs',
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
  // Types are a step of their own in the gate; whoever only starts the demo need not wait for them.
  const code = await runNode([NEXT, 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', SKIP_TYPE_CHECK: '1' },
  });
  if (code !== 0) throw new Refusal('next build failed; its message is above.');
  writePrivate(inData('build-hash'), hash);
}
