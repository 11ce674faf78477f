import type { Page, Request } from '@playwright/test';
import { callAReview, newDeals } from './support/a-review';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { cardOf, saved, sideways, stepOf } from './support/review-screens';
import { expect, test } from './support/session';

// A rep before the review: three answers for each of his deals, whatever the connection does.
test.describe.configure({ mode: 'serial' });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const DESK = { viewport: { width: 1440, height: 900 } } as const;
const DEALS = ['Harbour cranes', 'Orchard frost', 'Silo levels'] as const;
const STEP = 'Send the revised quote with 500-unit pricing to Ada by Friday';

let company: OwnCompany;
let path: string;

test.beforeAll(async () => {
  company = await makeCompany('Preparing');
  path = `/t/${company.slug}/reviews/${await callAReview(company.slug)}/prepare`;
});

/** The answers that the page has sent and has no answer to yet. */
function answersUnderWay(page: Page): ReadonlySet<Request> {
  const sent = new Set<Request>();
  page.on('request', (request) => {
    if (request.url().includes('/review-answers/')) sent.add(request);
  });
  page.on('requestfinished', (request) => sent.delete(request));
  page.on('requestfailed', (request) => sent.delete(request));
  return sent;
}

test('a rep answers three questions on his phone; "follow up" is refused with a better sentence', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'), PHONE);
  await newDeals(page, company.slug, DEALS);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: /^Review on \w{3} \d/ })).toBeVisible();
  await expect(page.getByText(/in 2[12] hours/)).toBeVisible();
  const ready = page.getByRole('region', { name: 'Ready' });
  await expect(ready).toContainText('0 of 3 ready');
  const card = await cardOf(page, DEALS[0]);
  await stepOf(card).fill('Follow up');
  await stepOf(card).blur();
  await expect(card.getByText(/“Follow up” does not say what will be done/)).toBeVisible();
  await card.getByRole('button', { name: 'Use this' }).tap();
  await expect(stepOf(card)).toHaveValue(/^Send .* by /);
  await saved(card);
  await card.getByLabel('Nothing yet').check();
  await card.getByLabel('Budget approval pending').check();
  await expect(ready).toContainText('1 of 3 ready');
  await saved(card);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => sideways(page), `at ${width} pixels`).toBe(0);
  }
  await page.reload();
  const again = await cardOf(page, DEALS[0]);
  await expect(again.getByLabel('Budget approval pending')).toBeChecked();
  await expect(again.getByLabel('Nothing yet')).toBeChecked();
  expect(await axeFinds(page)).toEqual([]);
});

test('what is typed without a connection is sent when it is back, and a closed tab loses nothing', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'), PHONE);
  await page.goto(path);
  const card = await cardOf(page, DEALS[1]);
  await stepOf(card).focus();
  await page.context().setOffline(true);
  await stepOf(card).fill(STEP);
  await card.getByLabel('Competitor in a late stage').check();
  await expect(page.getByText('No connection. Keep typing.')).toBeVisible();
  await expect(card.getByText('Kept on this device, not sent yet')).toBeVisible();
  await page.context().setOffline(false);
  await saved(card);
  await expect(page.getByText('No connection. Keep typing.')).toHaveCount(0);

  await page.context().setOffline(true);
  await card.getByLabel('What exactly?').fill('They have seen two others');
  await expect(card.getByText('Kept on this device, not sent yet')).toBeVisible();
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(path);
  const after = await cardOf(later, DEALS[1]);
  await expect(after.getByLabel('What exactly?')).toHaveValue('They have seen two others');
  await saved(after);
  await later.evaluate(() => localStorage.clear());
  await later.reload();
  const stored = await cardOf(later, DEALS[1]);
  await expect(stored.getByLabel('What exactly?')).toHaveValue('They have seen two others');
  await expect(stepOf(stored)).toHaveValue(STEP);
});

test('an ended session keeps what was typed, and it is sent once he is signed in again', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'), DESK);
  await page.goto(path);
  const card = await cardOf(page, DEALS[0]);
  const underWay = answersUnderWay(page);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await card.getByLabel('What exactly?').fill('The board meets on Monday');
  await expect(page.getByText('You are signed out. Nothing is lost.')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  // The page sends once more as it is left: that must be refused, or the answer would be stored while the next page reads it.
  await expect.poll(() => underWay.size).toBe(0);
  await page.context().addCookies(cookies);
  await page.goto(path);
  const after = await cardOf(page, DEALS[0]);
  await expect(after.getByLabel('What exactly?')).toHaveValue('The board meets on Monday');
  await saved(after);
});

test('of two tabs that answer the same question the second chooses', async ({ pageOf }) => {
  const first = await pageOf(company.person('REP'), DESK);
  const second = await first.context().newPage();
  await Promise.all([first.goto(path), second.goto(path)]);
  const [mine, theirs] = [await cardOf(second, DEALS[1]), await cardOf(first, DEALS[1])];
  await theirs.getByLabel('Budget approval pending').check();
  await saved(theirs);
  await mine.getByLabel('Hardware lead time longer than expected').check();
  const choice = second.getByRole('region', { name: 'Two edits at once' });
  await expect(choice.getByRole('radio', { name: /Budget approval pending/ })).toBeVisible();
  await choice.getByRole('radio', { name: /Hardware lead time/ }).check();
  await choice.getByRole('button', { name: 'Save mine on top' }).click();
  await expect(choice).toHaveCount(0);
  await saved(mine);
  await expect(mine.getByText(/quarter ends/)).toBeVisible();
  await second.reload();
  await expect((await cardOf(second, DEALS[1])).getByLabel(/Hardware lead time/)).toBeChecked();
});

test('a tick that is pressed straight from the field is taken, whatever the field says once it is left', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'), DESK);
  await page.clock.install();
  await page.goto(path);
  const card = await cardOf(page, DEALS[2]);
  await stepOf(card).fill('Follow up');
  const tick = card.getByLabel('Nothing yet');
  await tick.hover();
  await page.mouse.down();
  // A slow hand: what is wrong with the words is known by now, and would push the tick away.
  await page.clock.runFor(3000);
  await page.mouse.up();
  await expect(tick).toBeChecked();
  await expect(card.getByText(/“Follow up” does not say what will be done/)).toBeVisible();
});

test('what he records there is his proof; he walks by keys, leaves a deal out, and says that he is ready', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('REP'), DESK);
  await page.goto(path);
  const card = await cardOf(page, DEALS[1]);
  await card.getByRole('button', { name: 'Record evidence' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record evidence' });
  await dialog.getByLabel('What').selectOption('Hardware quote');
  await dialog.getByLabel('Quote number').fill('Q-77');
  await dialog.getByLabel('Sent on').fill('2026-01-10');
  await dialog.getByLabel('Amount').fill('80000');
  await dialog.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(card.getByLabel(/Hardware quote Q-77/)).toBeChecked();
  await saved(card);
  await page.getByRole('button', { name: 'I am ready' }).click();
  const ready = page.getByRole('region', { name: 'Ready' });
  await expect(ready.getByText('Still missing')).toBeVisible();
  await ready
    .getByRole('listitem')
    .filter({ hasText: DEALS[2] })
    .getByRole('button', { name: 'Risk' })
    .click();
  const last = await cardOf(page, DEALS[2]);
  await expect(last.getByLabel('Budget approval pending')).toBeFocused();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: DEALS[1] }).first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { level: 2 }).nth(1)).toContainText(DEALS[2]);
  await last.getByRole('button', { name: 'Leave out' }).click();
  await expect(ready).toContainText('2 of 2 ready');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(ready).toContainText('2 of 3 ready');
  await (await cardOf(page, DEALS[2])).getByRole('button', { name: 'Leave out' }).click();
  await ready.getByRole('button', { name: 'I am ready' }).click();
  await expect(ready).toContainText('You are ready since');
});

test('the CRO sees who is ready and opens his five', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'), DESK);
  await page.goto(path);
  const team = page.getByRole('navigation', { name: 'Who is ready' });
  await expect(team.getByRole('link', { name: /Sam Idowu/ })).toContainText('Ready since');
  await team.getByRole('link', { name: /Sam Idowu/ }).click();
  await expect(page.getByRole('heading', { name: DEALS[1] })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

test('who prepares nothing, and whoever asks for a review that is not there, finds no page', async ({
  pageOf,
}) => {
  const ceo = await pageOf(company.person('CEO'));
  expect((await ceo.goto(path))?.status()).toBe(404);
  const rep = await pageOf(company.person('REP'));
  expect((await rep.goto(path))?.status()).toBe(200);
  const unknown = path.replace(/[0-9a-f]{4}\/prepare$/, '0000/prepare');
  expect((await rep.goto(unknown))?.status()).toBe(404);
});
