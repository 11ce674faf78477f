import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { USAGE } from '@/cli/usage';
import { PERMISSIONS, ROLES } from '@/domain/access/permissions';
import { CHECK_IDS } from '@/domain/audit/types';
import { DEFAULT_STAGE_MODEL, STAGE_LABELS } from '@/domain/deals/stages';
import { STAGE_IDS } from '@/domain/deals/deal';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { REFUSAL_CODES } from '@/domain/values/result';
import { codeFiles, root } from './source-files';

// The documents say what is in the tree: whatever they name is there, and the tables that they share with the code are the code's.

const DECISIONS = 'docs/decisions';
const names = ['README.md', 'CHANGELOG.md', ...fs.globSync('docs/**/*.md', { cwd: root })].sort();
const documents = names.map((name) => ({ name, text: read(name) }));
const code = [
  ...codeFiles('src', 'scripts', 'tests', 'e2e', 'bench', 'prisma'),
  ...fs
    .globSync(['*.{ts,mjs}', 'prisma/**/*.{sql,prisma}'], { cwd: root })
    .filter((name) => name !== 'next-env.d.ts')
    .map((name) => ({ name, lines: read(name).split('\n') })),
];

function read(name: string): string {
  return fs.readFileSync(path.join(root, name), 'utf8');
}

function exists(name: string): boolean {
  return fs.existsSync(path.join(root, name));
}

function document(name: string): string {
  return documents.find((one) => one.name === name)?.text ?? '';
}

/** Cells of the rows of the tables under a heading, without head and rule. */
function table(text: string, heading: string): string[][] {
  const after = text.split(new RegExp(`^#+ ${heading}$`, 'm'))[1] ?? '';
  const section = after.split(/^#+ /m)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function first(rows: string[][]): string[] {
  return rows.map(([cell = '']) => cell.replaceAll('`', ''));
}

describe('the README', () => {
  const readme = document('README.md');

  test('fits on a page', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });

  test('has a picture that is there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((target) => !exists(target))).toEqual([]);
  });

  test('uses verbs that the command line has', () => {
    const verbs = [...readme.matchAll(/commitpoint -- ([a-z]+)/g)].map(([, verb = '']) => verb);
    expect(verbs.filter((verb) => !new RegExp(`(^|\\s)${verb}\\s`).test(USAGE))).toEqual([]);
  });
});

describe('what is named is there', () => {
  test('links between documents', () => {
    const broken = documents.flatMap(({ name, text }) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g)]
        .map(([, target = '']) => path.join(path.dirname(name), target))
        .filter((target) => !exists(target) && !target.endsWith('.png'))
        .map((target) => `${name} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('files and folders in the documents', () => {
    const missing = documents.flatMap(({ name, text }) =>
      [...text.matchAll(/`((?:src|tests|scripts|prisma|e2e|bench|docs)\/[^`\s]*)`/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/[…*<]/.test(target) && !exists(target))
        .map((target) => `${name}: ${target}`),
    );
    expect(missing).toEqual([]);
  });

  test('npm scripts in the documents', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const unknown = documents.flatMap(({ name, text }) =>
      [...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)]
        .map(([, script = '']) => script)
        .filter((script) => !(script in scripts))
        .map((script) => `${name}: ${script}`),
    );
    expect(unknown).toEqual([]);
  });

  test('documents in the code, with their headings', () => {
    const missing = code.flatMap(({ name, lines }) =>
      lines.flatMap((line) =>
        [...line.matchAll(/(?<![\w./])docs\/[\w./-]*\w(?:, "([^"]+)")?/g)]
          .map(([whole, heading]) => ({ target: whole.replace(/, ".*/, ''), heading }))
          .filter(({ target, heading }) => !exists(target) || (heading && !hasHeading(target, heading)))
          .map(({ target, heading = '' }) => `${name}: ${target} ${heading}`.trim()),
      ),
    );
    expect(missing).toEqual([]);
  });
});

function hasHeading(target: string, heading: string): boolean {
  if (!target.endsWith('.md')) return false;
  return read(target)
    .split('\n')
    .some((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
}

describe('the decisions', () => {
  const files = documents.filter(({ name }) => /^docs\/decisions\/\d/.test(name));

  test('are numbered without a gap, listed, and whole', () => {
    files.forEach(({ name, text }, index) => {
      const number = String(index + 1).padStart(4, '0');
      expect(path.basename(name)).toMatch(new RegExp(`^${number}-[a-z0-9-]+\\.md$`));
      expect(text).toMatch(new RegExp(`^# ${number} `));
      expect(text).toMatch(/^Date: \d{4}-\d\d-\d\d\. Status: (accepted|superseded by \d{4})\.$/m);
      for (const part of ['Context', 'Decision', 'Consequences']) expect(text).toContain(`\n## ${part}\n`);
      expect(document(`${DECISIONS}/README.md`)).toContain(`(${path.basename(name)})`);
    });
    expect(files.length).toBeGreaterThan(0);
  });

  test('say of each dependency what it is for', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const packages = Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    const text = files.map((file) => file.text).join('\n');
    expect(packages.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    const listed = first(table(document(`${DECISIONS}/0016-dependencies.md`), 'Decision'));
    const known = new Set([...packages, 'package', '']);
    expect(listed.filter((name) => !known.has(name) && !/^-+$/.test(name))).toEqual([]);
  });
});

describe('tables that the documents share with the code', () => {
  const architecture = document('docs/architecture.md');
  const metrics = document('docs/metrics.md');

  test('permissions', () => {
    const rows = table(architecture, 'Permissions').map((cells) =>
      cells.map((cell) => cell.replaceAll('`', '')),
    );
    const expected = Object.entries(PERMISSIONS).map(([permission, roles]) => [
      permission,
      ...ROLES.map((role) => ((roles as readonly string[]).includes(role) ? 'yes' : '')),
    ]);
    expect(rows).toEqual(expected);
  });

  test('refusal codes', () => {
    expect(first(table(architecture, 'How a request travels'))).toEqual([...REFUSAL_CODES]);
  });

  test('stages and their first probabilities', () => {
    const expected = STAGE_IDS.map((stage) => [
      STAGE_LABELS[stage],
      `${DEFAULT_STAGE_MODEL.probabilityBp[stage] / 100} %`,
    ]);
    const rows = table(metrics, 'Stages and probability');
    expect(rows.map((cells) => cells.slice(0, 2))).toEqual(expected);
  });

  test('checks of the audit', () => {
    expect(first(table(metrics, 'Audit'))).toEqual([...CHECK_IDS]);
  });

  test('the KPIs that a set is chosen from', () => {
    const missing = Object.values(KPI_DEFINITIONS).filter(
      ({ short }) => !hasHeading('docs/metrics.md', short),
    );
    expect(missing.map(({ short }) => short)).toEqual([]);
  });

  test('roles', () => {
    expect(document('docs/glossary.md')).toContain(`one role there: ${ROLES.join(', ')}`);
  });
});
