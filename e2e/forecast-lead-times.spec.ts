import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { openFirstDeal } from './support/pages';
import { expect, origin, test } from './support/session';

// A library without history: what is set in it, and a supplier who is late.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany('Lead times');
});

const library = () => `/t/${company.slug}/forecast/lead-times`;
const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true });

/** Takes back what that message says: older messages still offer theirs. */
function undo(page: Page, message: string) {
  return page.getByRole('dialog', { name: message }).getByRole('button', { name: 'Undo' }).click();
}

/** A deal whose hardware is promised in three weeks. */
async function newDeal(page: Page) {
  const promisedOn = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  const supplied = { product: 'TempSense', supplier: 'Nordchip', promisedOn };
  const line = { stream: 'hardware', description: '100 sensors', units: 100, amountMinor: '10000000' };
  const answer = await page.request.post(`/api/t/${company.slug}/deals`, {
    data: {
      name: 'Orchard frost watch',
      customer: 'Holm',
      contact: 'Ada',
      lines: [{ ...line, ...supplied }],
    },
    headers: { Origin: origin() },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

test('a lead time is set with its reason, changed, taken back and removed', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(library());
  const hardware = table(page, 'PO to shipment');
  await expect(hardware.getByRole('row', { name: /Everything else/ })).toContainText('84 to 95 days');
  await page.getByRole('button', { name: 'Set a lead time' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Product' }).fill('TempSense');
  await dialog.getByLabel('Every second one within').fill('60');
  await dialog.getByLabel('Four of five within').fill('50');
  await dialog.getByLabel('Why').fill('Framework order of May');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Four of five take at least as long as every second one.')).toBeVisible();
  await dialog.getByLabel('Four of five within').fill('70');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = hardware.getByRole('row', { name: /TempSense/ });
  await expect(row).toContainText('60 to 70 days');
  await expect(row).toContainText('Set by Nora Lindqvist: Framework order of May');
  await row.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByLabel('Why').fill('The order is over');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
  await undo(page, 'TempSense is not set any more');
  await expect(row).toContainText('60 to 70 days');
  await expect(table(page, 'What was set, and when').getByRole('row', { name: /Removed/ })).toContainText(
    'The order is over',
  );
});

test('a late supplier is looked at before he is saved, moves the deal, and ends', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await newDeal(page);
  await page.goto(library());
  await page.getByRole('button', { name: 'A supplier is late' }).click();
  await page.getByRole('combobox', { name: 'Supplier' }).fill('Nobody');
  await page.getByLabel('Later by').fill('120');
  await page.getByRole('button', { name: 'Show what it moves' }).click();
  await expect(page.getByText('No deal has hardware from Nobody.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Supplier' }).fill('nordchip');
  await page.getByRole('button', { name: 'Show what it moves' }).click();
  await expect(
    table(page, 'Every line that moves').getByRole('row', { name: /Orchard frost watch/ }),
  ).toContainText('€100k');
  await expect(page.getByText('No supplier is late')).toBeVisible();
  await page.getByLabel('Why').fill('A strike at the port');
  await page.getByRole('button', { name: 'Save, and move 1 deal' }).click();
  const late = table(page, 'Late suppliers').getByRole('row', { name: /nordchip/ });
  await expect(late).toContainText('120 days late');
  expect(await axeFinds(page)).toEqual([]);
  await late.getByRole('button', { name: 'End the delay of nordchip' }).click();
  await expect(page.getByText('No supplier is late')).toBeVisible();
  await undo(page, 'nordchip is not 120 days late any more');
  await expect(late).toContainText('A strike at the port');
});

test('a rep reads the library and changes nothing; his deal says what its days stand on', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(library());
  await expect(table(page, 'Late suppliers')).toContainText('120 days late');
  for (const name of ['Set a lead time', 'A supplier is late', 'Remove'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  const cro = await pageOf(company.person('CRO'));
  await openFirstDeal(cro, company.slug);
  await expect(cro.getByRole('list', { name: 'What the expected days stand on' })).toContainText(
    'Promised ship date, nordchip 120 days late',
  );
});
