import type { Page } from '@playwright/test';
import { openFirstDeal } from './support/pages';
import { DEMO, demoPerson, expect, test } from './support/session';

const base = `/t/${DEMO.slug}`;

/** What a page that is not there answers: the same whether it does not exist or is not for this member. */
async function notThere(page: Page, address: string): Promise<string> {
  const answer = await page.goto(address);
  expect.soft(answer?.status(), address).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  return page.getByRole('main').innerText();
}

async function areas(page: Page): Promise<string[]> {
  return page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link').allInnerTexts();
}

test('a CEO reads everything and changes nothing', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CEO'));
  await openFirstDeal(page, DEMO.slug);
  expect(await areas(page)).toEqual([
    'Home',
    'Dashboard',
    'Forecast',
    'Pipeline',
    'Review',
    'Revenue',
    'Deployments',
    'Board',
    'Engagement',
    'Desk',
    'Audit',
    'Imports',
    'People',
    'Settings',
  ]);
  for (const name of ['Move stage', 'Edit', 'Record evidence', 'Void']) {
    await expect.soft(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await page.goto(`${base}/pipeline`);
  await expect(page.getByRole('link', { name: 'New deal' })).toHaveCount(0);
  await page.goto(`${base}/imports`);
  await expect(page.getByRole('link', { name: 'Import a file' })).toHaveCount(0);
  await page.goto(`${base}/audit`);
  await expect(page.getByRole('button', { name: /^Clean up/ })).toHaveCount(0);
  const unknown = await notThere(page, `${base}/no-such-page`);
  for (const path of ['deals/new', 'imports/new'])
    expect(await notThere(page, `${base}/${path}`)).toBe(unknown);
});

test('a board viewer sees the figures and no deal', async ({ pageOf }) => {
  const cro = await pageOf(demoPerson('CRO'));
  const deal = await openFirstDeal(cro, DEMO.slug);
  const page = await pageOf(demoPerson('VIEWER'));
  await page.goto(base);
  await expect(page).toHaveURL(`${base}/dashboard`);
  expect(await areas(page)).toEqual(['Dashboard', 'Forecast', 'Revenue', 'Board', 'Engagement', 'Settings']);
  const unknown = await notThere(page, `${base}/deals/00000000-0000-7000-8000-000000000000`);
  for (const address of [
    deal,
    ...['pipeline', 'audit', 'imports', 'members'].map((path) => `${base}/${path}`),
  ]) {
    expect(await notThere(page, address)).toBe(unknown);
  }
});

test('delivery has no figures of the company', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('DELIVERY'));
  await page.goto(base);
  await expect(page).toHaveURL(`${base}/deployments`);
  expect(await areas(page)).toEqual(['Pipeline', 'Deployments', 'Settings']);
  for (const path of ['dashboard', 'dashboard/nnarr', 'forecast', 'audit', 'imports', 'members']) {
    await notThere(page, `${base}/${path}`);
  }
});

test('a company that one is no member of looks like none', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CEO'));
  const unknown = await notThere(page, '/t/no-such-company/pipeline');
  expect(await notThere(page, `/t/${DEMO.other}/pipeline`)).toBe(unknown);
});

test('a refused action leaves a way back', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('VIEWER'));
  await notThere(page, `${base}/audit`);
  await page.getByRole('link', { name: 'Go to your companies' }).click();
  await expect(page).toHaveURL(`${base}/dashboard`);
});
