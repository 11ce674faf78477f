import type { Locator, Page } from '@playwright/test';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// One table on its way: edited, previewed, published, endorsed, and asked for what it refuses.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let deal: string;

test.beforeAll(async () => {
  company = await makeCompany('Stage model');
});

const settings = (rest = '') => `/t/${company.slug}/settings${rest}`;

function counts(page: Page): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Counts', exact: true }) });
}

test('a draft says at every key what keeps it from standing, and shows what it does before it is published', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/deals/new`);
  await page.getByLabel('Deal', { exact: true }).fill('Orchard frost watch');
  await page.getByLabel('Customer', { exact: true }).fill('Holm Orchards');
  await page.getByLabel('Hardware, one-time').fill('100,000');
  await page.getByRole('button', { name: 'Create deal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orchard frost watch' })).toBeVisible();
  deal = new URL(page.url()).pathname;
  await expect(counts(page)).toContainText('10 %');

  await page.goto(settings());
  await page.getByRole('link', { name: 'New version' }).click();
  const stage = (name: string) => page.getByRole('group', { name, exact: true });
  await stage('Lead').getByLabel('Counts').fill('25');
  await expect(stage('Demo').getByText('The probability must be above that of Lead.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Preview' })).toBeDisabled();
  await stage('Lead').getByLabel('Counts').fill('15');
  await stage('Demo').getByLabel('Name of Demo').fill('Proof on site');
  await stage('Hardware Quote Sent').getByText('Ask for more').click();
  await stage('Hardware Quote Sent').getByLabel('a close date').check();
  await page.getByLabel('Why this version').fill('Leads here are warmer');
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('table', { name: 'Weighted forecast before and after' });
  await expect(preview.getByRole('row', { name: /^Hardware/ })).toContainText('€15');
  await expect(page.getByRole('row', { name: /Orchard frost watch/ })).toContainText('10 % → 15 %');
  await page.goto(deal);
  await expect(counts(page)).toContainText('10 %');
});

test('a version is published, in force at once, and signed by its CRO', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(settings('/stage-model'));
  const stage = (name: string) => page.getByRole('group', { name, exact: true });
  await stage('Lead').getByLabel('Counts').fill('15');
  await stage('Demo').getByLabel('Name of Demo').fill('Proof on site');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Publish version 2 and sign it' }).click();
  await expect(page).toHaveURL(settings());
  await expect(page.getByText(/^Version 2, in force since/)).toBeVisible();
  const table = page.getByRole('table', { name: 'Stage model, version 2' });
  await expect(table.getByRole('row', { name: /Proof on site/ })).toContainText('20 %');
  await expect(page.getByRole('group', { name: 'Signature of the CRO' })).toContainText('Nora Lindqvist');
  await page.goto(deal);
  await expect(counts(page)).toContainText('15 %');
  await expect(page.getByRole('list', { name: 'Stages' })).toContainText('Proof on site');
});

test('the CEO endorses the table and has no way to change it', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(settings());
  await expect(page.getByRole('link', { name: 'New version' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Endorse', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Endorse version 2' }).click();
  await expect(page.getByRole('group', { name: 'Signature of the CEO' })).toContainText('Ida Brandt');
  await expect(page.getByRole('button', { name: 'Endorse', exact: true })).toHaveCount(0);
  expect((await page.goto(settings('/stage-model')))?.status()).toBe(404);
});

test('an exception is refused in words, counted, and moves nothing', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(deal);
  await page.getByRole('link', { name: 'Ask for an exception' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask for an exception' });
  await dialog.getByLabel('Should count').fill('60');
  await dialog.getByLabel('Why', { exact: true }).fill('They told me at dinner');
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('No PO yet: counts 15 %. The PO moves it to 70 %.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('Asked 1, made 0.')).toBeVisible();
  await expect(page.getByRole('row', { name: /60 % for Orchard frost watch/ })).toBeVisible();
  await page.goto(deal);
  await expect(counts(page)).toContainText('15 %');
});

test('a rep reads the table, and it prints on one sheet', async ({ pageOf, browserName }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(settings());
  await expect(page.getByRole('table', { name: 'Stage model, version 2' })).toBeVisible();
  for (const name of ['New version', 'Thresholds and floors', 'Exceptions'])
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  expect((await page.goto(settings('/thresholds')))?.status()).toBe(404);
  await page.goto(settings());
  expect(browserName, 'only this browser prints by itself').toBe('chromium');
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets).toHaveLength(1);
});

test('thresholds are changed together, and of two at once the second chooses', async ({ pageOf }) => {
  const [first, second] = [await pageOf(company.person('CRO')), await pageOf(company.person('CRO'))];
  for (const page of [first, second]) await page.goto(settings('/thresholds'));
  await first.getByLabel('Zombie', { exact: true }).fill('120');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByRole('row', { name: /Zombie: 90 days → 120 days/ })).toBeVisible();
  await second.getByLabel('Zombie', { exact: true }).fill('45');
  await second.getByRole('button', { name: 'Save' }).click();
  const choice = second.getByRole('region', { name: 'Two edits at once' });
  await expect(choice.getByRole('radio', { name: /45 days/ })).toBeChecked();
  await choice.getByRole('radio', { name: /120 days/ }).check();
  await choice.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(choice).toHaveCount(0);
  await expect(second.getByLabel('Zombie', { exact: true })).toHaveValue('120');
});
