import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// The steps stand on one another: an empty company, its files, its figures, and back to empty.
test.describe.configure({ mode: 'serial' });

const AS_OF = '2026-11-12';
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

let company: OwnCompany;
let dealsImport: string;

test.beforeAll(async () => {
  company = await makeCompany('Import story');
});

/** Chooses a file and waits for the page of its import. */
async function upload(page: Page, kind: string, file: string): Promise<void> {
  await page.goto(`/t/${company.slug}/imports/new?kind=${kind}`);
  await page.getByLabel('CSV file').setInputFiles(fixture(file));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: file })).toBeVisible();
}

/** The counts of the dry run or of what was done, by their labels. */
function count(page: Page, label: string) {
  return page
    .getByRole('main')
    .locator('dl div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd');
}

test('an empty company says where to begin', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}`);
  await expect(page.getByText('No contracts yet')).toBeVisible();
  await page.goto(`/t/${company.slug}/audit`);
  await page.getByRole('link', { name: 'Import deals' }).click();
  await expect(page.getByRole('radio', { name: 'Deals' })).toBeChecked();
});

test('a Salesforce export is recognised, asks about its dates, and shows every row before anything is written', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await upload(page, 'deals', 'pipeline-salesforce.csv');
  await expect(page.getByText(/recognised as Salesforce report/i)).toBeVisible();
  await expect(page.getByLabel('Where does "Account Name" go?')).toHaveValue('customer');
  await expect(page.getByLabel('Our stage for "Closed Won"')).toHaveValue('hardware_quote_sent');
  await page.getByLabel('The file was exported on').fill(AS_OF);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('Answer what is asked at the top')).toBeVisible();
  await page.getByLabel(/can be read day first or month first/).selectOption('Day first (31/12/2026)');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(count(page, 'Rows in the file')).toHaveText('61');
  await expect(count(page, 'New')).toHaveText('60');
  await expect(count(page, 'Left out')).toHaveText('1');
  await expect(page.getByRole('table', { name: 'First rows as they will be' })).toContainText('006E2E0001');
  const problem = page
    .getByRole('table', { name: 'Problems' })
    .getByRole('row')
    .filter({ hasText: 'twelve thousand' });
  await expect(problem).toContainText('Amount');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the rows left out' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('006E2E9999');
  expect(text).toContain('twelve thousand');
  dealsImport = page.url();
  await page.goto(`/t/${company.slug}/pipeline`);
  await expect(page.getByText('No deals yet')).toBeVisible();
});

test('one press imports the accepted rows; audit, pipeline and forecast stand on them', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(dealsImport);
  await page.getByRole('button', { name: 'Import 60 rows' }).click();
  await page.getByRole('link', { name: 'See the audit' }).click();
  await page.goto(`/t/${company.slug}/audit?asOf=${AS_OF}`);
  await expect(page.getByText('38 open deals worth €1.08M, 14 won deals worth €371k')).toBeVisible();
  const checks = page.getByRole('table', { name: 'All checks' });
  const found = (title: string) =>
    checks.getByRole('row').filter({ hasText: title }).getByRole('cell').nth(1);
  await expect(found('Closed Won without a ship date')).toHaveText('10');
  await expect(found('Close date passed, still open')).toHaveText('10');
  await expect(found('Zombies')).toHaveText('6');
  // The file brings no day of the next step: what cannot be known is no zero.
  await expect(found('No next step')).toHaveText('–');
  await expect(checks.getByRole('row', { name: /^No next step/ })).toContainText('Cannot be checked');
  await checks.getByRole('link', { name: 'Closed Won without a ship date' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Closed Won without a ship date' })).toBeVisible();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(12);

  await page.goto(`/t/${company.slug}/pipeline?asOf=${AS_OF}`);
  const stages = page.getByRole('table', { name: 'Open deals by stage' });
  await expect(
    stages
      .getByRole('row', { name: /All open deals/ })
      .locator('data')
      .first(),
  ).toHaveAttribute('value', '1083000.00');
  await expect(
    page.getByRole('navigation', { name: 'Outcome' }).getByRole('link', { name: /Lost/ }),
  ).toContainText('8');
  await page.goto(`/t/${company.slug}/forecast?asOf=${AS_OF}`);
  await expect(page.getByRole('figure', { name: 'Forecast by quarter and stream' })).toBeVisible();
});

test('a subscriptions file asks for its stream and fills the dashboard', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await upload(page, 'contracts', 'subscriptions.csv');
  await page.getByLabel('Which stream do these contracts belong to?').selectOption('software');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(count(page, 'New')).toHaveText('9');
  await page.getByRole('button', { name: 'Import 9 rows' }).click();
  await page.getByRole('link', { name: 'See the KPIs' }).click();
  await page.goto(`/t/${company.slug}/dashboard?asOf=${AS_OF}`);
  // Six at 12,000 a year stay, two of 24,000 come, one of 6,000 goes: 48,000 − 6,000.
  const nnarr = page.getByRole('article').filter({ hasText: 'NNARR' });
  await expect(nnarr.locator('data').first()).toHaveAttribute('value', '42000.00');
});

test('the same file again changes nothing', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await upload(page, 'deals', 'pipeline-salesforce.csv');
  await page.getByLabel('The file was exported on').fill(AS_OF);
  const dates = page.getByLabel(/can be read day first or month first/);
  if (await dates.isVisible()) await dates.selectOption('dmy');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(count(page, 'Unchanged')).toHaveText('60');
  await expect(count(page, 'New')).toHaveText('0');
  await page.getByRole('button', { name: 'Finish: nothing changes' }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible();
});

test('the import is taken back and the pipeline is empty again', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(dealsImport);
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('60 rows taken out, 0 put back, 0 kept.')).toBeVisible();
  await page.goto(`/t/${company.slug}/pipeline`);
  await expect(page.getByText('No deals yet')).toBeVisible();
});

test('a file that is no table is refused in words, and nothing is kept', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/imports/new`);
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('The file is empty')).toBeVisible();
  await expect(page).toHaveURL(/\/imports\/new/);
});
