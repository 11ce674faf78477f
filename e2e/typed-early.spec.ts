import type { Page } from '@playwright/test';
import { alive } from './support/keys';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// On a slow line a page is seen before it lives: what is typed, ticked and chosen in that moment counts.

let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany('Typed early');
});

/** Opens a page whose code does not come. Answers what lets it come. */
async function openAsleep(page: Page, path: string): Promise<() => void> {
  const wake = await holdCode(page);
  await page.goto(`/t/${company.slug}${path}`, { waitUntil: 'commit' });
  return wake;
}

async function holdCode(page: Page): Promise<() => void> {
  let wake = () => {};
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  await page.route(/\.js(\?|$)/, async (route) => {
    await asleep;
    await route.continue();
  });
  return wake;
}

test('what is chosen, typed and ticked before the page lives is saved', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  const wake = await openAsleep(page, '/settings/reviews');
  await page.getByLabel('Day', { exact: true }).selectOption('Thursday');
  await page.getByLabel('Time', { exact: true }).fill('13:15');
  await page.getByLabel(/video link/).fill('https://meet.example/weekly');
  wake();
  const status = page.getByRole('status').filter({ hasText: 'The next four' });
  await expect(status).toHaveText(/Thu.*13:15.*13:15.*13:15.*13:15/);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Nothing changed.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Day', { exact: true }).locator('option:checked')).toHaveText('Thursday');
  await expect(page.getByLabel('Time', { exact: true })).toHaveValue('13:15');
  await expect(page.getByLabel(/video link/)).toHaveValue('https://meet.example/weekly');
});

test('a switch that is pressed before the page lives has been pressed', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  const wake = await openAsleep(page, '/settings/notices');
  const mail = page.getByRole('switch', { name: 'Weekly digest: by mail' });
  await mail.uncheck();
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
  wake();
  await saved;
  await page.reload();
  await expect(mail).not.toBeChecked();
});

test('what the browser puts back on a reload is told to nobody', async ({ pageOf }) => {
  const page = await pageOf(company.person('DELIVERY'));
  await page.goto(`/t/${company.slug}/settings/notices`);
  const wake = await holdCode(page);
  await page.reload({ waitUntil: 'commit' });
  const mail = page.getByRole('switch', { name: 'Handoffs: by mail' });
  // As the browser does: without a press.
  await mail.evaluate((box: HTMLInputElement) => (box.checked = false));
  wake();
  await alive(page);
  // Each is saved behind the one before it: what went out ahead of the second is stored when that is.
  const other = page.getByRole('switch', { name: 'Handoffs: in the application' });
  for (const pressed of [false, true]) {
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await other.setChecked(pressed);
    await saved;
  }
  await page.goto(`/t/${company.slug}/settings/notices`);
  await expect(mail).toBeChecked();
});

test('a form that is sent before the page lives keeps what was typed, and its address', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  const wake = await openAsleep(page, '/start');
  const people = page.getByLabel('People', { exact: true });
  await people.fill(`ann@${company.slug}.example`);
  await page.getByRole('button', { name: 'Invite them' }).click();
  await expect(page).toHaveURL(`/t/${company.slug}/start`);
  await expect(people).toHaveValue(`ann@${company.slug}.example`);
  wake();
  await alive(page);
  await page.getByRole('button', { name: 'Invite them' }).click();
  await expect(page.getByText(`ann@${company.slug}.example:`)).toBeVisible();
});
