import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { DEMO, demoPerson, expect, test } from './support/session';

// The forecast as people read it: its figures, its range, its parts, another model, another day.

const forecast = `/t/${DEMO.slug}/forecast`;
const TABLE = 'Forecast by quarter, stream and certainty';

/** The exact amount of a cell in the row of that name: the first is of the current quarter, the last of all. */
async function amountOf(page: Page, row: RegExp, place: number): Promise<string | null> {
  const cells = page
    .getByRole('table', { name: TABLE })
    .getByRole('row', { name: row })
    .first()
    .locator('td');
  return cells.nth(place).locator('data').getAttribute('value');
}

test('the range comes into the room that was kept for it, in card, chart and table', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(forecast);
  const card = page
    .getByRole('article')
    .filter({ hasText: /^Forecast, / })
    .first();
  await expect(card).toContainText(/P10 to P90 \S+ to \S+/);
  const range = page.getByRole('table', { name: TABLE }).getByRole('row', { name: /P10 to P90/ });
  await expect(range.locator('td').first()).toContainText(' to ');
  const figure = page.getByRole('figure', { name: 'Forecast by quarter and stream' });
  await expect(figure.locator('.chart-stage')).toHaveAttribute('data-live', 'true');
  await expect(figure.locator('.chart-live .whisker').first()).toBeVisible();
});

test('a category, a rep and the other model are in the address, and every figure opens its rows', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(forecast);
  const commit = await amountOf(page, /^Commit/, -1);
  await page.getByRole('navigation', { name: 'Category' }).getByRole('link', { name: 'Commit' }).click();
  await expect(page).toHaveURL(/category=commit/);
  await expect(page.getByText('Only commit.')).toBeVisible();
  expect(await amountOf(page, /^Commit/, -1)).toBe(commit);
  const rep = page.getByRole('search', { name: 'Filter the forecast' }).getByLabel('Rep');
  await rep.selectOption({ index: 1 });
  const name = (await rep.locator('option:checked').textContent()) ?? '';
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(page).toHaveURL(/rep=.*category=commit|category=commit.*rep=/);
  await expect(page.getByText(`Only ${name}, commit.`)).toBeVisible();
  const own = await amountOf(page, /^Commit/, -1);
  expect(Number(own)).toBeLessThan(Number(commit));
  await page
    .getByRole('table', { name: TABLE })
    .getByRole('row', { name: /^Commit/ })
    .first()
    .locator('td a')
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Commit' })).toBeVisible();
  const sum = page.getByRole('table', { name: 'Rows behind the figure' }).locator('tfoot data');
  await expect(sum).toHaveAttribute('value', own ?? '');
  await page.goBack();
  await page
    .getByRole('navigation', { name: 'Model' })
    .getByRole('link', { name: 'Plain SaaS table' })
    .click();
  await expect(page.getByRole('figure', { name: 'What a plain SaaS table says' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'The plain SaaS table beside ours' })).toBeVisible();
  await expect(page).toHaveURL(/rep=/);
});

test('what moved since last week opens deal by deal', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(forecast);
  await page.getByRole('navigation', { name: 'Periods' }).getByRole('link', { name: 'All weighted' }).click();
  await expect(page).toHaveURL(/span=all/);
  await page.getByRole('link', { name: 'Deal by deal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Compare' })).toBeVisible();
  await expect(page.getByRole('table', { name: /^Weighted of all periods: from/ })).toBeVisible();
});

test('the steps since another day open the deals behind them', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`${forecast}/compare?quarter=all&measure=weighted`);
  await page.getByLabel('or the end of').fill('2026-10-01');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/day=2026-10-01/);
  const steps = page.getByRole('table', { name: /^Weighted of all periods: from/ });
  await expect(steps.getByRole('row', { name: /^New/ })).toBeVisible();
  await steps.getByRole('link', { name: 'New' }).click();
  await expect(page).toHaveURL(/step=created/);
  const moves = page.getByRole('table', { name: 'What moved, deal by deal' }).locator('tbody tr');
  await expect(moves.first()).toContainText('New');
  expect(await axeFinds(page)).toEqual([]);
});

test('the board viewer reads the totals and opens no deal; each role has its own tabs', async ({
  pageOf,
}) => {
  const viewer = await pageOf(demoPerson('VIEWER'));
  await viewer.goto(forecast);
  const tabs = (page: Page) =>
    page.getByRole('navigation', { name: 'Forecast', exact: true }).getByRole('link');
  await expect(tabs(viewer).filter({ hasText: 'Accuracy' })).toBeVisible();
  await expect(tabs(viewer).filter({ hasText: 'Lead times' })).toHaveCount(0);
  await viewer.goto(`${forecast}/compare?quarter=all&day=2026-07-01`);
  await expect(viewer.getByRole('table', { name: 'What moved, deal by deal' })).toBeVisible();
  await expect(viewer.locator('a[href*="/deals/"]')).toHaveCount(0);
  const rep = await pageOf(demoPerson('REP'));
  await rep.goto(forecast);
  await expect(tabs(rep).filter({ hasText: 'Lead times' })).toBeVisible();
  await expect(tabs(rep).filter({ hasText: 'Calibration' })).toHaveCount(0);
  await expect(rep.getByRole('search', { name: 'Filter the forecast' }).getByLabel('Rep')).toHaveCount(0);
});

test('on a phone nothing is wider than the screen, and on paper stand the figures alone', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'), { viewport: { width: 390, height: 844 } });
  for (const path of [forecast, `${forecast}/compare`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, path).toBe(false);
  }
  await page.goto(forecast);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table', { name: TABLE })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('search')).toHaveCount(0);
});
