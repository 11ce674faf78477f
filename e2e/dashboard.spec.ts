import type { Locator, Page } from '@playwright/test';
import { recordContract } from '@/features/contracts/commands';
import { closePool } from '@/platform/db/pool';
import { axeFinds } from './support/axe';
import { keysHeard } from './support/keys';
import { makeCompany, type OwnCompany } from './support/own-company';
import { DEMO, demoPerson, expect, test } from './support/session';

test.use({ viewport: { width: 1440, height: 900 } });

const base = `/t/${DEMO.slug}/dashboard`;

function figure(page: Page, name: string | RegExp): Locator {
  return page.getByRole('figure', { name });
}

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Waiting' })).toBeVisible();
}

test('four answers, their quarters, the bridge and what waits stand on one screen', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CEO'));
  await page.goto(base);
  await ready(page);
  const cards = page.getByRole('article');
  await expect(cards).toHaveCount(4);
  await expect(cards.first()).toContainText('NNARR');
  const ends = await Promise.all(
    [figure(page, /^ARR, /), page.getByRole('list', { name: 'Waiting' })].map((part) =>
      part.evaluate((box) => box.getBoundingClientRect().bottom),
    ),
  );
  for (const end of ends) expect(end).toBeLessThanOrEqual(900);
  expect(await axeFinds(page, 'main')).toEqual([]);
});

test('the quarters shown are in the address, and the bridge goes with them', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(base);
  await ready(page);
  const title = figure(page, /^ARR, /).locator('figcaption > :first-child');
  const four = (await title.textContent()) ?? '';
  const columns = figure(page, 'Net new ARR by quarter').getByRole('link');
  const count = await columns.count();
  expect(count).toBeGreaterThanOrEqual(4);
  await page.getByRole('link', { name: '8 quarters' }).click();
  await expect(page).toHaveURL(`${base}?quarters=8`);
  await expect(columns).toHaveCount(count + 4);
  await expect(title).not.toHaveText(four);
  await page.reload();
  await expect(page.getByRole('link', { name: '8 quarters' })).toHaveAttribute('aria-current', 'true');
  await expect(columns).toHaveCount(count + 4);
});

test('a column and a part of the bridge open the rows that add up to them', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(base);
  await ready(page);
  for (const [name, column] of [
    ['Net new ARR by quarter', /^Q\d /],
    [/^ARR, /, /^New/],
  ] as const) {
    const link = figure(page, name).getByRole('link', { name: column }).first();
    const amount = (await link.locator('.column-tip > :last-child').textContent()) ?? '';
    expect(amount).toMatch(/\$\d/);
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Net new ARR' })).toBeVisible();
    const rows = page.getByRole('table', { name: 'Movements by customer and kind' });
    await expect(rows.locator('tfoot')).toContainText(amount);
    await page.goBack();
    await ready(page);
  }
});

test('what waits opens the list that it counts', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(base);
  await ready(page);
  const waiting = page.getByRole('list', { name: 'Waiting' }).getByRole('link');
  await expect(waiting).toHaveCount(4);
  const targets = await waiting.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(targets).toEqual(
    ['revenue/silent-churn', 'revenue/renewals', 'deployments/handoffs?standing=missing', 'desk'].map(
      (path) => `/t/${DEMO.slug}/${path}`,
    ),
  );
  for (const target of targets) {
    expect((await page.goto(target ?? ''))?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('on paper the pins and their words are there, and nothing to press', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('VIEWER'));
  await page.goto(`${base}?quarters=8`);
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(figure(page, 'Net new ARR by quarter').locator('.chart-picture')).toBeVisible();
  await expect(figure(page, 'Net new ARR by quarter').getByRole('button').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notes on the charts' })).toContainText('recalled');
  await expect(page.getByRole('link', { name: '8 quarters' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Note', exact: true })).toHaveCount(0);
});

test.describe('notes on the charts', () => {
  test.describe.configure({ mode: 'serial' });
  let company: OwnCompany;
  const address = () => `/t/${company.slug}/dashboard?asOf=2026-10-15`;
  const notes = (page: Page) => page.getByRole('region', { name: 'Notes on the charts' });

  test.beforeAll(async () => {
    company = await makeCompany('Chart notes');
    try {
      const contract = { stream: 'software' as const, amountMinor: '1200000', periodMonths: 12 };
      const caller = { kind: 'operator' as const, tenantSlug: company.slug };
      const result = await recordContract(caller, { ...contract, customer: 'Holm', startOn: '2025-11-03' });
      if (!result.ok) throw new Error(result.refusal.message);
    } finally {
      await closePool();
    }
  });

  test('are written with A, pinned to their quarter and told in the table', async ({ pageOf }) => {
    const page = await pageOf(company.person('CRO'));
    await page.goto(address());
    await ready(page);
    await keysHeard(page, 'Write a note on the charts');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Note on the charts' });
    await dialog.getByLabel('What happened').fill('New price list');
    await dialog.getByLabel('On', { exact: true }).fill('2026-02-03');
    await dialog.getByRole('button', { name: 'Pin the note' }).click();
    await expect(notes(page)).toContainText('New price list3 Feb 2026, Nora Lindqvist');
    const chart = figure(page, 'Net new ARR by quarter');
    await chart.getByRole('button', { name: 'Note 1: 3 Feb 2026: New price list' }).click();
    await expect(chart.locator(':popover-open')).toContainText('New price list');
    await page.keyboard.press('Escape');
    await chart.getByText('Show as table').click();
    await expect(chart.getByRole('row', { name: /^Q1 2026/ })).toContainText('3 Feb 2026: New price list');
    expect(await axeFinds(page, 'main')).toEqual([]);
  });

  test('are changed, taken away and put back', async ({ pageOf }) => {
    const page = await pageOf(company.person('CRO'));
    await page.goto(address());
    await ready(page);
    await notes(page)
      .getByRole('button', { name: /^Change/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Change the note' });
    await dialog.getByLabel('What happened').fill('Price list of spring');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(notes(page)).toContainText('Price list of spring');
    await notes(page)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await expect(notes(page)).toHaveCount(0);
    await page.getByRole('dialog', { name: 'Note removed' }).getByRole('button', { name: 'Undo' }).click();
    await expect(notes(page)).toContainText('Price list of spring');
  });

  test('of the CRO are read by the CEO, who changes only his own', async ({ pageOf }) => {
    const page = await pageOf(company.person('CEO'));
    await page.goto(address());
    await ready(page);
    await expect(notes(page)).toContainText('Price list of spring');
    await expect(notes(page).getByRole('button', { name: /^Change/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Note on the charts' });
    await dialog.getByLabel('What happened').fill('Second plant opens');
    await dialog.getByLabel('On', { exact: true }).fill('2026-07-01');
    await dialog.getByRole('button', { name: 'Pin the note' }).click();
    await expect(notes(page).getByRole('button', { name: /^Change/ })).toHaveCount(1);
  });
});
