import type { Locator, Page } from '@playwright/test';
import fs from 'node:fs/promises';
import { plainPdf } from '../prisma/demo/plain-pdf';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// One PO and its files: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let deal: string;

const order = (number: string) =>
  plainPdf(['Alder Cold Stores', `Purchase Order No. ${number}`, 'Date 2 April 2026', 'Total 93,000.00 EUR']);
const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

test.beforeAll(async () => {
  company = await makeCompany('Evidence files');
});

function poRow(page: Page): Locator {
  return page.getByRole('table', { name: 'Evidence' }).getByRole('row', { name: /Hardware PO/ });
}

/** The file has arrived and was judged; until then the form says that it is on its way. */
async function expectSent(dialog: Locator): Promise<void> {
  await expect(dialog.locator('input[type="hidden"][value]')).toHaveCount(1);
}

test('a PO comes with its document in one save, and the wrong number is said beside it', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(`/t/${company.slug}/deals/new`);
  await page.getByLabel('Deal', { exact: true }).fill('Cold store sensors');
  await page.getByLabel('Customer', { exact: true }).fill('Alder Cold Stores');
  await page.getByLabel('Hardware, one-time').fill('93,000');
  await page.getByRole('button', { name: 'Create deal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cold store sensors' })).toBeVisible();
  deal = new URL(page.url()).pathname;

  await page.getByRole('button', { name: 'Record evidence' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Record evidence' });
  await dialog.getByLabel('PO number').fill('PO-4711');
  await dialog.getByLabel('PO date').fill('2026-04-02');
  await dialog.getByLabel('Amount').fill('93,000');
  await dialog.getByLabel('Document').setInputFiles(pdf('order.pdf', order('PO-4712')));
  await expect(dialog.getByText('order.pdf', { exact: true })).toBeVisible();
  await expectSent(dialog);
  await dialog.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(poRow(page)).toContainText('PO-4711 not found in the file; it names PO-4712');
});

test('a file that is not what it says is refused in place, with the way out', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  await poRow(page)
    .getByRole('button', { name: /^Replace the file/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Attach a file' });
  await dialog
    .getByLabel(/^File/)
    .setInputFiles(pdf('order.pdf', Buffer.from('<html><script>alert(1)</script>')));
  await expect(dialog.getByText('This is a web page; evidence is PDF, PNG, JPEG or EML.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(dialog.getByText('Choose a file first.')).toBeVisible();
});

test('the right file, dropped on the evidence, takes the warning away', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  const bytes = [...order('PO-4711')];
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], 'PO-4711 Größe.pdf', { type: 'application/pdf' }));
    return transfer;
  }, bytes);
  const table = page.getByRole('table', { name: 'Evidence' });
  for (const type of ['dragenter', 'dragover', 'drop'])
    await table.dispatchEvent(type, { dataTransfer: dropped });
  const dialog = page.getByRole('dialog', { name: 'Attach a file' });
  await expect(dialog.getByText('PO-4711 Größe.pdf')).toBeVisible();
  await dialog
    .getByLabel('What it proves')
    .selectOption({ label: 'Hardware PO PO-4711 (in place of its file)' });
  await expectSent(dialog);
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(dialog).toBeHidden();
  await expect(poRow(page)).not.toContainText('not found in the file');
  await expect(poRow(page)).toContainText('PO-4711 Größe.pdf');
});

test('the file is saved, not shown, and the CRO verifies the record', async ({ pageOf }) => {
  const rep = await pageOf(company.person('REP'));
  await rep.goto(deal);
  await expect(poRow(rep).getByRole('button', { name: /^Verify/ })).toHaveCount(0);
  const page = await pageOf(company.person('CRO'));
  await page.goto(deal);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    poRow(page).getByRole('link', { name: /Größe/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('PO-4711 Größe.pdf');
  expect((await fs.readFile(await download.path())).equals(order('PO-4711'))).toBe(true);
  await poRow(page).getByRole('button', { name: 'Verify Hardware PO PO-4711' }).click();
  await expect(poRow(page)).toContainText('Verified by Nora Lindqvist');
});

test('a file that proves nothing is removed, by the keyboard', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  const files = page.getByRole('list', { name: 'Attachments' });
  await expect(files.getByRole('listitem')).toHaveCount(2);
  const remove = files.getByRole('button', { name: 'Remove order.pdf' });
  await remove.focus();
  await page.keyboard.press('Enter');
  await expect(files.getByRole('listitem')).toHaveCount(1);
  await expect(files).toContainText('Proves Hardware PO PO-4711');
});
