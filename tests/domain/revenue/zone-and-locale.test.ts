import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { digest } from './ledger-digest';

const PROGRAM = path.resolve(import.meta.dirname, 'ledger-digest.ts');
const TSX = path.resolve(import.meta.dirname, '../../../node_modules/.bin/tsx');

// A limit against hanging: a program of its own is started for each.
it.each([
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'America/Adak', LC_ALL: 'ar_EG.UTF-8' },
])(
  'the ledger is the same to the byte on a machine in $TZ that speaks $LC_ALL',
  { timeout: 120_000 },
  (environment) => {
    const env = { ...process.env, ...environment, LANG: environment.LC_ALL, LANGUAGE: environment.LC_ALL };
    expect(execFileSync(TSX, [PROGRAM, 'print'], { env, encoding: 'utf8' })).toBe(digest());
  },
);
