import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeFiles, root } from './source-files';

// The budgets of docs/architecture.md. Lengths of functions are lint (oxlint.config.ts).

const LONGEST_FILE = 300;
const LONGEST_OF_NINE_TENTHS = 200;
const DEEPEST_FOLDER = 6;
const LONGEST_README = 80;
/** Test lines for each source line. */
const LEAST_TESTS = 0.6;
const VAGUE_NAME = /(^|\/)(utils?|helpers?|misc|common|lib|shared|stuff)(\.[a-z]+)*(\/|$)/i;

const source = codeFiles('src');
const everything = [...source, ...codeFiles('scripts', 'tests', 'e2e', 'bench', 'prisma')];

describe('sizes', () => {
  test('no file is too long', () => {
    const long = everything.filter((file) => file.lines.length > LONGEST_FILE);
    expect(long.map((file) => `${file.name}: ${file.lines.length}`)).toEqual([]);
  });

  test('nine files of ten are short', () => {
    const lengths = source.map((file) => file.lines.length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.9)] ?? 0).toBeLessThanOrEqual(LONGEST_OF_NINE_TENTHS);
  });

  test('folders are not nested too deeply', () => {
    const deep = source
      .map((file) => file.name)
      .filter((name) => name.split('/').length - 2 > DEEPEST_FOLDER);
    expect(deep).toEqual([]);
  });

  test('there is enough test code', () => {
    const count = (files: { lines: string[] }[]) => files.reduce((sum, file) => sum + file.lines.length, 0);
    expect(count(codeFiles('tests', 'e2e')) / count(source)).toBeGreaterThanOrEqual(LEAST_TESTS);
  });

  test('the README fits on a page', () => {
    const readme = path.join(root, 'README.md');
    if (!fs.existsSync(readme)) return;
    expect(fs.readFileSync(readme, 'utf8').split('\n').length).toBeLessThanOrEqual(LONGEST_README);
  });
});

describe('names', () => {
  test('no file or folder says nothing about its content', () => {
    // An address is for people: /shared/… is what was shared with whoever has it.
    const named = everything.map(({ name }) => name.replace(/^src\/app\/shared\//, 'src/app/'));
    expect(named.filter((name) => VAGUE_NAME.test(name))).toEqual([]);
  });

  test('no file only passes on the exports of others', () => {
    const barrels = source.filter(
      (file) =>
        /(^|\/)index\.tsx?$/.test(file.name) ||
        file.lines.some((line) => /^export (type )?(\*|\{[^}]*\}) from /.test(line)),
    );
    expect(barrels.map((file) => file.name)).toEqual([]);
  });

  test('a check that finds a vague name finds it in any place', () => {
    for (const name of [
      'src/lib/money.ts',
      'src/domain/utils.ts',
      'src/ui/helpers.test.ts',
      'src/common/a.ts',
    ]) {
      expect(VAGUE_NAME.test(name)).toBe(true);
    }
    for (const name of ['src/domain/library.ts', 'src/ui/commonality.ts'])
      expect(VAGUE_NAME.test(name)).toBe(false);
  });
});

describe('rules are not switched off', () => {
  test('no type is escaped', () => {
    const escapes = /@ts-(ignore|nocheck|expect-error)/;
    const found = everything
      .filter((file) => !file.name.startsWith('tests/architecture/'))
      .flatMap((file) =>
        file.lines.filter((line) => escapes.test(line)).map((line) => `${file.name}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  test('every exception from lint names its rule and its reason', () => {
    const unexplained =
      /(oxlint|eslint)-disable(-next-line|-line)?(?![a-z-])(?! [a-z0-9@/-]+(, [a-z0-9@/-]+)* -- \S)/;
    const found = everything
      .filter((file) => !file.name.startsWith('tests/architecture/'))
      .flatMap((file) =>
        file.lines.filter((line) => unexplained.test(line)).map((line) => `${file.name}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  test('no test is left alone, and none is skipped without a printed reason', () => {
    const found = codeFiles('tests', 'e2e')
      .filter((file) => !file.name.startsWith('tests/architecture/'))
      .flatMap((file) =>
        file.lines
          .filter((line) => /\.only\(|\b(x?it|test|describe)\.(skip|todo)\(/.test(line))
          .map((line) => `${file.name}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });
});
