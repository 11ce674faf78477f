import type { Page } from '@playwright/test';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// One deal inspected and changed by two people: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let deal: string;

test.beforeAll(async () => {
  company = await makeCompany('Deal page');
});

async function nextStep(page: Page, text: string): Promise<void> {
  await page
    .getByRole('button', { name: /^(Change|Say what comes next)$/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Next step', exact: true }).fill(text);
}

test('shows the three clocks, and the same as a list', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(`/t/${company.slug}/deals/new`);
  await page.getByLabel('Deal', { exact: true }).fill('Tank telemetry');
  await page.getByLabel('Customer', { exact: true }).fill('Baltic Chem');
  await page.getByLabel('Close date').fill('2027-06-30');
  await page.getByLabel('Hardware, one-time').fill('50,000');
  await page.getByLabel('Software, a year').fill('12,000');
  await page.getByRole('button', { name: 'Create deal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tank telemetry' })).toBeVisible();
  deal = new URL(page.url()).pathname;
  await expect(page.getByRole('img', { name: /^Timeline\. PO expected 30 Jun 2027/ })).toBeVisible();
  await page.getByText('The same as a list').click();
  const days = page.getByRole('list', { name: 'Days of this deal' });
  await expect(days).toContainText('PO expected, expected 30 Jun 2027');
  await expect(days).toContainText('Software: Activation');
});

test('an edit is undone by the button of its message', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  await nextStep(page, 'Send the quote by Friday');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Next step saved')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
  await expect(page.getByText('None yet')).toBeVisible();
});

test('a move is undone by the key Z, and the history says so', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(deal);
  await page.getByRole('button', { name: 'Move stage' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move this deal' });
  await dialog.getByLabel('To', { exact: true }).selectOption('demo');
  await dialog.getByLabel('Contact at the customer').fill('Mira Alder');
  await dialog.getByRole('group', { name: 'Demo' }).getByLabel('Shown on').fill('2026-03-02');
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  await expect(dialog).toBeHidden();
  const here = page.getByRole('list', { name: 'Stages' }).locator('[aria-current=step]');
  await expect(here).toContainText('Demo');
  await page.getByRole('heading', { level: 1 }).click();
  // The key is heard from the message on, whose code comes with it.
  await expect(page.getByRole('dialog', { name: 'Moved to Demo' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(here).toContainText('Lead');
  const history = page.getByRole('list', { name: 'Everything that happened' });
  await expect(history).toContainText('Undone: Moved Tank telemetry to Demo');
});

test('of two people at once the second chooses, and nothing is lost', async ({ pageOf }) => {
  const first = await pageOf(company.person('REP'));
  const second = await pageOf(company.person('CRO'));
  await first.goto(deal);
  await second.goto(deal);
  await nextStep(second, 'Call the buyer on Monday');
  await nextStep(first, 'Send the order form by Wednesday');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('Next step saved')).toBeVisible();
  await second.getByRole('button', { name: 'Save' }).click();
  const conflict = second.getByRole('region', { name: 'Two edits at once' });
  await expect(conflict).toContainText('Send the order form by Wednesday');
  await expect(conflict).toContainText('Call the buyer on Monday');
  await expect(second.getByRole('textbox', { name: 'Next step', exact: true })).toHaveValue(
    'Call the buyer on Monday',
  );
  await conflict.getByRole('radio', { name: /Theirs/ }).check();
  await conflict.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(second.getByText('Send the order form by Wednesday').first()).toBeVisible();
});

test('a note is kept and taken back', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(deal);
  await page.getByLabel('New note').fill('Prefers mail');
  await page.getByRole('button', { name: 'Keep note' }).click();
  const notes = page.getByRole('region', { name: 'Notes' });
  await expect(notes).toContainText('Prefers mail');
  await notes.getByRole('button', { name: 'Remove' }).click();
  await expect(notes).toContainText('No notes yet.');
  await page.getByRole('dialog', { name: 'Note removed' }).getByRole('button', { name: 'Undo' }).click();
  await expect(notes).toContainText('Prefers mail');
});
