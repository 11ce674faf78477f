import type { Page } from '@playwright/test';
import { callReview } from '@/features/reviews/commands-plan';
import { chooseDeals } from '@/features/reviews/commands-preparation';
import { showSettings } from '@/features/settings/queries';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../tests/support/operations-answers';
import { earlierReview, quotedDeals } from './support/a-review';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { agenda, deal, key, sideways } from './support/review-screens';
import { expect, test } from './support/session';

// One review from its waiting room to its minutes: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

const LAPTOP = { viewport: { width: 1440, height: 900 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const NAMES = ['Cold chain', 'Pump watch', 'Silo levels', 'Fleet trackers'] as const;
const PROMISE = 'Send the revised quote for 500 gateways';

let company: OwnCompany;
let address: string;

test.beforeAll(async () => {
  company = await makeCompany('Review room');
  const operator: Caller = { kind: 'operator', tenantSlug: company.slug };
  try {
    const [rep] = must(await showSettings(operator, {})).floors;
    const repId = rep?.repId ?? '';
    const dealIds = await quotedDeals(operator, repId, NAMES);
    await earlierReview(operator, NAMES[0], PROMISE);
    const { reviewId } = must(await callReview(operator, {}));
    must(await chooseDeals(operator, { reviewId, repId, dealIds }));
    address = `/t/${company.slug}/reviews/${reviewId}`;
  } finally {
    await closePool();
  }
});

async function enter(page: Page): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Weekly review' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'In the room' }).getByRole('listitem').first()).toBeVisible();
}

test('the waiting room turns into the room for everybody when the CRO opens it', async ({ pageOf }) => {
  const [cro, rep] = [
    await pageOf(company.person('CRO'), LAPTOP),
    await pageOf(company.person('REP'), PHONE),
  ];
  await enter(rep);
  await expect(rep.getByRole('link', { name: /Prepare my deals|Look at my preparation/ })).toBeVisible();
  await expect(rep.getByRole('button', { name: 'Open the review' })).toHaveCount(0);
  expect(await sideways(rep)).toBe(0);
  await enter(cro);
  expect(await axeFinds(cro)).toEqual([]);
  await cro.getByRole('button', { name: 'Open the review' }).click();
  await expect(deal(cro, NAMES[0])).toBeVisible();
  await expect(deal(rep, NAMES[0])).toBeVisible();
  await expect(rep.getByText('Following Nora')).toBeVisible();
  await expect(cro.getByText('You lead')).toBeVisible();
  // The clock runs from the opening on.
  await expect(cro.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('everybody follows the deal that is pointed at, until he looks on his own', async ({ pageOf }) => {
  const [cro, rep] = [
    await pageOf(company.person('CRO'), LAPTOP),
    await pageOf(company.person('REP'), PHONE),
  ];
  await enter(cro);
  await enter(rep);
  await cro.keyboard.press('ArrowRight');
  await expect(deal(cro, NAMES[1])).toBeVisible();
  await expect(deal(rep, NAMES[1])).toBeVisible();
  await agenda(rep).getByRole('button', { name: NAMES[3] }).click();
  await expect(deal(rep, NAMES[3])).toBeVisible();
  await cro.keyboard.press('ArrowRight');
  await expect(rep.getByText(`Nora is at ${NAMES[2]}`)).toBeVisible();
  await expect(deal(rep, NAMES[3])).toBeVisible();
  await rep.getByRole('button', { name: 'Follow Nora' }).click();
  await expect(deal(rep, NAMES[2])).toBeVisible();
  await agenda(cro).getByRole('button', { name: NAMES[0] }).click();
  await expect(deal(rep, NAMES[0])).toBeVisible();
});

test('a deal is challenged, knocked down, taken back and held, all by keys', async ({ pageOf }) => {
  const [cro, rep] = [
    await pageOf(company.person('CRO'), LAPTOP),
    await pageOf(company.person('REP'), PHONE),
  ];
  await enter(cro);
  await enter(rep);
  const promise = cro.getByRole('region', { name: 'Last promise' });
  await expect(promise).toContainText(PROMISE);
  await promise.getByRole('button', { name: 'Late' }).click();
  await expect(rep.getByRole('region', { name: 'Last promise' })).toContainText('Late, says Nora Lindqvist');

  await cro.keyboard.press('c');
  const doubt = cro.getByRole('dialog', { name: `Challenge: ${NAMES[0]}` });
  await expect(doubt.getByLabel('What do you doubt?')).toBeFocused();
  await cro.keyboard.type('Who signs the order?');
  await cro.keyboard.press('Enter');
  await expect(doubt).toBeHidden();
  await expect(rep.getByRole('article', { name: NAMES[0] })).toContainText('Who signs the order?');
  await expect(
    rep.getByRole('status').filter({ hasText: `Nora Lindqvist challenged ${NAMES[0]}` }),
  ).toHaveCount(1);

  await cro.keyboard.press('k');
  const down = cro.getByRole('dialog', { name: `Knock down: ${NAMES[0]}` });
  await expect(down.getByLabel('What is missing')).toHaveValue('No PO on record');
  await expect(down.getByLabel('What is missing')).toBeFocused();
  await cro.keyboard.press('Enter');
  for (const page of [cro, rep]) {
    const card = page.getByRole('article', { name: NAMES[0] });
    await expect(card).toContainText('No PO on record · Nora Lindqvist');
    await expect(card).toContainText('40 % → 20 %');
  }
  await expect(agenda(rep).getByRole('button', { name: NAMES[0] })).toContainText('Knocked down');

  await expect(key(cro, 'Knock down')).toHaveAttribute('aria-pressed', 'true');
  await cro.keyboard.press('z');
  await expect(key(cro, 'Knock down')).toHaveAttribute('aria-pressed', 'false');
  await expect(rep.getByText('No PO on record · Nora Lindqvist')).toHaveCount(0);

  await cro.keyboard.press('h');
  await expect(key(cro, 'Held')).toHaveAttribute('aria-pressed', 'true');
  await expect(agenda(rep).getByRole('button', { name: NAMES[0] })).toContainText('Held');
  await cro.keyboard.press('ArrowRight');
  await expect(deal(rep, NAMES[1])).toBeVisible();
});

test('a deal moves with its evidence, another is parked, and somebody gets something to do', async ({
  pageOf,
}) => {
  const [cro, rep] = [
    await pageOf(company.person('CRO'), LAPTOP),
    await pageOf(company.person('REP'), PHONE),
  ];
  await enter(cro);
  await enter(rep);
  await expect(deal(cro, NAMES[1])).toBeVisible();
  await cro.keyboard.press('m');
  const move = cro.getByRole('dialog', { name: `Move ${NAMES[1]}` });
  await move.getByLabel('To', { exact: true }).selectOption('hardware_po_received');
  await move.getByRole('button', { name: /^Move to/ }).click();
  await expect(move.getByRole('alert')).toBeVisible();
  const po = move.getByRole('group', { name: 'Hardware PO' });
  await po.getByLabel('PO number').fill('PO-4711');
  await po.getByLabel('PO date').fill('2026-04-02');
  await po.getByLabel('Amount').fill('300000');
  await move.getByRole('button', { name: /^Move to/ }).click();
  await expect(move).toBeHidden();
  for (const page of [cro, rep]) {
    const card = page.getByRole('article', { name: NAMES[1] });
    await expect(card).toContainText('40 % → 70 %');
    await expect(card.getByRole('link', { name: /PO-4711/ })).toBeVisible();
  }

  await cro.keyboard.press('ArrowRight');
  await expect(deal(cro, NAMES[2])).toBeVisible();
  await cro.keyboard.press('p');
  await expect(cro.getByLabel('What has to happen first')).toBeFocused();
  await cro.keyboard.type('Their board meets on Friday');
  await cro.keyboard.press('Enter');
  await expect(rep.getByRole('article', { name: NAMES[2] })).toContainText('Their board meets on Friday');

  await cro.keyboard.press('a');
  await expect(cro.getByRole('dialog').getByLabel('What')).toBeFocused();
  await cro.keyboard.type('Ask Ada for the board paper');
  await cro.keyboard.press('Enter');
  for (const page of [cro, rep])
    await expect(page.getByRole('region', { name: 'Actions' })).toContainText('Ask Ada for the board paper');
});

test('time is paused, added and started by keys, and seen by all', async ({ pageOf }) => {
  const [cro, rep] = [
    await pageOf(company.person('CRO'), LAPTOP),
    await pageOf(company.person('REP'), PHONE),
  ];
  await enter(cro);
  await enter(rep);
  const time = (page: Page) => page.getByRole('region', { name: 'Time' });
  await cro.keyboard.press('Space');
  await expect(time(cro).getByRole('button', { name: 'Start' })).toBeVisible();
  await expect(time(rep)).toContainText('paused');
  const share = agenda(rep).getByTitle('Time used, of his share');
  await expect(share).toContainText('of 30:00');
  await cro.keyboard.press('+');
  await expect(share).toContainText('of 31:00');
  await cro.keyboard.press('Space');
  await expect(time(rep)).not.toContainText('paused');
});

test('the room has no barrier, on a laptop, on a phone and on a narrow one', async ({ pageOf }) => {
  const cro = await pageOf(company.person('CRO'), LAPTOP);
  await enter(cro);
  expect(await axeFinds(cro)).toEqual([]);
  await cro.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => sideways(cro)).toBe(0);
  const rep = await pageOf(company.person('REP'), PHONE);
  await enter(rep);
  expect(await axeFinds(rep)).toEqual([]);
  expect(await sideways(rep)).toBe(0);
  // The keys lie within the screen, above the bar of the frame.
  const bar = await rep.getByRole('toolbar', { name: 'Decide' }).boundingBox();
  expect(bar && bar.y + bar.height).toBeLessThan(844 - 56);
});

test('the CEO looks on, and the room ends in its minutes for everybody', async ({ pageOf }) => {
  const [cro, ceo] = [
    await pageOf(company.person('CRO'), LAPTOP),
    await pageOf(company.person('CEO'), LAPTOP),
  ];
  await enter(cro);
  await enter(ceo);
  await expect(key(ceo, 'Held')).toHaveCount(0);
  await cro.getByRole('button', { name: 'Close the review' }).click();
  const dialog = cro.getByRole('dialog', { name: 'Close the review' });
  await expect(dialog).toContainText(NAMES[3]);
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  for (const page of [cro, ceo]) {
    await expect(page.getByRole('heading', { level: 1, name: /^Review of/ })).toBeVisible();
    await expect(page.getByText('Their board meets on Friday')).toBeVisible();
  }
});
