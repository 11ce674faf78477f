import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { DEMO, demoPerson, expect, test } from './support/session';

const WHAT_IF = `/t/${DEMO.slug}/forecast/what-if`;

/** A row of the result; its last cell is the range, which is there once the page has come to life and the worker has answered. */
function row(page: Page, name: string | RegExp) {
  return page.getByRole('region', { name: 'Forecast as supposed' }).getByRole('row', { name });
}

async function ready(page: Page) {
  await expect(row(page, /^All/).getByRole('cell').last()).toContainText(' to ');
}

async function open(page: Page, query = '') {
  await page.goto(`${WHAT_IF}${query}`);
  await ready(page);
}

test('a late supplier moves quarters and no sum; the slider answers at once and the address keeps it', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'));
  await open(page);
  const all = await row(page, /^All/).getByRole('cell').nth(0).textContent();
  const supplier = page.getByLabel('A supplier is late');
  await supplier.selectOption({ index: 1 });
  await expect(page).toHaveURL(/supplier=.+&weeks=4/);
  const slider = page.getByRole('slider', { name: 'By how long' });
  await expect(slider).toHaveAttribute('aria-valuetext', '4 weeks');
  await expect(page.getByRole('region', { name: 'Forecast as supposed' })).toContainText('+');
  await expect(row(page, /^All/).getByRole('cell').nth(0)).toHaveText(all ?? '');
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '12 weeks');
  await expect(page).toHaveURL(/weeks=12/);
  await page.reload();
  await ready(page);
  await expect(slider).toHaveAttribute('aria-valuetext', '12 weeks');
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '0 weeks');
});

test('an honest pipeline: only deals with a PO, a lost deal, and back to nothing', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await open(page);
  const total = row(page, /^All/).getByRole('cell').nth(-2);
  await page.getByRole('switch', { name: /Only deals with a PO/ }).click();
  await expect(page).toHaveURL(/only=po/);
  await expect(total).toContainText('−');
  const first = page.getByRole('group', { name: 'We lose' }).getByRole('checkbox').first();
  await first.check();
  await expect(page).toHaveURL(/lose=[0-9a-f-]{36}/);
  await expect(first).toBeChecked();
  await page.getByRole('button', { name: 'Suppose nothing' }).click();
  await expect(first).not.toBeChecked();
  await expect(total).not.toContainText('−');
  await expect(page).toHaveURL(new RegExp(`${WHAT_IF}$`));
});

test('axe finds nothing, with something supposed', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await open(page, '?only=po&clean=1');
  expect(await axeFinds(page)).toEqual([]);
});

test('a board member sees the same without a way to the deals', async ({ pageOf }) => {
  const board = await pageOf(demoPerson('VIEWER'));
  await open(board, '?only=po&clean=1');
  await expect(board.getByRole('main').getByRole('link', { name: /deals/ })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test('nothing sticks out, and the slider is large enough for a thumb', async ({ pageOf }) => {
    const page = await pageOf(demoPerson('REP'), { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto(WHAT_IF);
    await expect(page.getByRole('heading', { level: 1, name: 'What if' })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    const box = await page.getByRole('slider', { name: 'By how long' }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(36);
  });
});
