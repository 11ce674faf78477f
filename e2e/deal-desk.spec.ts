import type { Locator, Page } from '@playwright/test';
import { makeCompany, type OwnCompany } from './support/own-company';
import { dealRows } from './support/pages';
import { expect, test } from './support/session';

// One deal on its way: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let deal: string;

test.beforeAll(async () => {
  company = await makeCompany('Deal desk');
});

/** The figure beside "Counts". */
function counts(page: Page): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Counts', exact: true }) });
}

function evidence(page: Page): Locator {
  return page.getByRole('table', { name: 'Evidence' });
}

test('pressing "Create deal" twice makes one deal', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(`/t/${company.slug}/deals/new`);
  await page.getByLabel('Deal', { exact: true }).fill('Cold store sensors');
  await page.getByLabel('Customer', { exact: true }).fill('Alder Cold Stores');
  await page.getByLabel('Hardware, one-time').fill('93,000');
  await page.getByLabel('Software, a year').fill('12,000');
  await page.getByRole('button', { name: 'Create deal' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Cold store sensors' })).toBeVisible();
  deal = new URL(page.url()).pathname;
  await expect(counts(page)).toContainText('10 %');
  await page.goto(`/t/${company.slug}/pipeline`);
  await expect(dealRows(page)).toHaveCount(1);
});

test('the gate says in place what is missing, and evidence and move are one save', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  await page.getByRole('button', { name: 'Move stage' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move this deal' });
  await dialog.getByLabel('To', { exact: true }).selectOption('hardware_po_received');
  await expect(dialog.getByText('No PO yet. Add the PO number, date and amount.')).toBeVisible();
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  const refusal = dialog.getByRole('alert').or(dialog.getByRole('status')).filter({ hasText: 'PO' });
  await expect(refusal).toBeVisible();
  await dialog.getByLabel('Contact at the customer').fill('Mira Alder');
  const piece = (name: string) => dialog.getByRole('group', { name });
  await piece('Demo').getByLabel('Shown on').fill('2026-03-02');
  await piece('Hardware quote').getByLabel('Quote number').fill('Q-204');
  await piece('Hardware quote').getByLabel('Sent on').fill('2026-03-20');
  await piece('Hardware quote').getByLabel('Amount').fill('93000');
  await piece('Hardware PO').getByLabel('PO number').fill('PO-7781');
  await piece('Hardware PO').getByLabel('PO date').fill('2026-04-02');
  await piece('Hardware PO').getByLabel('Amount').fill('93,000.00');
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  await expect(dialog).toBeHidden();
  await expect(counts(page)).toContainText('70 %');
  await expect(evidence(page).getByRole('row', { name: /Hardware PO/ })).toContainText('PO-7781');
});

test('voiding the PO puts the deal back, and the record stays readable', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  await evidence(page)
    .getByRole('row', { name: /Hardware PO/ })
    .getByRole('button', { name: 'Void' })
    .click();
  const dialog = page.getByRole('dialog', { name: /^Void Hardware PO/ });
  await dialog.getByLabel('Reason').fill('It was a draft');
  await dialog.getByRole('button', { name: 'Void' }).click();
  await expect(dialog).toBeHidden();
  await expect(counts(page)).not.toContainText('70 %');
  await expect(page.getByRole('list', { name: 'Stages' }).locator('[aria-current=step]')).toContainText(
    'Quote',
  );
  await expect(evidence(page)).toContainText('Voided: It was a draft');
});

test('of two edits at once the second sees both values and chooses', async ({ pageOf }) => {
  const first = await pageOf(company.person('REP'));
  const second = await pageOf(company.person('CRO'));
  for (const page of [first, second]) {
    await page.goto(deal);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
  }
  const steps = [
    [first, 'Send the order form by Wednesday'],
    [second, 'Call the buyer'],
  ] as const;
  for (const [page, step] of steps) {
    await page.getByLabel('Next step', { exact: true }).fill(step);
    await page.getByRole('button', { name: 'Save' }).click();
    if (page === first) await expect(page.getByRole('dialog', { name: 'Edit deal' })).toBeHidden();
  }
  const dialog = second.getByRole('dialog', { name: 'Edit deal' });
  const choice = dialog.getByRole('group', { name: 'Next step' });
  await expect(choice).toContainText('Send the order form by Wednesday');
  await expect(choice.getByRole('radio', { name: /Call the buyer/ })).toBeChecked();
  await expect(dialog.getByRole('textbox', { name: 'Next step', exact: true })).toHaveValue('Call the buyer');
  await dialog.getByRole('button', { name: 'Save mine on top' }).click();
  await expect(dialog).toBeHidden();
  await first.reload();
  await expect(first.getByText('Call the buyer').first()).toBeVisible();
});

test('a deal is moved with the keyboard alone', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  await tabTo(page, page.getByRole('button', { name: 'Move stage' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move this deal' });
  await tabTo(page, dialog.getByLabel('To', { exact: true }));
  await page.keyboard.type('Closed');
  await expect(dialog.getByLabel('To', { exact: true })).toHaveValue('closed_lost');
  await tabTo(page, dialog.getByLabel('Reason'));
  await page.keyboard.type('The budget went elsewhere');
  await tabTo(page, dialog.getByRole('button', { name: /^Move to/ }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Move stage' })).toBeFocused();
  await expect(counts(page)).toContainText('0 %');
});

/** Presses Tab until the element has the focus, which must be visible on every stop. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab does not reach it');
}
