import type { Locator, Page } from '@playwright/test';
import { addDays, date } from '@/domain/values/calendar-date';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// One contract's life by hand: recorded, given to somebody, dearer, taken back, and ended with its reason.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany('Contract lives');
});

const TODAY = date(new Date().toISOString().slice(0, 10));
const renewals = () => `/t/${company.slug}/revenue/renewals`;
const due = (page: Page): Locator => page.getByRole('table', { name: 'Renewals due' });

async function openCustomer(page: Page): Promise<void> {
  await page.goto(renewals());
  await due(page).getByRole('link', { name: 'Nordic Foods' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nordic Foods' })).toBeVisible();
}

test('a contract is recorded, and is due where it ends soon', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(renewals());
  await expect(page.getByText('Nothing is due')).toBeVisible();
  await page.getByRole('button', { name: 'New contract' }).click();
  const dialog = page.getByRole('dialog', { name: 'New contract' });
  await dialog.getByLabel('Customer').fill('Nordic Foods');
  await dialog.getByLabel('What it is called').fill('Cold chain');
  await dialog.getByLabel('Start', { exact: true }).fill(addDays(TODAY, -200));
  await dialog.getByLabel('First unpaid day').fill(addDays(TODAY, 40));
  await dialog.getByLabel('Price', { exact: true }).fill('12,000');
  await expect(dialog.getByText('What it moves in ARR')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(due(page).getByRole('row', { name: /Nordic Foods/ })).toContainText('€12,000');
});

test('a renewal has an owner, also for the CEO who only reads', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(renewals());
  await due(page).getByLabel('Owner of Nordic Foods').selectOption('Nora Lindqvist');
  await expect(page.getByText('Nora Lindqvist answers for Nordic Foods')).toBeVisible();
  const ceo = await pageOf(company.person('CEO'));
  await ceo.goto(renewals());
  await expect(due(ceo).getByRole('row', { name: /Nordic Foods/ })).toContainText('Nora Lindqvist');
  await expect(ceo.getByRole('button', { name: 'Renew' })).toHaveCount(0);
  expect(await axeFinds(ceo)).toEqual([]);
});

test('a new price shows what it moves, is saved, and is taken back', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await openCustomer(page);
  await page.getByRole('button', { name: 'New price' }).click();
  const dialog = page.getByRole('dialog', { name: 'New price of Cold chain' });
  await dialog.getByLabel('Price', { exact: true }).fill('15000');
  await expect(dialog.getByText(/expansion in software/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Change the price' }).click();
  const life = page.getByRole('region', { name: 'Contracts' });
  await expect(life.getByRole('listitem')).toHaveCount(2);
  await expect(life.getByRole('listitem').first()).toContainText('€15,000.00');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(life.getByRole('listitem')).toHaveCount(1);
  expect(await axeFinds(page)).toEqual([]);
});

test('an end asks for its reason, and leaves the list of what is due', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(renewals());
  await due(page).getByRole('button', { name: 'End' }).click();
  const dialog = page.getByRole('dialog', { name: 'End Cold chain of Nordic Foods' });
  await dialog.getByLabel('Why').selectOption('Other');
  await dialog.getByRole('button', { name: 'End the contract' }).click();
  await expect(dialog.getByText('“Other” needs a sentence.')).toBeVisible();
  await dialog.getByLabel('In words').fill('Sold its warehouses');
  await dialog.getByRole('button', { name: 'End the contract' }).click();
  await expect(page.getByText('Nothing is due')).toBeVisible();
  const leaving = page.getByRole('table', { name: 'Contracts that leave' });
  await expect(leaving.getByRole('row', { name: /Nordic Foods/ })).toBeVisible();
});
