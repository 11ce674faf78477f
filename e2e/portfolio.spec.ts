import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { addCro, makeCompany, type OwnCompany } from './support/own-company';
import { DEMO, demoPerson, expect, test } from './support/session';

// A CRO of several companies: where his visit begins, what needs him, and what one company has that another could begin with.
test.describe.configure({ mode: 'serial' });

let old: OwnCompany;
let fresh: OwnCompany;

test.beforeAll(async () => {
  old = await makeCompany('Portfolio old');
  fresh = await makeCompany('Portfolio fresh');
  await addCro(fresh.slug, old.person('CRO'));
});

/** Nothing is wider than the screen. */
async function fitsTheScreen(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}

test('the visit of who runs several companies begins with the portfolio', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto('/');
  await expect(page).toHaveURL('/portfolio');
  await expect(page.getByRole('heading', { level: 1, name: 'Portfolio' })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(3);
  const frostline = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: /Frostline/ }) });
  await expect(frostline.getByRole('list', { name: /^KPIs of Frostline/ }).getByRole('listitem')).toHaveCount(
    4,
  );
  await frostline.getByRole('link', { name: /past (its|their) close date/ }).click();
  await expect(page).toHaveURL(`/t/${DEMO.slug}/audit/close-date-past`);
});

test('what is for today leads to where it is done', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto('/portfolio');
  const today = page.getByRole('region', { name: 'Today' });
  await today.getByRole('link', { name: /approvals? to decide.*Frostline/ }).click();
  await expect(page).toHaveURL(`/t/${DEMO.slug}/desk`);
});

test('the portfolio is two presses from any company, on a phone too', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'), { viewport: { width: 390, height: 844 } });
  await page.goto(`/t/${DEMO.slug}/engagement`);
  await page.getByRole('button', { name: /Switch company/ }).click();
  await page.getByRole('link', { name: 'Portfolio', exact: true }).first().click();
  await expect(page).toHaveURL('/portfolio');
  await expect(page.getByText(/^3 companies, /)).toBeVisible();
});

test('who runs one company begins in it, and has no portfolio to be led to', async ({ pageOf }) => {
  const page = await pageOf(fresh.person('CRO'));
  await page.goto('/');
  await expect(page).toHaveURL(`/t/${fresh.slug}/dashboard`);
  await page.goto('/companies');
  await expect(page.getByRole('heading', { level: 1, name: 'Your companies' })).toBeVisible();
});

test('who runs nothing is told what the portfolio is for', async ({ pageOf }) => {
  const page = await pageOf(old.person('DELIVERY'));
  await page.goto('/portfolio');
  await expect(page.getByText('No companies to run yet')).toBeVisible();
});

for (const width of [1440, 390])
  test(`the portfolio at ${width} px is accessible and fits`, async ({ pageOf }) => {
    const page = await pageOf(demoPerson('CRO'), { viewport: { width, height: 900 } });
    await page.goto('/portfolio');
    await expect(page.getByRole('article')).toHaveCount(3);
    await fitsTheScreen(page);
    expect(await axeFinds(page)).toEqual([]);
  });

test('a value plan of one company becomes a version of another', async ({ pageOf }) => {
  const page = await pageOf(old.person('CRO'));
  await page.goto(`/t/${fresh.slug}/settings/templates`);
  const plan = page.getByRole('region', { name: 'Value plan' });
  await expect(plan.getByRole('table')).toBeVisible();
  await plan.getByRole('button', { name: 'Copy here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy the value plan' });
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/t/${fresh.slug}/settings/value-plan`);
  await expect(page.getByRole('row', { name: /^Version 1/ })).toBeVisible();
});

test('a copied stage model is unsigned until somebody signs it', async ({ pageOf }) => {
  const page = await pageOf(old.person('CRO'));
  await page.goto(`/t/${fresh.slug}/settings/templates`);
  await page.getByRole('region', { name: 'Stage model' }).getByRole('button', { name: 'Copy here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy the stage model' });
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/t/${fresh.slug}/settings`);
  await expect(page.getByText(/^Version 2, in force since/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sign/ }).first()).toBeVisible();
});

test('the templates are accessible, and there for the CRO alone', async ({ pageOf }) => {
  const page = await pageOf(old.person('CRO'));
  await page.goto(`/t/${fresh.slug}/settings/templates`);
  await expect(page.getByRole('region', { name: 'Board agenda' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  const ceo = await pageOf(fresh.person('CEO'));
  const answer = await ceo.goto(`/t/${fresh.slug}/settings/templates`);
  expect(answer?.status()).toBe(404);
});
