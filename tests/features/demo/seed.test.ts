import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '@/platform/clock/clock';
import { verifyPassword } from '@/platform/auth/hashing';
import { companiesOf } from '@/platform/auth/memberships';
import { findUserByEmail } from '@/platform/auth/users';
import type { SignIn } from '../../../prisma/demo/cast';
import { COMPANIES } from '../../../prisma/demo/companies';
import { openCompany } from '../../../prisma/demo/perform-company';
import { seedDatabase } from '../../../prisma/demo/seed-database';
import { croSignIn, signInsOf } from '../../../prisma/demo/cast';
import { value } from '../../support/tenants';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'commitpoint-seed-'));
  // The people only: their history is another test's.
  for (const company of COMPANIES) await openCompany(company, today(company.zone));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const people = (): SignIn[] => [croSignIn('all'), ...COMPANIES.flatMap(signInsOf)];

test('a CRO of all, and a CEO, two reps, delivery and a board viewer each can sign in', async () => {
  expect(people().map(({ role }) => role)).toEqual([
    'CRO',
    ...COMPANIES.flatMap(() => ['CEO', 'REP', 'REP', 'DELIVERY', 'VIEWER']),
  ]);
  for (const { email, password, role, name } of people()) {
    const user = await findUserByEmail(email);
    expect(user?.name).toBe(name);
    expect(value(await verifyPassword(user?.passwordHash ?? null, password))).toBe(true);
    const companies = await companiesOf(user?.id ?? '');
    expect(companies.map((company) => company.role)).toEqual(role === 'CRO' ? ['CRO', 'CRO', 'CRO'] : [role]);
  }
});

test('a database that is in use is left alone', async () => {
  const signInsFile = path.join(folder, 'sign-ins.json');
  const lines: string[] = [];
  expect(await seedDatabase({ signInsFile, report: (line) => lines.push(line) })).toBe(false);
  expect(lines).toEqual(['the database has been used already, nothing is written']);
  await expect(readFile(signInsFile)).rejects.toThrow('ENOENT');
});
