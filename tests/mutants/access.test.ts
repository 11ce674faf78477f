import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { codeMutants, standsBehindAnother, type CodeMutant } from './code-mutants';
import { printTable, type Verdict } from './verdicts';

// Takes each check of rights out of a copy of the source, one at a time, and runs the tenancy tests there: one must fail.

const ROOT = path.resolve(import.meta.dirname, '../..');
const COPIED = [
  'src',
  'tests',
  'scripts',
  'prisma',
  'package.json',
  'prisma.config.ts',
  'tsconfig.json',
  'vitest.config.ts',
];
/** The copy's tests join the server of this run: a copy that started its own would be a second one under the same roof. */
const JOIN = `export default (project) => project.provide('testServer', JSON.parse(process.env.TEST_SERVER ?? 'null'));\n`;
const TESTS = ['matrix', 'isolation', 'escapes', 'statements'] as const;
const MINUTES = 60_000;
const NOT_LOADED = 'not loaded';

let copy: string;
const verdicts: Verdict[] = [];

beforeAll(() => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
  for (const name of COPIED) fs.cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  fs.writeFileSync(path.join(copy, 'tests/support/start-database.ts'), JOIN);
});
afterAll(() => {
  fs.rmSync(copy, { recursive: true, force: true });
  printTable('Checks in the code', verdicts);
});

type Report = {
  testResults: {
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

/** Names of the tests that fail in the copy as it is; a test file that cannot even be loaded counts as one. */
async function failingTests(names: readonly string[]): Promise<string[]> {
  const output = path.join(copy, 'report.json');
  fs.rmSync(output, { force: true });
  const files = names.map((name) => `tests/features/tenancy/${name}.test.ts`);
  const flags = ['--project', 'features', '--bail', '1', '--reporter', 'json', '--outputFile', output];
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  await new Promise<void>((resolve) => {
    const server = inject('testServer');
    const env = {
      ...process.env,
      TEST_SERVER: JSON.stringify({ ...server, run: `${server.run}mutant_` }),
      VITEST: undefined,
      VITEST_POOL_ID: undefined,
      VITEST_WORKER_ID: undefined,
    };
    execFile(
      process.execPath,
      [vitest, 'run', ...files, ...flags],
      { cwd: copy, env, maxBuffer: 1 << 26 },
      () => resolve(),
    );
  });
  if (!fs.existsSync(output)) throw new Error('The tests left no report');
  const report = JSON.parse(fs.readFileSync(output, 'utf8')) as Report;
  if (report.testResults.length === 0) throw new Error('No tests ran');
  return report.testResults.flatMap(({ status, message = '', assertionResults }) => {
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName }) => fullName);
    if (failed.length > 0 || status !== 'failed') return failed;
    return [`${assertionResults.length === 0 ? NOT_LOADED : 'in the set-up'}: ${message.split('\n')[0]}`];
  });
}

async function killedBy(mutant: CodeMutant): Promise<string[]> {
  const file = path.join(copy, mutant.file);
  const source = fs.readFileSync(file, 'utf8');
  const parts = source.split(mutant.from);
  const at = mutant.occurrence ?? 0;
  if (parts.length < at + 2 || (mutant.occurrence === undefined && parts.length > 2))
    throw new Error(`${mutant.name}: the code to change is not there, or not only once`);
  fs.writeFileSync(
    file,
    [parts.slice(0, at + 1).join(mutant.from), parts.slice(at + 1).join(mutant.from)].join(mutant.to),
  );
  try {
    const first = await failingTests(mutant.tests);
    return first.length > 0
      ? first
      : await failingTests(TESTS.filter((name) => !mutant.tests.includes(name)));
  } finally {
    fs.writeFileSync(file, source);
  }
}

it('the tests pass on the source as it is', { timeout: 5 * MINUTES }, async () => {
  expect(await failingTests(TESTS)).toEqual([]);
});

it.each(codeMutants().map((mutant) => [mutant.name, mutant] as const))(
  '%s: a test fails',
  { timeout: 5 * MINUTES },
  async (name, mutant) => {
    const killers = await killedBy(mutant);
    const shown = killers.map((killer) => killer.slice(0, 100));
    if (killers.length === 0 && standsBehindAnother(mutant))
      verdicts.push({ mutant: name, killedBy: ['another check in front of it'] });
    else {
      verdicts.push({ mutant: name, killedBy: shown });
      expect(killers).not.toEqual([]);
    }
    expect(killers.filter((killer) => killer.startsWith(NOT_LOADED))).toEqual([]);
  },
);
