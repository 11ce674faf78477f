import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays, date } from '@/domain/values/calendar-date';
import { importFile } from '@/features/imports/import-file';
import { closePool } from '@/platform/db/pool';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// A company that brings nothing but a file of how its deals ended: replayed while its CRO watches, then read by its CEO.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;

/** Forty deals, one a week from spring to the end of 2025: engaged, and closed seven weeks later, three of four won. */
function pastDeals(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const engaged = addDays(date('2025-01-06'), 7 * i);
    const closed = addDays(engaged, 49);
    const lost = i % 4 === 3;
    return `P-${i},Account ${i},${lost ? 'Lost' : 'Won'},${engaged},${closed},${lost ? 0 : 10_000 + 100 * i}`;
  });
  const header = 'opportunity_id,account,deal_stage,engage_date,close_date,close_value';
  return `${[header, ...rows].join('\n')}\n`;
}

test.beforeAll(async () => {
  company = await makeCompany('Back test');
  const folder = await mkdtemp(path.join(tmpdir(), 'back-test-'));
  try {
    const file = path.join(folder, 'past.csv');
    await writeFile(file, pastDeals());
    const caller = { kind: 'operator' as const, tenantSlug: company.slug };
    const imported = await importFile(caller, { kind: 'deals', path: file });
    if (!imported.ok) throw new Error(imported.refusal.message);
  } finally {
    await rm(folder, { recursive: true });
    await closePool();
  }
});

const backTest = () => `/t/${company.slug}/forecast/back-test`;

test('before the past was replayed the CEO reads that it will be', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(backTest());
  await expect(page.getByText('Not replayed yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Replay now' })).toHaveCount(0);
});

test('the CRO replays it at once and opens a quarter at another look', async ({ pageOf }) => {
  // The replay alone may take a minute.
  test.setTimeout(120_000);
  const page = await pageOf(company.person('CRO'));
  await page.goto(backTest());
  await page.getByRole('button', { name: 'Replay now' }).click();
  const quarters = page.getByRole('table', { name: 'Both models quarter by quarter: at its start' });
  await expect(quarters.getByRole('row', { name: /Q3 2025/ })).toContainText('rewound', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Replay now' })).toHaveCount(0);
  await page.getByRole('link', { name: 'In week 9', exact: true }).click();
  await expect(page).toHaveURL(`${backTest()}?at=week9`);
  const later = page.getByRole('table', { name: 'Both models quarter by quarter: in week 9' });
  await expect(later.getByRole('row', { name: /Q3 2025/ })).toContainText('%');
  await expect(page.getByText(/Wins without any document count in full/)).toBeVisible();
});

test('the CEO reads both models, in light and dark', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(backTest());
  await expect(page.getByRole('table', { name: /week by week/ })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

test('a rep finds no back-test', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(backTest());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
});
