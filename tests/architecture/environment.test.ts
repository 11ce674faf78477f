import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkEnvironment, ENVIRONMENT_NAMES } from '@/platform/env';
import { codeFiles, root } from './source-files';

const complete = {
  DATABASE_URL: 'postgresql://app:secret@localhost:5432/commitpoint',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  NEXTAUTH_URL: 'http://localhost:3000',
};

function mistakes(values: Record<string, string | undefined>): string[] {
  const result = checkEnvironment(values);
  return 'mistakes' in result ? result.mistakes : [];
}

describe('the environment', () => {
  test('.env.example names exactly the values that are read', () => {
    const example = fs.readFileSync(path.join(root, '.env.example'), 'utf8');
    const named = [...example.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1] ?? '');
    expect(named.sort()).toEqual([...ENVIRONMENT_NAMES].sort());
  });

  test('is read in one place (and the fixed clock and the log level where env() cannot be)', () => {
    const readers = codeFiles('src').filter((file) =>
      file.lines.some((line) => /process\.env\b(?!\.NODE_ENV)/.test(line)),
    );
    const allowed =
      /^src\/(platform\/(env|clock\/clock|log\/log)\.ts|cli\/|app\/(dev|bench)\/|instrumentation\.ts)/;
    expect(readers.map((file) => file.name).filter((name) => !allowed.test(name))).toEqual([]);
  });

  test('needs three values and has defaults for the rest', () => {
    expect(checkEnvironment(complete)).toMatchObject({
      APP_URL: 'http://localhost:3000',
      LOG_LEVEL: 'info',
      RATE_LIMITS: { perAccount: 10, perNetwork: 100 },
    });
  });

  test('says one sentence for each mistake', () => {
    expect(mistakes({ NEXTAUTH_SECRET: 'short', NEXTAUTH_URL: 'localhost', LOG_LEVEL: 'loud' })).toEqual([
      'DATABASE_URL is missing.',
      'NEXTAUTH_SECRET must have at least 32 characters; make one with: openssl rand -base64 32.',
      'NEXTAUTH_URL must look like https://commitpoint.example.com.',
      'LOG_LEVEL must be info, warn, error or silent.',
    ]);
  });

  test('wants keys of another sign-in service together', () => {
    expect(mistakes({ ...complete, AZURE_AD_CLIENT_ID: 'id' })).toEqual([
      'AZURE_AD_CLIENT_SECRET is needed with AZURE_AD_CLIENT_ID.',
      'AZURE_AD_TENANT_ID is needed with AZURE_AD_CLIENT_ID.',
    ]);
    expect(mistakes({ ...complete, GITHUB_SECRET: 'secret' })).toEqual([
      'GITHUB_ID is needed with GITHUB_SECRET.',
    ]);
  });

  test.each([
    ['off', null],
    ['on', { perAccount: 10, perNetwork: 100 }],
    ['5,20', { perAccount: 5, perNetwork: 20 }],
  ])('reads RATE_LIMITS=%s', (text, limits) => {
    expect(checkEnvironment({ ...complete, RATE_LIMITS: text })).toMatchObject({ RATE_LIMITS: limits });
  });

  test('takes a blank value for an absent one', () => {
    expect(
      mistakes({ ...complete, SMTP_URL: '', APP_URL: '', GITHUB_ID: '', COMMITPOINT_CLOCK: '' }),
    ).toEqual([]);
  });
});
