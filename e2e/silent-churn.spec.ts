import type { Page } from '@playwright/test';
import { recordContract } from '@/features/contracts/commands';
import { recordDeployment } from '@/features/deployments/commands';
import { closePool } from '@/platform/db/pool';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, origin, test } from './support/session';

// From a machine's first sign of life to what came of the customer: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let key: string;

test.beforeAll(async () => {
  company = await makeCompany('Silent churn');
  const operator = { kind: 'operator' as const, tenantSlug: company.slug };
  try {
    const sold = { stream: 'software' as const, amountMinor: '2400000', periodMonths: 12 };
    await recordContract(operator, {
      ...sold,
      customer: 'Harbour Ice',
      startOn: '2025-01-01',
      endOn: '2026-01-01',
    });
    await recordDeployment(operator, { customer: 'Harbour Ice', site: 'Pier 9', kind: 'production' });
  } finally {
    await closePool();
  }
});

const at = (rest: string) => `/t/${company.slug}/${rest}`;

/** What a machine gets for two signs of life, without any session. */
async function report(secret: string): Promise<{ status: number; text: string }> {
  const now = new Date().toISOString();
  const answer = await fetch(`${origin()}/api/t/${company.slug}/heartbeats`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      readings: [
        { device: 'HI-1', at: now },
        { device: 'HI-2', at: now },
      ],
    }),
  });
  return { status: answer.status, text: await answer.text() };
}

test('a key is shown once, and a machine reports with it', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('revenue/silent-churn'));
  await expect(page.getByText('No device has reported yet')).toBeVisible();
  await page.goto(at('settings/keys'));
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new key' });
  await dialog.getByLabel('Name').fill('Device platform');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const shown = page.getByRole('textbox', { name: 'The key of Device platform' });
  await expect(shown).toBeVisible();
  key = await shown.inputValue();
  expect(await report(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toMatchObject({ status: 404 });
  const taken = await report(key);
  expect(taken.status).toBe(200);
  expect(JSON.parse(taken.text)).toMatchObject({ recorded: 2, newDevices: 2, refused: 0 });
  await page.reload();
  await expect(
    page.getByRole('table', { name: 'Keys' }).getByRole('row', { name: /Device platform/ }),
  ).toContainText('Open');
  await expect(shown).toHaveCount(0);
});

test('delivery says whose the new devices are, takes it back, and says it again', async ({ pageOf }) => {
  const page = await pageOf(company.person('DELIVERY'));
  await page.goto(at('deployments/devices'));
  await expect(page.getByText('2 devices are nobody’s and report: say whose.')).toBeVisible();
  const table = page.getByRole('table', { name: 'Devices' });
  await attachAll(page);
  await expect(table.getByRole('row', { name: /HI-2/ })).toContainText('Pier 9');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(table.getByRole('row', { name: /HI-2/ })).toContainText('Nobody’s');
  await attachAll(page);
  await expect(table.getByRole('row', { name: /HI-1/ })).toContainText('does not earn');
});

async function attachAll(page: Page) {
  await page.getByLabel('Choose all on this page').check();
  await page.getByRole('button', { name: 'Attach 2 devices' }).click();
  const dialog = page.getByRole('dialog', { name: 'Whose are 2 devices?' });
  await dialog.getByLabel('Customer and site').selectOption('Harbour Ice · Pier 9');
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(dialog).toBeHidden();
}

test('the customer who is connected and pays nothing is taken on, and closed with what came of it', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('revenue/silent-churn'));
  const row = page
    .getByRole('table', { name: 'Connected, not paying' })
    .getByRole('row', { name: /Harbour Ice/ });
  await expect(row).toContainText('€24');
  await expect(row).toContainText('2 of 2');
  await expect(row).toContainText('Nobody yet');
  await row.getByRole('button', { name: 'Take on' }).click();
  const take = page.getByRole('dialog', { name: 'Take Harbour Ice on' });
  await expect(take.getByLabel('Who takes care')).toHaveValue(/.+/);
  await take.getByLabel('What is to be done').fill('Offer the smaller plan');
  await take.getByRole('button', { name: 'Take on' }).click();
  await expect(row).toContainText('Nora Lindqvist');
  await row.getByRole('button', { name: 'Give to' }).click();
  const give = page.getByRole('dialog', { name: 'Who takes care of Harbour Ice?' });
  await give.getByLabel('Who takes care').selectOption('Lars Pedersen');
  await give.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Lars Pedersen');
  await row.getByRole('button', { name: 'Close' }).click();
  const close = page.getByRole('dialog', { name: 'What came of Harbour Ice?' });
  await close.getByRole('radio', { name: /^Lost/ }).check();
  await close.getByLabel('In a few words').fill('They sold the pier');
  await close.getByRole('button', { name: 'Close the case' }).click();
  await expect(row).toContainText('They sold the pier');
  await expect(page.getByText('0 still to save.')).toBeVisible();
});

test('delivery sees who is to be saved and no amounts; a rep sees nothing', async ({ pageOf }) => {
  const delivery = await pageOf(company.person('DELIVERY'));
  await delivery.goto(at('revenue/silent-churn'));
  const table = delivery.getByRole('table', { name: 'Connected, not paying' });
  await expect(table.getByRole('row', { name: /Harbour Ice/ })).toContainText('Lost');
  await expect(delivery.getByText('€')).toHaveCount(0);
  const rep = await pageOf(company.person('REP'));
  expect((await rep.goto(at('revenue/silent-churn')))?.status()).toBe(404);
});

test('a revoked key opens nothing', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('settings/keys'));
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke the key' }).click();
  await expect(page.getByRole('table', { name: 'Keys' })).toContainText('Revoked');
  expect(await report(key)).toMatchObject({ status: 404 });
});
