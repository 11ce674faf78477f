import type { Locator, Page } from '@playwright/test';
import { startEngagement } from '@/features/kpis/commands-set';
import { today } from '@/platform/clock/clock';
import { closePool } from '@/platform/db/pool';
import { startOfMonth } from '@/domain/values/calendar-date';
import { must } from '../tests/support/operations-answers';
import { axeFinds } from './support/axe';
import { keysHeard } from './support/keys';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// One engagement: its terms are agreed, time is worked, and the CEO reads what is left. Each step stands on the one before.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany('Engagement time');
  const operator = { kind: 'operator' as const, tenantSlug: company.slug };
  const startOn = startOfMonth(today('Europe/Berlin'));
  try {
    must(await startEngagement(operator, { startOn, version: 0 }));
  } finally {
    await closePool();
  }
});

const at = (part: string) => `/t/${company.slug}/engagement/${part}`;
const entries = (page: Page): Locator => page.getByRole('table', { name: 'Time of the month' });
const terms = (page: Page): Locator => page.getByRole('form', { name: 'Terms' });
const line = (page: Page): Locator => page.getByRole('form', { name: 'Write time down' });

test('the CRO writes the terms down, and is told what cannot be read', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('terms'));
  await expect(terms(page).getByRole('status')).toHaveText('Nothing changed.');
  await terms(page).getByLabel('Days a month').fill('ten');
  await expect(terms(page)).toContainText('Write a number, with at most two decimals.');
  await expect(terms(page).getByRole('button', { name: 'Save' })).toBeDisabled();
  await terms(page).getByLabel('Days a month').fill('8');
  await terms(page).getByLabel('Day rate').fill('1.25k');
  await terms(page).getByLabel('Access to the CRM').selectOption('Granted');
  await terms(page).getByLabel('Access since').fill(today('Europe/Berlin'));
  await terms(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('8 days a month at €1,250 a day: €10,000 a month.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Versions of the terms' }).getByRole('row')).toHaveCount(3);
  expect(await axeFinds(page)).toEqual([]);
});

test('two windows at once see both values and choose', async ({ pageOf }) => {
  const [first, second] = [await pageOf(company.person('CRO')), await pageOf(company.person('CRO'))];
  for (const page of [first, second]) {
    await page.goto(at('terms'));
    await page.getByRole('button', { name: 'Change the terms' }).click();
    await expect(terms(page).getByLabel('Days a month')).toHaveValue('8');
    await expect(terms(page).getByLabel('Days a month')).toBeFocused();
  }
  await first.bringToFront();
  await terms(first).getByLabel('Days a month').fill('10');
  await terms(first).getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('10 days a month at')).toBeVisible();
  await terms(second).getByLabel('Days a month').fill('9');
  await terms(second).getByRole('button', { name: 'Save' }).click();
  const both = second.getByRole('region', { name: 'Two edits at once' });
  await both.getByRole('radio', { name: /^10 days/ }).check();
  await both.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(second.getByText('10 days a month at')).toBeVisible();
});

test('time is written down by keyboard, corrected, and put back', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('time'));
  await expect(page.getByText('0 of 10 days used, 10 left.')).toBeVisible();
  await line(page).getByLabel('How long').fill('soon');
  await page.keyboard.press('Enter');
  await expect(line(page)).toContainText('Write it like 1:30');
  await line(page).getByLabel('How long').fill('1d');
  await line(page).getByLabel('What for').fill('Pipeline clean-up');
  await page.keyboard.press('Enter');
  await expect(entries(page).getByRole('row', { name: /Pipeline clean-up/ })).toContainText('8:00');
  await expect(page.getByText('1 of 10 days used, 9 left.')).toBeVisible();
  await entries(page)
    .getByRole('button', { name: /^Correct 8:00/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Correct this time' });
  await dialog.getByLabel('How long').fill('4:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('0.5 of 10 days used, 9.5 left.')).toBeVisible();
  // The key takes back what the newest message says.
  await expect(page.getByRole('dialog', { name: 'Corrected', exact: true })).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('1 of 10 days used, 9 left.')).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

test('the timer runs on the server: T starts it, a reload keeps it, T stops it', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('time'));
  await keysHeard(page, 'Start the timer');
  await page.keyboard.press('t');
  await expect(page.getByRole('timer')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Start the timer' })).toBeVisible();
  await expect(entries(page).getByRole('row', { name: /0:01/ })).toBeVisible();
});

test('the CEO reads what is left and takes the file, and changes nothing', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'), { viewport: { width: 390, height: 844 } });
  await page.goto(at('time'));
  await expect(page.getByText(/of 10 days used/).first()).toBeVisible();
  await expect(page.getByRole('form', { name: 'Write time down' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Correct/ })).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^time-.*\.csv$/);
  await page.goto(at('terms'));
  await expect(page.getByRole('button', { name: 'Change the terms' })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a rep finds neither, and the questions to ask a CRO need no sign-in', async ({ pageOf, page }) => {
  const rep = await pageOf(company.person('REP'));
  for (const part of ['time', 'terms']) expect((await rep.goto(at(part)))?.status()).toBe(404);
  await page.goto('/vetting');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What to ask a CRO before you hire one');
  const table = page.getByRole('table', { name: 'Sample stage-probability table' });
  await expect(table.getByRole('row', { name: /Hardware PO Received/ })).toContainText('70 %');
  expect(await axeFinds(page)).toEqual([]);
  for (const format of ['A4', 'Letter']) {
    const sheet = (await page.pdf({ format })).toString('latin1');
    expect(sheet.match(/\/Type\s*\/Page\b/g), `one sheet of ${format}`).toHaveLength(1);
  }
});
