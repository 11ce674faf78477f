import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stopwatch, today } from '@/platform/clock/clock';
import { closePool, pool } from '@/platform/db/pool';
import { runSql } from '@/platform/db/sql';
import { croSignIn, signInsOf } from './demo/cast';
import { COMPANIES } from './demo/companies';
import { openCompany, tellHistory, type Opened } from './demo/perform-company';

// Tells the demo's three companies to an empty database, and notes who can sign in. On a database that has been used it does nothing.
const SIGN_INS = process.env.DEMO_SIGN_INS_FILE || path.join('.data', 'demo-sign-ins.json');

try {
  if (await isUsed()) console.error('demo: the database has been used already, nothing is written');
  else await seed();
} finally {
  await closePool();
}

async function isUsed(): Promise<boolean> {
  const used = 'SELECT EXISTS (SELECT 1 FROM tenant) OR EXISTS (SELECT 1 FROM app_user) AS used';
  const [row] = await runSql<{ used: boolean }>(pool(), used);
  return row?.used !== false;
}

async function seed(): Promise<void> {
  const elapsed = stopwatch();
  const opened: Opened[] = [];
  for (const company of COMPANIES) opened.push(await openCompany(company, today(company.zone)));
  console.error('demo: three companies and their people');
  await Promise.all(opened.map((company) => tellOne(company, elapsed)));
  const people = [croSignIn('all three companies'), ...COMPANIES.flatMap(signInsOf)];
  await mkdir(path.dirname(SIGN_INS), { recursive: true });
  await writeFile(SIGN_INS, `${JSON.stringify(people, null, 2)}\n`);
}

async function tellOne(opened: Opened, elapsed: () => number): Promise<void> {
  const commands = await tellHistory(opened);
  const seconds = (elapsed() / 1000).toFixed(1);
  console.error(`demo: ${opened.company.name}: three years in ${commands} commands (${seconds} s)`);
}
