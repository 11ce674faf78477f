import type { Page } from '@playwright/test';
import { recordContract } from '@/features/contracts/commands';
import { addMonths, startOfMonth, type CalendarDate } from '@/domain/values/calendar-date';
import { today } from '@/platform/clock/clock';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../tests/support/operations-answers';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// One company's year: what it is paid, how that came about, what was lost and why, and a month that is settled.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
const ago = (months: number): CalendarDate => addMonths(startOfMonth(today('Europe/Berlin')), -months);

/** Acme pays 12,000 and goes down to 9,000, which the ledger first takes for its end; Brume paid 6,000 and left; Corvo has signed 2,400 that begin in two months. */
test.beforeAll(async () => {
  company = await makeCompany('Revenue');
  const operator: Caller = { kind: 'operator', tenantSlug: company.slug };
  const base = { stream: 'software' as const, periodMonths: 12 };
  const lines = [
    { customer: 'Acme', startOn: ago(11), endOn: ago(2), amountMinor: '1200000' },
    { customer: 'Acme', startOn: ago(2), amountMinor: '900000' },
    { customer: 'Brume', startOn: ago(10), endOn: ago(3), amountMinor: '600000' },
    { customer: 'Corvo', signedOn: ago(1), startOn: ago(-2), amountMinor: '240000' },
  ];
  try {
    for (const line of lines) must(await recordContract(operator, { ...base, ...line }));
  } finally {
    await closePool();
  }
});

const revenue = (rest = '') => `/t/${company.slug}/revenue${rest}`;

async function open(page: Page, rest: string, heading: RegExp | string) {
  await page.goto(revenue(rest));
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

test('the answer is read at once, and every bar opens the rows that add up to it', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await open(page, '', 'Revenue');
  const card = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await expect(card('Live ARR')).toContainText('€9k');
  await expect(card('Contracted ARR')).toContainText('€11.4k');
  await expect(card('Signed, not started')).toContainText('the first with Corvo');
  await page
    .getByRole('link', { name: /^Churn.*6,000/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Churn, / })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('1 row makes −€6,000.00 of ARR.');
  await expect(page.getByRole('table', { name: 'Movements of recurring revenue' })).toContainText('Brume');
  await page
    .getByRole('group', { name: 'Kind of movement' })
    .getByRole('link', { name: 'All kinds' })
    .click();
  await expect(page.getByRole('main')).toContainText('4 rows add up to €9,000.00 of ARR.');
  await page.getByRole('link', { name: 'With what was taken back at once' }).click();
  await expect(page.getByRole('main')).toContainText('6 rows add up to €9,000.00 of ARR.');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^movements-.*\.csv$/);
});

test('a quarter opens its own bridge, and the address keeps it', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await open(page, '?window=all&by=quarter', 'Revenue');
  const table = page.getByRole('table', { name: 'ARR by period' });
  await table.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Months' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Months' })).toBeVisible();
  await page.getByRole('link', { name: /^Remove / }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Quarters' })).toBeVisible();
});

test('a loss without a reason is the first to be seen, and gets one', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await open(page, '/losses', /^Losses, /);
  await expect(page.getByRole('main')).toContainText('2 of them have no reason yet.');
  const table = page.getByRole('table', { name: 'Losses' });
  await table.getByRole('link', { name: 'Brume' }).click();
  await expect(page.getByText('Nobody has said why yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Say why' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why', { exact: true }).selectOption('hardware_failure');
  await dialog.getByLabel('In words').fill('Gateways froze in the cold');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Gateways froze in the cold')).toBeVisible();
  const reasons = page.getByRole('list', { name: 'Losses by reason' });
  await expect(reasons).toContainText('Hardware failure');
  await reasons.getByRole('link', { name: /^No reason yet/ }).click();
  await expect(table).not.toContainText('Brume');
  await expect(table).toContainText('Acme');
});

test('a month is closed once it was seen what that freezes, and what comes later is marked', async ({
  pageOf,
}) => {
  const cro = await pageOf(company.person('CRO'));
  await open(cro, '/months', 'Months');
  await expect(cro.getByText('No month is closed yet')).toBeVisible();
  await cro.getByRole('button', { name: /^Close / }).click();
  const dialog = cro.getByRole('dialog');
  await expect(dialog).toContainText('A closed month is never opened again.');
  await expect(dialog).toContainText('€9,000.00');
  await dialog.getByRole('button', { name: /^Close / }).click();
  const closed = cro.getByRole('table', { name: 'Closed months' });
  await expect(closed).toContainText('€9,000.00');
  await expect(closed).toContainText('Nora Lindqvist');

  const operator: Caller = { kind: 'operator', tenantSlug: company.slug };
  try {
    const late = { customer: 'Dorn', stream: 'services' as const, startOn: ago(4), amountMinor: '120000' };
    must(await recordContract(operator, { ...late, periodMonths: 12 }));
  } finally {
    await closePool();
  }
  await cro.reload();
  await closed.getByRole('link', { name: /^1 row/ }).click();
  const rows = cro.getByRole('table', { name: 'Movements of recurring revenue' });
  await expect(rows).toContainText('Back-dated correction');
  await expect(rows).toContainText('Dorn');
  await expect(rows).not.toContainText('Acme');

  const ceo = await pageOf(company.person('CEO'));
  await open(ceo, '/months', 'Months');
  await expect(ceo.getByRole('button', { name: /^Close / })).toHaveCount(0);
});

for (const [rest, heading] of [
  ['', 'Revenue'],
  ['/movements?window=all', /^Movements, /],
  ['/losses', /^Losses, /],
  ['/months', 'Months'],
] as const) {
  test(`revenue${rest} is for everybody’s eyes and for a narrow screen`, async ({ pageOf }) => {
    const page = await pageOf(company.person('CRO'));
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, rest, heading);
    expect(await axeFinds(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    // A chart measures its place only after the screen has changed.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320);
  });
}
