import { request, type Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, origin, test } from './support/session';

// One company from its first schedule on: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** In two days, so that the first of the four reviews is within the week that is shown. */
const soon = new Date(Date.now() + 2 * 24 * 3600 * 1000);
const DAY = DAYS[soon.getUTCDay()] ?? '';

let company: OwnCompany;
test.beforeAll(async () => {
  company = await makeCompany('Cadence');
});

const settings = () => `/t/${company.slug}/settings/reviews`;
const reviews = () => `/t/${company.slug}/reviews`;

async function fitsTheScreen(page: Page) {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(0);
}

test('a schedule shows what it would do, and is followed by four reviews', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(reviews());
  await page.goto(settings());
  await page.getByLabel('Day', { exact: true }).selectOption(DAY);
  await page.getByLabel('Time', { exact: true }).fill('12:00');
  await page.getByLabel(/video link/).fill('http://meet.example/weekly');
  await expect(page.getByRole('status').filter({ hasText: 'The next four' })).toHaveText(
    /12:00.*12:00.*12:00.*12:00/,
  );
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Paste a link that begins with https://')).toBeVisible();
  await page.getByLabel(/video link/).fill('https://meet.example/weekly');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Nothing changed.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Nothing changed.')).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await page.goto(reviews());
  await expect(page.getByRole('region', { name: 'Next review' })).toContainText(`${DAY}, `);
  await expect(page.getByRole('table', { name: 'Reviews to come' }).locator('tbody tr')).toHaveCount(3);
});

test('one is moved within its week, one skipped with its reason, and taken back', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(reviews());
  const rows = page.getByRole('table', { name: 'Reviews to come' }).locator('tbody tr');
  await rows.first().getByRole('button', { name: 'Move it' }).click();
  const move = page.getByRole('dialog', { name: /^Move the review/ });
  await move.getByLabel('Time').fill('15:30');
  await move.getByRole('button', { name: 'Move it' }).click();
  await expect(rows.first()).toContainText('15:30');
  await rows.last().getByRole('button', { name: 'Skip it' }).click();
  const skip = page.getByRole('dialog', { name: /^Skip the review/ });
  await skip.getByLabel('Reason').fill('Trade fair');
  await skip.getByRole('button', { name: 'Skip it' }).click();
  await expect(rows.last()).toContainText('Skipped: Trade fair');
  await rows
    .last()
    .getByRole('button', { name: /^Hold the review/ })
    .click();
  await expect(rows.last()).not.toContainText('Skipped');
  await rows.last().getByRole('button', { name: 'Skip it' }).click();
  await page.getByLabel('Reason').fill('Trade fair');
  await page.getByRole('dialog').getByRole('button', { name: 'Skip it' }).click();
  await expect(rows.last()).toContainText('Skipped: Trade fair');
});

test('another day moves what nobody has touched, and the second of two CROs sees both values', async ({
  pageOf,
}) => {
  const [first, second] = [await pageOf(company.person('CRO')), await pageOf(company.person('CRO'))];
  await first.goto(settings());
  await second.goto(settings());
  await first.getByLabel('Time', { exact: true }).fill('13:00');
  await expect(first.getByText(/12:00 moves to .* 13:00/).first()).toBeVisible();
  await expect(first.getByText(/15:30 stays: it was given a time of its own/)).toBeVisible();
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('What happened to the reviews to come:')).toBeVisible();
  await second.getByLabel('Time', { exact: true }).fill('14:00');
  await second.getByRole('button', { name: 'Save' }).click();
  const both = second.getByRole('region', { name: 'Two edits at once' });
  await expect(both.getByLabel(/14:00/)).toBeChecked();
  await both.getByLabel(/13:00/).check();
  await both.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(second.getByLabel('Time', { exact: true })).toHaveValue('13:00');
});

test('a rep on the phone makes a calendar address, which opens without signing in until he makes a new one', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'), PHONE);
  await page.goto(settings());
  await expect(page.getByText(`${DAY}s at 13:00, Europe/Berlin`)).toBeVisible();
  await fitsTheScreen(page);
  await page.getByRole('button', { name: 'Make my calendar address' }).click();
  const field = page.getByRole('textbox', { name: 'Your calendar address' });
  const address = await field.inputValue();
  const stranger = await request.newContext({ baseURL: origin() });
  const answer = await stranger.get(new URL(address).pathname);
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(4);
  expect(text.match(/^STATUS:CANCELLED\r$/gm)).toHaveLength(1);
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make a new address' }).click();
  await expect(field).not.toHaveValue(address);
  expect((await stranger.get(new URL(address).pathname)).status()).toBe(404);
  await stranger.dispose();
});

for (const width of [1440, 390]) {
  test(`the week of the CRO at ${width} px: the company, its next review, and the day`, async ({
    pageOf,
  }) => {
    const page = await pageOf(company.person('CRO'), {
      viewport: { width, height: 900 },
      timezoneId: 'Pacific/Auckland',
    });
    await page.goto('/companies');
    await page.getByRole('link', { name: 'Your week of reviews' }).click();
    await expect(page.locator('[data-zone]')).toHaveText('Pacific/Auckland');
    const row = page.getByRole('region', { name: 'Your companies' }).getByRole('listitem');
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('13:00 in Europe/Berlin');
    await expect(
      page.getByRole('region', { name: 'Seven days' }).getByRole('link', { name: /Cadence/ }),
    ).toBeVisible();
    await fitsTheScreen(page);
    expect(await axeFinds(page)).toEqual([]);
  });
}

test('a CEO sees his own company, and nothing to set', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto('/companies/week');
  await expect(page.getByRole('link', { name: 'Cadence', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Set its day and time' })).toHaveCount(0);
});
