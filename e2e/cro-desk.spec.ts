import type { Page } from '@playwright/test';
import { setRepFloor } from '@/features/settings/commands';
import { showSettings } from '@/features/settings/queries';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../tests/support/operations-answers';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// A small deal and a pilot on their way over the CRO's desk: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let deal: string;

test.beforeAll(async () => {
  company = await makeCompany('CRO desk');
  const operator: Caller = { kind: 'operator', tenantSlug: company.slug };
  try {
    const [rep] = must(await showSettings(operator, {})).floors;
    must(await setRepFloor(operator, { repId: rep?.repId ?? '', floorMinor: '2500000', seenMinor: null }));
  } finally {
    await closePool();
  }
});

async function createDeal(page: Page, name: string): Promise<string> {
  await page.goto(`/t/${company.slug}/deals/new`);
  await page.getByLabel('Deal', { exact: true }).fill(name);
  await page.getByLabel('Customer', { exact: true }).fill('Alder Bistros');
  await page.getByLabel('Hardware, one-time').fill('9,000');
  await page.getByLabel('Software, a year').fill('18,000');
  await page.getByRole('button', { name: 'Create deal' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Opens the form of the move to the PO and fills in what it asks for. */
async function tryMove(page: Page) {
  await page.goto(deal);
  await page.getByRole('button', { name: 'Move stage' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move this deal' });
  await dialog.getByLabel('To', { exact: true }).selectOption('hardware_po_received');
  await dialog.getByLabel('Contact at the customer').fill('Mira Alder');
  const piece = (name: string) => dialog.getByRole('group', { name });
  await piece('Demo').getByLabel('Shown on').fill('2026-03-02');
  await piece('Hardware quote').getByLabel('Quote number').fill('Q-204');
  await piece('Hardware quote').getByLabel('Sent on').fill('2026-03-20');
  await piece('Hardware quote').getByLabel('Amount').fill('27000');
  await piece('Hardware PO').getByLabel('PO number').fill('PO-7781');
  await piece('Hardware PO').getByLabel('PO date').fill('2026-04-02');
  await piece('Hardware PO').getByLabel('Amount').fill('27000');
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  return dialog;
}

test('the gate stops a deal below the floor, and the rep asks the CRO there', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  deal = await createDeal(page, 'Corner shop sensors');
  const dialog = await tryMove(page);
  const refusal = dialog.getByRole('alert');
  await expect(refusal).toContainText(/ACV 18,000 EUR is below .+ floor of 25,000/);
  await refusal.getByLabel('Why it is worth it').fill('The first of forty shops');
  await refusal.getByRole('button', { name: 'Ask the CRO' }).click();
  await expect(refusal).toContainText('The CRO has been asked');
  await page.goto(`/t/${company.slug}/desk`);
  await expect(page.getByText('The first of forty shops')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
});

test('the CRO sees figures and comparison, and approves with a reason', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/desk`);
  await expect(page.getByText('18,000 EUR a year against a floor of 25,000')).toBeVisible();
  await expect(page.getByText(/n\/a: there are none of the 3 production deployments/)).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: /^Approve/ });
  await dialog.getByLabel('Reason').fill('A name that opens the region');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: 'Decisions' })).toContainText('A name that opens the region');
});

test('the rep moves the deal', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  const dialog = await tryMove(page);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'Stages' }).locator('[aria-current=step]')).toContainText('PO');
});

test('a pilot past its day can only be converted, killed or extended', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  const pilot = await createDeal(page, 'Cold rooms pilot');
  await page.goto(pilot);
  await page.getByRole('button', { name: 'Make it a pilot' }).click();
  const define = page.getByRole('dialog', { name: 'Say what the pilot is' });
  await define.getByLabel('Devices').fill('20');
  await define.getByLabel('Start').fill('2026-01-05');
  await define.getByLabel('Decision by').fill('2026-03-01');
  await define.getByLabel('Success criteria').fill('Alarms within a minute');
  await define.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This pilot was to be decided by 1 Mar 2026.')).toBeVisible();
  await page.goto(`/t/${company.slug}/desk/pilots`);
  const row = page.getByRole('row', { name: /Cold rooms pilot/ });
  await expect(row).toContainText('overdue');
  await row.getByRole('button', { name: 'Convert' }).click();
  const convert = page.getByRole('dialog', { name: /^Convert/ });
  await convert.getByLabel('Devices').fill('200');
  await convert.getByRole('button', { name: 'Create the production deal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cold rooms pilot production' })).toBeVisible();
  await page.getByRole('link', { name: 'Cold rooms pilot', exact: true }).click();
  await expect(page.getByText('Converted', { exact: true })).toBeVisible();
});
