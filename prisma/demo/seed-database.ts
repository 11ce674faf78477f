import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stopwatch, today } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { runSql } from '@/platform/db/sql';
import { croSignIn, signInsOf } from './cast';
import { COMPANIES } from './companies';
import { openCompany, tellHistory, type Opened } from './perform-company';

export type SeedOptions = {
  /** Where it is noted who can sign in: a JSON array of `SignIn`. */
  signInsFile: string;
  report: (line: string) => void;
};

/**
 * Tells the demo's three companies to an empty database, up to yesterday, and notes who can sign in. On a database that anybody has used
 * it does nothing and answers false.
 */
export async function seedDatabase({ signInsFile, report }: SeedOptions): Promise<boolean> {
  if (await isUsed()) {
    report('the database has been used already, nothing is written');
    return false;
  }
  const elapsed = stopwatch();
  const opened: Opened[] = [];
  for (const company of COMPANIES) opened.push(await openCompany(company, today(company.zone)));
  report('three companies and their people');
  await Promise.all(
    opened.map(async (company) => {
      const commands = await tellHistory(company);
      const seconds = (elapsed() / 1000).toFixed(1);
      report(`${company.company.name}: three years in ${commands} commands (${seconds} s)`);
    }),
  );
  const people = [croSignIn('all three companies'), ...COMPANIES.flatMap(signInsOf)];
  await mkdir(path.dirname(signInsFile), { recursive: true });
  await writeFile(signInsFile, `${JSON.stringify(people, null, 2)}\n`);
  return true;
}

async function isUsed(): Promise<boolean> {
  const used = 'SELECT EXISTS (SELECT 1 FROM tenant) OR EXISTS (SELECT 1 FROM app_user) AS used';
  const [row] = await runSql<{ used: boolean }>(pool(), used);
  return row?.used !== false;
}
