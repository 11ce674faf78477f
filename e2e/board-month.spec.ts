import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// A month with the CEO: planned, said, held by the clock, decided, and closed once and for all.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let month: string;

test.beforeAll(async () => {
  company = await makeCompany('Board month');
});

const board = (rest = '') => `/t/${company.slug}/board${rest}`;
const part = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('the CRO plans the month before, and says one sentence about a figure where it stands', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(board());
  await expect(page.getByText('No month has a review yet')).toBeVisible();
  const before = page.getByRole('listitem').filter({ hasText: 'has no review yet.' }).last();
  await before.getByRole('link', { name: 'Look at its figures' }).click();
  // The list says the same of every month: only the month's own page stands at the month's address.
  await expect(page).toHaveURL(/\/board\/\d{4}-\d\d$/);
  month = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(page.getByText(/has no review yet\./)).toBeVisible();
  await page.getByRole('button', { name: /^Plan the review/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Day of the review')).toBeFocused();
  await dialog.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/^The review is on/)).toBeVisible();
  await expect(part(page, 'Who comes')).toContainText('Ida Brandt, CEO: not answered');

  await page.getByRole('button', { name: 'Say something about the forecast' }).click();
  await page
    .getByLabel('One sentence about the forecast')
    .fill('Nothing is forecast yet, and that is honest.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Nothing is forecast yet, and that is honest.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the sentence about the forecast' })).toBeFocused();
  expect(await axeFinds(page)).toEqual([]);
});

test('the clock of the hour goes on after a reload, and the CEO reads the same one', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(board(`/${month}`));
  await page.getByRole('button', { name: 'Begin the hour' }).click();
  const hour = part(page, 'The hour');
  await hour.getByRole('button', { name: 'Start The KPIs: what moved, and why' }).click();
  const bar = page.getByRole('region', { name: 'The hour now' });
  await expect(bar.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(hour.getByRole('timer')).not.toHaveText(/^0:00/);
  await page.reload();
  await expect(hour.getByRole('timer')).not.toHaveText(/^0:00/);
  const ceo = await pageOf(company.person('CEO'));
  await ceo.goto(board(`/${month}`));
  await expect(part(ceo, 'The hour').getByRole('timer')).not.toHaveText(/^0:00/);
  await expect(part(ceo, 'The hour').getByRole('button')).toHaveCount(0);
  await expect(ceo.getByRole('region', { name: 'The hour now' })).toContainText('The KPIs');
  await expect(ceo.getByRole('region', { name: 'The hour now' }).getByRole('button')).toHaveCount(0);
  await bar.getByRole('button', { name: 'Next item' }).click();
  await expect(hour.locator('[aria-current="step"]')).toContainText('Forecast by stream');
  await expect(bar).toContainText('Forecast by stream');
  await bar.getByRole('button', { name: 'Pause' }).click();
  await expect(hour.locator('[aria-current="step"]')).toHaveCount(0);
});

test('CRO and CEO write down what is decided, and who was there', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(board(`/${month}`));
  await page.getByRole('button', { name: 'I come' }).click();
  await expect(part(page, 'Who comes')).toContainText('Ida Brandt, CEO: said yes');
  const agreed = part(page, 'Agreed this month');
  await agreed.getByRole('button', { name: 'Add an action' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is done').fill('Call the five silent customers');
  await dialog.getByLabel('Who').selectOption({ label: 'Nora Lindqvist' });
  await dialog.getByLabel('Until').fill('2099-01-31');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(agreed).toContainText('Nora Lindqvist, by 31 Jan 2099: open');
  const cro = await pageOf(company.person('CRO'));
  await cro.goto(board(`/${month}`));
  await part(cro, 'Who comes').getByRole('button', { name: 'Was there Ida Brandt' }).click();
  await expect(part(cro, 'Who was there')).toContainText('Ida Brandt, CEO: was there');
});

test('the CEO closes the month, sees what is missing first, and whoever comes second finds it closed', async ({
  pageOf,
}) => {
  const late = await pageOf(company.person('CRO'));
  await late.goto(board(`/${month}`));
  await late.getByRole('button', { name: 'Close the month', exact: true }).click();
  const page = await pageOf(company.person('CEO'));
  await page.goto(board(`/${month}`));
  await page.getByRole('button', { name: 'Close the month', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Not said whether Nora Lindqvist was there.');
  await expect(dialog).toContainText('The CEO has not endorsed the stage model.');
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  await expect(page.getByText(/Closed by Ida Brandt/)).toBeVisible();
  await expect(page.getByText(/SHA-256 of its figures: [0-9a-f]{64}/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close the month', exact: true })).toHaveCount(0);

  await late.getByRole('dialog').getByRole('button', { name: 'Close for good' }).click();
  await expect(late.getByText(/is closed: Ida Brandt closed it/)).toBeVisible();
  await page.goto(board());
  await expect(page.getByRole('table', { name: 'Board reviews, newest first' })).toContainText('closed');
  expect(await axeFinds(page)).toEqual([]);
});

test('the agenda takes an hour at most', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/settings/agenda`);
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByLabel('Item 6').fill('Questions');
  await expect(page.getByText('65 of 60 minutes. Take 5 out.')).toBeVisible();
  await page.getByRole('button', { name: 'Publish the agenda' }).click();
  await expect(page.getByText('That makes 65 minutes; the review takes 60.')).toBeVisible();
  await page.getByRole('button', { name: 'Take out: Close the month' }).click();
  await page.getByRole('button', { name: 'Publish the agenda' }).click();
  await expect(page.getByText(/^Version 1,/)).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});
