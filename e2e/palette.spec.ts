import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { openFirstDeal } from './support/pages';
import { DEMO, demoPerson, expect, test } from './support/session';

const base = `/t/${DEMO.slug}`;
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const field = (page: Page) => palette(page).getByRole('combobox');
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true });

/** Ctrl K is heard once the page lives: from then on the button says so. */
async function pressForPalette(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Search and commands' });
  await expect(button).toHaveAttribute('aria-keyshortcuts', /Control\+K/);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

/** The other keys are heard once their code has come. */
async function withKeys(page: Page, path: string): Promise<void> {
  await page.goto(`${base}/${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await pressForPalette(page);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
}

test('the palette finds a deal by a part of its name and opens it, and next time it is a recent one', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'));
  await openFirstDeal(page, DEMO.slug, '?stage=hardware_po_received');
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await withKeys(page, 'forecast');
  await pressForPalette(page);
  await page.keyboard.type(name.slice(0, 12));
  await expect(palette(page).getByRole('option', { name }).first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(chosen(page)).toContainText(name, { timeout: 100 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await pressForPalette(page);
  await expect(palette(page).getByText('Recent', { exact: true })).toBeVisible();
});

test('what the open deal can do stands in the palette: moving it to a stage opens the form there', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'));
  await openFirstDeal(page, DEMO.slug, '?stage=demo');
  await pressForPalette(page);
  await page.keyboard.type('move quote');
  await expect(chosen(page)).toContainText('Move to › Hardware Quote Sent');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Move this deal' });
  await expect(form.getByLabel('To', { exact: true })).toHaveValue('hardware_quote_sent');
});

test('keys go from page to page, are never taken from a field, and can be switched off', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'));
  await withKeys(page, 'forecast');
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/\/pipeline\/board$/);
  await page.keyboard.press('/');
  const filter = page.getByRole('searchbox', { name: 'Search deals and customers' });
  await expect(filter).toBeFocused();
  await page.keyboard.type('?gd n');
  await expect(filter).toHaveValue('?gd n');
  await expect(page).toHaveURL(/\/pipeline\/board$/);
  await page.getByRole('heading', { level: 1 }).click();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Walk the cards')).toBeVisible();
  await sheet.getByRole('switch', { name: /Keys without Ctrl/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('?');
  await page.keyboard.press('n');
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/pipeline\/board$/);
  await pressForPalette(page);
  await expect(palette(page)).toBeVisible();
});

test('axe finds nothing on the palette', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await withKeys(page, 'forecast');
  await pressForPalette(page);
  await page.keyboard.type('co');
  await expect(palette(page).getByText('Deals', { exact: true })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

test('axe finds nothing on the help sheet', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await withKeys(page, 'forecast');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});
