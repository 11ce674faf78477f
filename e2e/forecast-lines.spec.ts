import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// A deal's lines from the form to the forecast's file, and the form that comes in as a workbook.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let deal: string;

test.beforeAll(async () => {
  company = await makeCompany('Forecast lines');
});

async function openLines(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Edit lines' }).click();
  // The message of what was saved is a dialog too: “Lines saved”.
  return page.getByRole('dialog', { name: 'Lines', exact: true });
}
const linesTable = (page: Page) => page.getByRole('table', { name: 'Lines', exact: true });

test('a rep says what is supplied by whom, and plans its shipments', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(`/t/${company.slug}/deals/new`);
  await page.getByLabel('Deal', { exact: true }).fill('Orchard frost watch');
  await page.getByLabel('Customer', { exact: true }).fill('Holm Orchards');
  await page.getByLabel('Close date').fill('2027-06-30');
  await page.getByLabel('Hardware, one-time').fill('100,000');
  await page.getByLabel('Hardware units').fill('1000');
  await page.getByLabel('Product').fill('TempSense');
  await page.getByLabel('Supplier of the hardware').fill('Nordchip');
  await page.getByRole('button', { name: 'Create deal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orchard frost watch' })).toBeVisible();
  deal = new URL(page.url()).pathname;
  await expect(linesTable(page)).toContainText('TempSense from Nordchip');

  const dialog = await openLines(page);
  await dialog.getByRole('button', { name: 'Plan a shipment' }).click();
  await dialog.getByLabel('Units of shipment 1').fill('1200');
  await dialog.getByLabel('Day of shipment 1').fill('2027-08-02');
  await dialog.getByRole('button', { name: 'Services', exact: true }).click();
  const work = dialog.getByRole('group', { name: 'Services' });
  await work.getByLabel('What').fill('Integration');
  await work.getByLabel('Amount').fill('9,000');
  await work.getByLabel('Time and materials').check();
  await work.getByLabel('Expected hours').fill('300');
  expect(await axeFinds(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save lines' }).click();
  await expect(dialog.getByText('The plan ships 1200 units, but the line has 1000.')).toBeVisible();
  await dialog.getByLabel('Units of shipment 1').fill('400');
  await dialog.getByRole('button', { name: 'Save lines' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(linesTable(page)).toContainText('Planned: 400 on 2 Aug 2027');
  await expect(linesTable(page)).toContainText('Time and materials, 0 of 300 hours worked');
});

test('hours are told, and undone', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  await page.getByRole('button', { name: 'Record hours' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hours worked: Integration' });
  await dialog.getByLabel('Hours worked so far').fill('120');
  await dialog.getByRole('button', { name: 'Record hours' }).click();
  await expect(linesTable(page)).toContainText('120 of 300 hours worked');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(linesTable(page)).toContainText('0 of 300 hours worked');
  await expect(page.getByRole('list', { name: 'Everything that happened' })).toContainText(
    'hours worked none → 120',
  );
});

test('of two who edit lines at once, the second sees what the first did', async ({ pageOf }) => {
  const [first, second] = [await pageOf(company.person('REP')), await pageOf(company.person('CRO'))];
  await first.goto(deal);
  await second.goto(deal);
  const [mine, theirs] = [await openLines(second), await openLines(first)];
  await theirs.getByLabel('Supplier').first().fill('Seachip');
  await theirs.getByRole('button', { name: 'Save lines' }).click();
  await expect(theirs).toHaveCount(0);
  await mine.getByLabel('What').first().fill('Frost sensors');
  await mine.getByRole('button', { name: 'Save lines' }).click();
  const choice = mine.getByRole('region', { name: 'Two edits at once' });
  await expect(choice).toContainText('supplier Nordchip → Seachip');
  await choice.getByRole('button', { name: 'Leave theirs' }).click();
  await expect(mine).toHaveCount(0);
  await expect(linesTable(second)).toContainText('TempSense from Seachip');
});

test('the template comes in again as a workbook, without a question', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/imports/new`);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'workbook' }).click();
  const file = await (await saved).path();
  await page.getByLabel('CSV file or workbook').setInputFiles({
    name: 'three-stream-forecast.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await readFile(file),
  });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'three-stream-forecast.xlsx' })).toBeVisible();
  await expect(page.getByText(/recognised as three-stream forecast form/i)).toBeVisible();
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await page.getByRole('link', { name: 'See the audit' }).click();
  await page.goto(`/t/${company.slug}/pipeline`);
  await expect(page.getByRole('link', { name: /80 gateways, ordered/ }).first()).toBeVisible();
});

test('the forecast goes out with its filter, and the discounts say that there are none', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/forecast?category=commit`);
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV: the table' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/-filtered\.csv$/);
  const [, first = ''] = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(first).toMatch(/^Forecast,All streams,/);
  await page.goto(`/t/${company.slug}/forecast/discounts`);
  await expect(page.getByRole('heading', { level: 1, name: 'Discounts' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});
