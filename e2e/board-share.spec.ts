import type { BoardPage } from '@/domain/board/page';
import { axeFinds } from './support/axe';
import { closeLastMonth } from './support/closed-month';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// A closed month on its way out: a link for somebody outside, what he sees, and its end; and the page as files.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let month: BoardPage['month'];
let address = '';

test.beforeAll(async () => {
  company = await makeCompany('Board share');
  month = await closeLastMonth(company.slug);
});

const page = () => `/t/${company.slug}/board/${month.key}`;

test('the CEO makes a link to a closed month, which is shown once', async ({ pageOf }) => {
  const ceo = await pageOf(company.person('CEO'));
  await ceo.goto(page());
  await ceo.getByRole('button', { name: 'New link' }).click();
  const dialog = ceo.getByRole('dialog', { name: 'A link to this page' });
  await dialog.getByLabel('For whom').fill('Anna Berg, investor');
  await dialog.getByLabel('Opens for how many days').fill('91');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByRole('alert')).toContainText('At most 90 days.');
  await dialog.getByLabel('Opens for how many days').fill('7');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const made = ceo.getByRole('textbox', { name: 'The link for Anna Berg, investor' });
  await expect(made).toBeInViewport();
  await expect(made).toHaveValue(/\/shared\/[a-z0-9-]+\/[\w-]{43}$/);
  address = await made.inputValue();
  await ceo.reload();
  await expect(ceo.getByRole('table', { name: 'Links' })).toContainText('never');
  await expect(made).toHaveCount(0);
});

test('a stranger reads that page and nothing else, on a phone, in light and dark', async ({ browser }) => {
  const stranger = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const outside = await stranger.newPage();
  const answer = await outside.goto(address);
  expect(answer?.status()).toBe(200);
  await expect(outside.getByRole('heading', { level: 1, name: month.name })).toBeVisible();
  await expect(outside.getByText('Board share', { exact: true })).toBeVisible();
  await expect(outside.getByRole('link')).toHaveCount(0);
  await expect(outside.getByRole('button')).toHaveCount(0);
  await expect(outside.locator('script')).toHaveCount(0);
  expect(await stranger.cookies()).toEqual([]);
  for (const width of [390, 320]) {
    await outside.setViewportSize({ width, height: 844 });
    expect(await outside.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  expect(await axeFinds(outside)).toEqual([]);
  await stranger.close();
});

test('a link that is revoked opens nothing any more, and keeps its views', async ({ pageOf, browser }) => {
  const ceo = await pageOf(company.person('CEO'));
  await ceo.goto(page());
  const row = ceo.getByRole('table', { name: 'Links' }).getByRole('row', { name: /Anna Berg/ });
  await expect(row).toContainText('1 time');
  await row.getByRole('button', { name: 'Revoke' }).click();
  await ceo.getByRole('dialog').getByRole('button', { name: 'Revoke the link' }).click();
  await expect(row).toContainText('Revoked');
  await expect(row).toContainText('1 time');
  const stranger = await browser.newContext();
  const outside = await stranger.newPage();
  expect((await outside.goto(address))?.status()).toBe(404);
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('This link opens nothing');
  expect(await axeFinds(outside)).toEqual([]);
  await stranger.close();
});

test('the page is saved as a PDF on either paper and as slides', async ({ pageOf }) => {
  const cro = await pageOf(company.person('CRO'));
  await cro.goto(page());
  for (const [label, file] of [
    ['PDF, A4', `Board share, board page ${month.key}.pdf`],
    ['PDF, US Letter', `Board share, board page ${month.key}.pdf`],
    ['Slides (PPTX)', `Board share, board page ${month.key}.pptx`],
  ] as const) {
    await cro.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      cro.waitForEvent('download'),
      cro.getByRole('link', { name: label }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(file);
    expect(await download.failure()).toBeNull();
  }
});
