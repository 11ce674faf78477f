import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './source-files';

// A rule that never fires is no rule: one breach of each is planted in a copy of the project's skeleton and must be reported.

type Breach = { file: string; code: string; rule: string; says?: string };

const use = (module: string) => `import { a } from '${module}';\nexport const b = a;\n`;
const restricted = 'eslint(no-restricted-imports)';

const breaches: Breach[] = [
  { file: 'src/domain/deals/a1.ts', code: use('@/data/deals'), rule: restricted, says: 'domain is pure' },
  {
    file: 'src/domain/deals/a2.ts',
    code: use('../../platform/env'),
    rule: restricted,
    says: 'domain is pure',
  },
  { file: 'src/domain/deals/a3.ts', code: use('node:fs'), rule: restricted, says: 'domain is pure' },
  { file: 'src/domain/deals/a4.ts', code: use('react'), rule: restricted, says: 'domain is pure' },
  {
    file: 'src/domain/deals/a5.ts',
    code: use('temporal-polyfill'),
    rule: restricted,
    says: 'calendar-date.ts',
  },
  {
    file: 'src/ui/controls/b1.tsx',
    code: use('@/domain/deals/stages'),
    rule: restricted,
    says: 'only domain/values',
  },
  {
    file: 'src/ui/controls/b2.tsx',
    code: use('@/features/deals/queries'),
    rule: restricted,
    says: 'ui knows no feature',
  },
  {
    file: 'src/ui/controls/b3.tsx',
    code: use('@/platform/env'),
    rule: restricted,
    says: 'ui knows no machinery',
  },
  { file: 'src/ui/controls/b4.tsx', code: use('recharts'), rule: restricted, says: 'src/ui/charts' },
  {
    file: 'src/platform/log/c1.ts',
    code: use('@/data/deals'),
    rule: restricted,
    says: 'platform lies below data',
  },
  {
    file: 'src/platform/log/c2.ts',
    code: use('@/features/deals/commands'),
    rule: restricted,
    says: 'lies below features',
  },
  {
    file: 'src/platform/log/c3.ts',
    code: use('@/generated/prisma/client'),
    rule: restricted,
    says: 'src/platform/db',
  },
  { file: 'src/platform/log/c4.ts', code: use('pg'), rule: restricted, says: 'src/platform/db' },
  {
    file: 'src/data/d1.ts',
    code: use('@/features/deals/commands'),
    rule: restricted,
    says: 'lies below features',
  },
  {
    file: 'src/data/d2.ts',
    code: use('@/ui/controls/button'),
    rule: restricted,
    says: 'Only app and features draw',
  },
  { file: 'src/data/d3.ts', code: use('../app/layout'), rule: restricted, says: 'Nobody imports a door' },
  {
    file: 'src/features/deals/e1.ts',
    code: use('@/features/kpis/components/chart'),
    rule: restricted,
    says: 'Features meet only',
  },
  {
    file: 'src/features/deals/e2.ts',
    code: use('../kpis/queries'),
    rule: restricted,
    says: 'Features meet only',
  },
  {
    file: 'src/features/deals/e3.ts',
    code: use('@/features/kpis/inputs'),
    rule: restricted,
    says: 'Features meet only',
  },
  { file: 'src/features/deals/e4.ts', code: use('@prisma/client'), rule: restricted, says: 'src/data' },
  {
    file: 'src/features/deals/e5.ts',
    code: use('@/app/page'),
    rule: restricted,
    says: 'Nobody imports a door',
  },
  { file: 'src/app/f1.ts', code: use('@/data/deals'), rule: restricted, says: 'through a feature' },
  {
    file: 'src/app/f2.ts',
    code: use('@/platform/db/unit-of-work'),
    rule: restricted,
    says: 'call a query or a command',
  },
  { file: 'src/cli/f3.ts', code: use('@/data/deals'), rule: restricted, says: 'through a feature' },
  { file: 'src/domain/deals/g1.ts', code: use('./g2'), rule: 'import(no-cycle)' },
  {
    file: 'src/domain/deals/g2.ts',
    code: "import { b } from './g1';\nexport const a: unknown = b;\n",
    rule: 'import(no-cycle)',
  },
  {
    file: 'src/features/deals/h1.ts',
    code: 'export const day = new Date();\n',
    rule: 'eslint(no-restricted-globals)',
    says: 'src/platform/clock',
  },
  {
    file: 'src/features/deals/h2.ts',
    code: 'export const at = Date.now();\n',
    rule: 'eslint(no-restricted-globals)',
  },
  { file: 'src/data/h3.ts', code: 'export const x: any = 1;\n', rule: 'typescript(no-explicit-any)' },
  {
    file: 'src/data/h4.ts',
    code: 'export function f() {\n  Promise.resolve(1);\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    file: 'src/data/h5.ts',
    code: "export function f(kind: 'a' | 'b') {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  {
    file: 'src/data/h6.ts',
    code: "export const x = JSON.parse('1').a;\n",
    rule: 'typescript(no-unsafe-member-access)',
  },
  {
    file: 'src/data/h7.ts',
    code: 'export const f = (a: string[]) => a[0]!.length;\n',
    rule: 'typescript(no-non-null-assertion)',
  },
  {
    file: 'src/data/h8.ts',
    code: `export function long() {\n${'  void 0;\n'.repeat(60)}}\n`,
    rule: 'eslint(max-lines-per-function)',
  },
  { file: 'src/data/h9.ts', code: '// line\n'.repeat(301), rule: 'eslint(max-lines)' },
  {
    file: 'tests/features/i1.test.ts',
    code: "import { vi } from 'vitest';\nvi.mock('@/data/deals');\n",
    rule: 'eslint(no-restricted-properties)',
    says: 'No mocks',
  },
];

/** Imports that the rule must let through. */
const allowed: { file: string; code: string }[] = [
  { file: 'src/features/deals/ok1.ts', code: use('@/features/kpis/queries') },
  { file: 'src/features/deals/ok2.ts', code: use('@/features/kpis/commands') },
  { file: 'src/features/deals/components/ok3.tsx', code: use('../inputs') },
  { file: 'src/features/deals/ok4.ts', code: use('@/data/deals') },
  { file: 'src/ui/charts/ok5.tsx', code: use('recharts') },
  { file: 'src/ui/controls/ok6.tsx', code: use('@/domain/values/money') },
  { file: 'src/platform/clock/ok7.ts', code: 'export const instant = () => new Date().toISOString();\n' },
  { file: 'src/data/ok8.ts', code: use('@/generated/prisma/client') },
  { file: 'src/domain/values/ok9.ts', code: use('temporal-polyfill') },
  {
    file: 'src/features/deals/ok10.ts',
    code: 'export const yearOf = (day: Date) => day.getUTCFullYear();\n',
  },
];

let folder = '';
let reports = new Map<string, string[]>();

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(tmpdir(), 'dependency-rule-'));
  for (const name of ['oxlint.config.ts', 'tsconfig.json'])
    fs.copyFileSync(path.join(root, name), path.join(folder, name));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const { file, code } of [...breaches, ...allowed]) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), code);
  }
  fs.mkdirSync(path.join(folder, 'src/features/kpis'), { recursive: true });
  reports = lint();
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function lint(): Map<string, string[]> {
  const program = path.join(root, 'node_modules/.bin/oxlint');
  const run = spawnSync(program, ['--type-aware', '-f', 'json', 'src', 'tests'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { filename: string; code: string; message: string; help?: string }[];
  };
  const found = new Map<string, string[]>();
  for (const { filename, code, message, help } of diagnostics) {
    found.set(filename, [...(found.get(filename) ?? []), `${code} ${message} ${help ?? ''}`]);
  }
  return found;
}

describe('each breach is reported, with what to do instead', () => {
  test.each(breaches)('$file: $rule $says', ({ file, rule, says }) => {
    const own = (reports.get(file) ?? []).filter((report) => report.startsWith(rule));
    expect(own, `${file} ${(reports.get(file) ?? []).join('\n')}`).not.toEqual([]);
    if (says) expect(own.join('\n')).toContain(says);
  });
});

describe('what the rule allows is not reported', () => {
  test.each(allowed)('$file', ({ file }) => {
    const imports = (reports.get(file) ?? []).filter((report) => report.includes('no-restricted'));
    expect(imports).toEqual([]);
  });
});
