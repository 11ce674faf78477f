import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, origin, test } from './support/session';

// The pipeline as a table to work in, by mouse and by keyboard alone. The steps stand on one another.
test.describe.configure({ mode: 'serial' });

const DEALS = 70;
let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany('Table work');
});

async function openTable(page: Page, query = 'view=all&sort=name'): Promise<Locator> {
  await page.goto(`/t/${company.slug}/pipeline?${query}`);
  return page.getByRole('table', { name: 'Deals', exact: true });
}

/** The row of a deal, once the table works. */
function rowOf(table: Locator, name: string): Locator {
  return table.getByRole('row').filter({ has: table.page().getByRole('link', { name, exact: true }) });
}

test('many deals scroll in one table, of which only those in sight are drawn', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/pipeline`);
  for (let i = 0; i < DEALS; i++) {
    const data = {
      name: `Site ${String(i + 100)}`,
      customer: 'Alder',
      amountMinor: '100000',
      closeOn: '2027-05-01',
    };
    const made = await page.request.post(`/api/t/${company.slug}/deals`, {
      data,
      headers: { Origin: origin() },
    });
    expect(made.ok()).toBe(true);
  }
  const table = await openTable(page);
  await expect(table).toHaveAttribute('aria-rowcount', String(DEALS + 1));
  await expect(rowOf(table, 'Site 100')).toHaveAttribute('aria-rowindex', '2');
  expect(await table.getByRole('row').count()).toBeLessThan(DEALS);
  await table.locator('xpath=..').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(rowOf(table, 'Site 169')).toHaveAttribute('aria-rowindex', String(DEALS + 1));
  await expect(rowOf(table, 'Site 100')).toHaveCount(0);
});

test('what a change to many will do is said before, and it can be taken back', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  const table = await openTable(page);
  await rowOf(table, 'Site 100').getByRole('checkbox').click();
  await rowOf(table, 'Site 104')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: 'Selected deals' });
  await expect(bar).toContainText('5 selected');
  await bar.getByRole('button', { name: 'Move', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('To', { exact: true }).selectOption('hardware_po_received');
  await expect(dialog).toContainText('No deal changes.');
  await expect(dialog).toContainText('5 deals: Hardware PO Received is not open yet');
  await expect(dialog.getByRole('button', { name: 'Change', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await bar.getByRole('button', { name: 'Close date' }).click();
  await dialog.getByLabel('Close date').fill('30 Sep 2027');
  await expect(dialog).toContainText('5 deals will change.');
  await dialog.getByRole('button', { name: 'Change 5 deals' }).click();
  await expect(rowOf(table, 'Site 103')).toContainText('30 Sep 2027');
  await expect(rowOf(table, 'Site 105')).toContainText('1 May 2027');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(rowOf(table, 'Site 103')).toContainText('1 May 2027');
});

test('a cell is edited in place; of two edits at once the person chooses', async ({ pageOf }) => {
  const [page, other] = [await pageOf(company.person('CRO')), await pageOf(company.person('CRO'))];
  const table = await openTable(page);
  const late = await openTable(other);
  await rowOf(table, 'Site 110')
    .getByRole('button', { name: /edit amount/ })
    .click();
  await page.getByLabel('Amount of Site 110').fill('much');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('alert')).toContainText('Write an amount like');
  await page.getByLabel('Amount of Site 110').fill('120k');
  await page.keyboard.press('Enter');
  await expect(rowOf(table, 'Site 110')).toContainText('€120k');
  await expect(page.getByText('Saved Site 110')).toBeVisible();
  await rowOf(late, 'Site 110')
    .getByRole('button', { name: /edit amount/ })
    .click();
  await other.getByLabel('Amount of Site 110').fill('90k');
  await other.keyboard.press('Enter');
  const conflict = other.getByRole('dialog', { name: 'Two edits at once' });
  await expect(conflict).toContainText('120');
  await expect(conflict).toContainText('90');
});

test('the keyboard alone goes through the table, selects and edits', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  const table = await openTable(page);
  await rowOf(table, 'Site 120').getByRole('checkbox').focus();
  await page.keyboard.press('j');
  await expect(rowOf(table, 'Site 121').getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('region', { name: 'Selected deals' })).toContainText('3 selected');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Selected deals' })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(rowOf(table, 'Site 123').getByRole('link')).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.type('12 mar 2027');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Send the quote to Ada');
  await page.keyboard.press('Tab');
  await page.keyboard.type('+2w');
  await page.keyboard.press('Enter');
  const row = rowOf(table, 'Site 123');
  await expect(row).toContainText('12 Mar 2027');
  await expect(row).toContainText('Send the quote to Ada');
  await expect(row.getByRole('button', { name: /edit next step/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nothing of this');
  await page.keyboard.press('Escape');
  await expect(row).toContainText('Send the quote to Ada');
});

test('a view keeps filter and columns under a name, and says when it differs', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await openTable(page, 'view=all&q=Site%2011&sort=name');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Elevens');
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('link', { name: /Elevens/ })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Customer' }).check();
  await expect(page.getByRole('columnheader', { name: 'Customer' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(views).toContainText('changed and not saved');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(views).not.toContainText('changed and not saved');
  const rep = await pageOf(company.person('REP'));
  await rep.goto(`/t/${company.slug}/pipeline`);
  await expect(rep.getByRole('link', { name: /Elevens/ })).toBeVisible();
});

test('the file has what the table shows', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await openTable(page, 'view=all&q=Site%2011&sort=name&desc=1');
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(11);
  expect(lines[1]).toMatch(/^Site 119,Alder,Lead,10,/);
});

test('on a phone the deals are cards in the same order, as wide as the screen', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'), { viewport: { width: 390, height: 844 }, hasTouch: true });
  const table = await openTable(page);
  await expect(rowOf(table, 'Site 100')).toBeVisible();
  await expect(table.getByRole('checkbox')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await expect(rowOf(table, 'Site 169')).toBeVisible();
});

test('axe finds nothing on the table with a selection, nor on its dialog', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  const table = await openTable(page, 'view=all&q=Site%20100');
  await rowOf(table, 'Site 100').getByRole('checkbox').click();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next step', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});
