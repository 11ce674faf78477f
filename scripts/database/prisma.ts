import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { hashOf, readText, writePrivate } from '../project/files.ts';
import { toolEnvironment } from '../project/install.mjs';
import { inData, inProject, projectRoot } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';

const GENERATED = 'src/generated/prisma';

/** Prisma's own schema engine is a download; where it is absent (no network, no install scripts) ours takes its place. */
function engineEnvironment(): Record<string, string> {
  const folder = inProject('node_modules/@prisma/engines');
  const present =
    fs.existsSync(folder) && fs.readdirSync(folder).some((name) => name.startsWith('schema-engine-'));
  if (present || process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.platform === 'win32') return {};
  return { PRISMA_SCHEMA_ENGINE_BINARY: inProject('scripts/prisma-engine.mjs') };
}

/** Runs a command of Prisma and answers what it printed; a failure is a Refusal that holds it. */
export function runPrisma(args: string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inProject('node_modules/prisma/build/index.js'), ...args], {
      cwd: projectRoot,
      env: toolEnvironment({
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
        ...engineEnvironment(),
        ...env,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Refusal(`prisma ${args.join(' ')} failed:\n${output.trim()}`));
    });
  });
}

/** Writes the database client to src/generated unless it is that of the present schema. Answers whether it wrote. */
export async function generateClient(): Promise<boolean> {
  const hash = hashOf(['prisma/schema', 'node_modules/@prisma/client/package.json']);
  const note = inData('client-hash');
  if (readText(note) === hash && fs.existsSync(inProject(GENERATED, 'client.ts'))) return false;
  await runPrisma(['generate']);
  writePrivate(note, hash);
  return true;
}
