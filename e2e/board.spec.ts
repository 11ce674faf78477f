import type { Locator, Page } from '@playwright/test';
import { makeCompany, type OwnCompany } from './support/own-company';
import { axeFinds } from './support/axe';
import { expect, test } from './support/session';

// One board and its deals: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

const WORD = 'Board desk';
let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany(WORD);
});

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (where: Page | Locator, name: string) =>
  where.locator('[data-card]').filter({ hasText: new RegExp(`^${name}`) });
const total = (of: Locator, what: 'amount' | 'weighted') => of.locator(`[data-total="${what}"]`);

async function openBoard(page: Page): Promise<void> {
  await page.goto(`/t/${company.slug}/pipeline/board`);
  await expect(page.getByRole('heading', { level: 1, name: 'Pipeline' })).toBeVisible();
  // Dragging has come when the cards say that they can be dragged.
  await expect(page.locator('[data-card][draggable="true"]').first()).toBeVisible();
}

/** Deals with hardware over 10,000, 20,000 … and a contact, so that a demo is all that the next stage asks. */
async function makeDeals(page: Page, names: readonly string[]): Promise<void> {
  await page.goto(`/t/${company.slug}/pipeline`);
  const origin = new URL(page.url()).origin;
  for (const [index, name] of names.entries()) {
    const amountMinor = String((index + 1) * 1_000_000);
    const answer = await page.request.post(`/api/t/${company.slug}/deals`, {
      data: {
        name,
        customer: `${name} Ltd`,
        contact: 'Ada',
        lines: [{ stream: 'hardware', description: 'Sensors', units: 10, amountMinor }],
      },
      headers: { Origin: origin },
    });
    expect(answer.status()).toBe(201);
  }
}

test('a card dropped on a gate opens its form in place, and evidence and move are one save', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'));
  await makeDeals(page, ['Alder', 'Birch', 'Cedar']);
  await openBoard(page);
  await expect(total(column(page, 'Lead'), 'amount')).toContainText('€60k');
  await card(page, 'Alder').dragTo(column(page, 'Hardware Quote Sent'));
  const dialog = page.getByRole('dialog', { name: 'Alder to Hardware Quote Sent' });
  await expect(dialog.getByText('No demo yet.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(card(column(page, 'Lead'), 'Alder')).toBeVisible();

  await card(page, 'Alder').dragTo(column(page, 'Hardware Quote Sent'));
  const piece = (name: string) => dialog.getByRole('group', { name });
  await piece('Demo').getByLabel('Shown on').fill('2026-03-02');
  await piece('Hardware quote').getByLabel('Quote number').fill('Q-1');
  await piece('Hardware quote').getByLabel('Sent on').fill('2026-03-20');
  await piece('Hardware quote').getByLabel('Amount').fill('10000');
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  await expect(dialog).toBeHidden();
  await expect(card(column(page, 'Hardware Quote Sent'), 'Alder')).toContainText('40 %');
  await expect(total(column(page, 'Hardware Quote Sent'), 'weighted')).toContainText('€4,000');
  await expect(total(column(page, 'Lead'), 'amount')).toContainText('€50k');
  await page.reload();
  await expect(card(column(page, 'Hardware Quote Sent'), 'Alder')).toBeVisible();
});

async function chooseStage(page: Page, name: string, stage: string): Promise<void> {
  await card(page, name)
    .getByRole('button', { name: `Move ${name} to…` })
    .click();
  await page.getByRole('menuitem', { name: new RegExp(`^${stage}`) }).click();
}

async function fillAndMove(page: Page, field: string, text: string): Promise<void> {
  // A message that something was moved is a dialog too.
  const dialog = page.getByRole('dialog', { name: / to / });
  await dialog.getByLabel(field).fill(text);
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  await expect(dialog).toBeHidden();
}

test('a move by menu is undone by the key Z', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await openBoard(page);
  await chooseStage(page, 'Birch', 'Demo');
  await fillAndMove(page, 'Shown on', '2026-03-02');
  await expect(card(column(page, 'Demo'), 'Birch')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(card(column(page, 'Lead'), 'Birch')).toBeVisible();
});

test('a move that lacks nothing is painted, with its sums, before the server answers', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await openBoard(page);
  await chooseStage(page, 'Cedar', 'Demo');
  await fillAndMove(page, 'Shown on', '2026-03-02');
  await chooseStage(page, 'Cedar', 'Lead');
  await fillAndMove(page, 'Reason', 'They want to see it again');
  await expect(card(column(page, 'Lead'), 'Cedar')).toBeVisible();

  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/moves/*', async (route) => {
    await held;
    await route.continue();
  });
  await chooseStage(page, 'Cedar', 'Demo');
  await expect(card(column(page, 'Demo'), 'Cedar')).toContainText('20 %');
  await expect(total(column(page, 'Demo'), 'weighted')).toContainText('€6,000');
  release();
  await expect(page.getByRole('status').filter({ hasText: 'Cedar is in Demo now.' })).toBeAttached();
  await page.unroute('**/moves/*');
  await chooseStage(page, 'Cedar', 'Lead');
  await fillAndMove(page, 'Reason', 'Not yet');
});

test('a move that the server refuses goes back to where the deal is now, with the reason', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'));
  await openBoard(page);
  const other = await pageOf(company.person('CRO'));
  await openBoard(other);
  await card(other, 'Cedar').dragTo(column(other, 'Closed Lost'));
  await fillAndMove(other, 'Reason', 'The budget went elsewhere');
  await expect(card(other, 'Cedar')).toBeHidden();

  await chooseStage(page, 'Cedar', 'Demo');
  // The board says it too, for who hears the page.
  const refused = page.getByRole('alert').filter({ hasText: 'Somebody changed Cedar meanwhile.' });
  await expect(refused).toContainText('It is in Closed Lost now.');
  await expect(card(page, 'Cedar')).toBeHidden();
  await expect(total(column(page, 'Lead'), 'amount')).toContainText('€20k');
});

test('the board is worked with the keyboard alone', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await openBoard(page);
  await card(page, 'Birch').getByRole('link', { name: 'Birch' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(card(page, 'Alder').getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(card(page, 'Birch').getByRole('link')).toBeFocused();
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: /^Demo/ })).toBeVisible();
  // The menu is seen before it has the focus, and hears its letters only then.
  await expect(page.locator('[role=menu]:focus, [role=menu] :focus')).toHaveCount(1);
  await page.keyboard.press('D');
  await expect(page.getByRole('menuitem', { name: /^Demo/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Birch to Demo' });
  await dialog.getByLabel('Shown on').focus();
  await page.keyboard.type('02032026');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(card(column(page, 'Demo'), 'Birch').getByRole('link')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Birch is in Demo now.' })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Birch' })).toBeVisible();
});

test('axe finds nothing on the board, its menu and its form, in light and dark', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await openBoard(page);
  expect(await axeFinds(page)).toEqual([]);
  await card(page, 'Birch').getByRole('button', { name: 'Move Birch to…' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('menuitem', { name: /^Hardware PO/ }).click();
  await expect(page.getByRole('dialog', { name: / to / }).getByText('No PO yet.')).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});
