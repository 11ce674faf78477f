import type { Page } from '@playwright/test';
import { showSettings } from '@/features/settings/queries';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../tests/support/operations-answers';
import { earlierReview, quotedDeals } from './support/a-review';
import { makeCompany, type OwnCompany } from './support/own-company';
import { agenda, cardOf, deal, key, saved, sideways, stepOf } from './support/review-screens';
import { expect, test } from './support/session';

// A week of a team: from the schedule to the review after, in which what was promised is asked for.

const SCREENS = [
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  { viewport: { width: 1440, height: 900 } },
] as const;
const DEALS = ['Cold chain', 'Pump watch', 'Silo levels', 'Fleet trackers', 'Dock scales'] as const;
const EARLIER = 'Send the revised quote for 500 gateways';
const PROMISE = 'Send the signed order form to Ada';
const DOUBT = 'Who signs the order?';
const FIRST = 'Their board meets on Friday';
const TASK = 'Ask Ada for the board paper';
const NOTE = 'The board meets on Thursday, not on Friday.';

type Team = { base: string; cro: Page; rep: Page };

/** A company with five quoted deals, and a review behind it that ended in a promise. */
async function companyWithDeals(): Promise<OwnCompany> {
  const company = await makeCompany('Weekly cycle');
  const operator: Caller = { kind: 'operator', tenantSlug: company.slug };
  try {
    const [rep] = must(await showSettings(operator, {})).floors;
    await quotedDeals(operator, rep?.repId ?? '', DEALS);
    await earlierReview(operator, DEALS[0], EARLIER);
  } finally {
    await closePool();
  }
  return company;
}

for (const screen of SCREENS) {
  const { width } = screen.viewport;
  test(`a week goes round at ${width} px: schedule, preparation, room, minutes, and what was promised comes back`, async ({
    pageOf,
  }) => {
    test.setTimeout(180_000);
    const company = await companyWithDeals();
    const [cro, rep] = [
      await pageOf(company.person('CRO'), screen),
      await pageOf(company.person('REP'), screen),
    ];
    const team: Team = { base: `/t/${company.slug}`, cro, rep };
    await test.step('the CRO sets the day, and calls a review for now', () => schedule(team));
    await test.step('the rep prepares his five', () => prepare(team));
    await test.step('the room opens, and the rep follows', () => enter(team));
    await test.step('what the CRO decides, the rep sees as it happens', () => decide(team));
    const address = await test.step('the review is closed, after a look at what it leaves', () =>
      close(team));
    await test.step('the minutes are final', () => readMinutes(team, address));
    await test.step('the trend has one review more', () => readTrend(team));
    await test.step('the next review asks for what was promised', () => nextReview(team));
  });
}

const next = (page: Page) => page.getByRole('region', { name: 'Next review' });

async function schedule({ base, cro }: Team): Promise<void> {
  await cro.goto(`${base}/settings/reviews`);
  // In two days: whatever the hour, the one that is called now comes before it.
  const soon = new Date(Date.now() + 2 * 86_400_000);
  const day = soon.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  await cro.getByLabel('Day', { exact: true }).selectOption(day);
  await cro.getByLabel('Time', { exact: true }).fill('12:00');
  await cro.getByRole('button', { name: 'Save' }).click();
  await expect(cro.getByText('Nothing changed.')).toBeVisible();
  await cro.goto(`${base}/reviews`);
  await expect(next(cro)).toContainText(`${day}, `);
  await expect(next(cro)).toContainText('12:00');
  const later = cro.getByRole('table', { name: 'Reviews to come' }).locator('tbody tr');
  await expect(later).toHaveCount(3);
  await cro.getByRole('button', { name: 'Call a review now' }).click();
  await expect(later).toHaveCount(4);
  await cro.goto(`${base}/reviews/trend`);
  await expect(cro.getByText(/, 1 review\./)).toBeVisible();
}

async function prepare({ base, rep }: Team): Promise<void> {
  await rep.goto(`${base}/reviews`);
  await next(rep).getByRole('link', { name: 'Prepare my deals' }).click();
  const ready = rep.getByRole('region', { name: 'Ready' });
  await expect(ready).toContainText('0 of 5 ready');
  expect(await sideways(rep)).toBe(0);
  const first = await cardOf(rep, DEALS[0]);
  await stepOf(first).fill('Follow up');
  await stepOf(first).blur();
  await expect(first.getByText(/“Follow up” does not say what will be done/)).toBeVisible();
  await expect(first.getByRole('button', { name: 'Use this' })).toBeVisible();
  for (const [index, name] of DEALS.entries()) {
    const card = await cardOf(rep, name);
    await stepOf(card).fill(`${PROMISE} by Friday`);
    await stepOf(card).blur();
    await expect(card.getByText(/“Follow up” does not say/)).toHaveCount(0);
    if (index === 0) await card.getByLabel(/Hardware quote Q-1/).check();
    else await card.getByLabel('Nothing yet').check();
    await card.getByLabel('Budget approval pending').check();
    await saved(card);
    await expect(ready).toContainText(`${index + 1} of 5 ready`);
  }
  await ready.getByRole('button', { name: 'I am ready' }).click();
  await expect(ready).toContainText('You are ready since');
  await ready.getByRole('link', { name: 'To the review' }).click();
  await expect(rep.getByText('You are ready. The room opens here by itself.')).toBeVisible();
}

async function enter({ base, cro, rep }: Team): Promise<void> {
  await cro.goto(`${base}/reviews`);
  await expect(next(cro)).toContainText('1 of 1 rep');
  await next(cro).getByRole('link', { name: 'To the room' }).click();
  const inRoom = cro.getByRole('list', { name: 'In the room' }).getByRole('listitem');
  await expect(inRoom).toHaveCount(2);
  await cro.getByRole('button', { name: 'Open the review' }).click();
  await expect(cro.getByText('You lead')).toBeVisible();
  await expect(rep.getByText('Following Nora')).toBeVisible();
  await show({ cro, rep }, DEALS[1]);
  expect(await sideways(cro)).toBe(0);
}

/** The CRO points at a deal, and the rep is there too. */
async function show({ cro, rep }: Omit<Team, 'base'>, name: string): Promise<void> {
  await agenda(cro).getByRole('button', { name }).click();
  for (const page of [cro, rep]) await expect(deal(page, name)).toBeVisible();
}

async function decide(team: Team): Promise<void> {
  const { cro, rep } = team;
  const shown = (name: string) => rep.getByRole('article', { name });
  const asked = (title: string, name: string) => cro.getByRole('dialog', { name: `${title} ${name}` });

  await show(team, DEALS[0]);
  const promise = cro.getByRole('region', { name: 'Last promise' });
  await expect(promise).toContainText(EARLIER);
  await promise.getByRole('button', { name: 'Kept' }).click();
  await expect(rep.getByRole('region', { name: 'Last promise' })).toContainText('Kept, says Nora Lindqvist');
  await key(cro, 'Challenge').click();
  await asked('Challenge:', DEALS[0]).getByLabel('What do you doubt?').fill(DOUBT);
  await asked('Challenge:', DEALS[0]).getByRole('button', { name: 'Challenge' }).click();
  await expect(shown(DEALS[0])).toContainText(DOUBT);
  await key(cro, 'Knock down').click();
  await asked('Knock down:', DEALS[0]).getByRole('button', { name: 'Knock down' }).click();
  await expect(shown(DEALS[0])).toContainText('No PO on record · Nora Lindqvist');
  await expect(shown(DEALS[0])).toContainText('40 % → 20 %');

  await show(team, DEALS[1]);
  await key(cro, 'Held').click();
  await expect(agenda(rep).getByRole('button', { name: DEALS[1] })).toContainText('Held');

  await show(team, DEALS[2]);
  await key(cro, 'Move').click();
  const move = asked('Move', DEALS[2]);
  await move.getByLabel('To', { exact: true }).selectOption('hardware_po_received');
  const po = move.getByRole('group', { name: 'Hardware PO' });
  await po.getByLabel('PO number').fill('PO-4711');
  await po.getByLabel('PO date').fill('2026-04-02');
  await po.getByLabel('Amount').fill('300000');
  await move.getByRole('button', { name: /^Move to/ }).click();
  await expect(shown(DEALS[2])).toContainText('40 % → 70 %');

  await show(team, DEALS[3]);
  await key(cro, 'Park').click();
  await asked('Park:', DEALS[3]).getByLabel('What has to happen first').fill(FIRST);
  await asked('Park:', DEALS[3]).getByRole('button', { name: 'Park it' }).click();
  await expect(shown(DEALS[3])).toContainText(FIRST);
  await key(cro, 'Action').click();
  const action = cro.getByRole('dialog', { name: 'Add an action' });
  await action.getByLabel('What').fill(TASK);
  await action.getByLabel('Who').selectOption({ label: 'Sam Idowu' });
  await action.getByRole('button', { name: 'Add' }).click();
  await expect(rep.getByRole('region', { name: 'Actions' })).toContainText(TASK);
}

/** Answers the address of the minutes. */
async function close({ cro, rep }: Team): Promise<string> {
  await cro.getByRole('button', { name: 'Close the review' }).click();
  const dialog = cro.getByRole('dialog', { name: 'Close the review' });
  await expect(dialog).toContainText('4 of 5 deals decided, 1 action agreed');
  await expect(dialog).toContainText('Weighted forecast');
  await expect(dialog.getByRole('listitem')).toHaveText([new RegExp(DEALS[4])]);
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  for (const page of [cro, rep])
    await expect(page.getByRole('heading', { level: 1, name: /^Review of/ })).toBeVisible();
  return new URL(cro.url()).pathname;
}

async function readMinutes({ cro, rep }: Team, address: string): Promise<void> {
  for (const page of [cro, rep]) {
    const main = page.getByRole('main');
    for (const words of [DOUBT, FIRST, TASK, 'No PO on record', EARLIER, 'Not discussed'])
      await expect(main.getByText(words).first()).toBeVisible();
    expect(await sideways(page)).toBe(0);
    await page.getByRole('button', { name: 'PDF' }).click();
    const href = await page.getByRole('link', { name: 'PDF, A4' }).getAttribute('href');
    const file = await page.request.get(href ?? '');
    expect(file.headers()['content-type']).toBe('application/pdf');
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await page.keyboard.press('Escape');
  }
  await cro.getByRole('button', { name: 'Add a correction' }).click();
  const dialog = cro.getByRole('dialog', { name: 'Add a correction' });
  await dialog.getByLabel('What is not right, and what is').fill(NOTE);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toBeHidden();
  await expect(cro.getByRole('region', { name: 'Corrections' })).toContainText(NOTE);
  // Nothing else: the file, a note, and what has become of the action since.
  const buttons = ['PDF', `Done: ${TASK}`, `Drop: ${TASK}`, 'Add a correction'];
  for (const page of [cro, rep]) {
    const main = page.getByRole('main');
    await expect(main.getByRole('textbox')).toHaveCount(0);
    await expect(main.getByRole('button')).toHaveCount(buttons.length);
    for (const name of buttons) await expect(main.getByRole('button', { name })).toBeVisible();
  }
  await rep.goto(`${address}/prepare`);
  await expect(rep.getByText('This review is closed. Its answers stay as they were.')).toBeVisible();
  const card = await cardOf(rep, DEALS[0]);
  await expect(stepOf(card)).toBeDisabled();
  await expect(rep.getByRole('button', { name: 'I am ready' })).toHaveCount(0);
}

async function readTrend({ base, cro, rep }: Team): Promise<void> {
  for (const page of [cro, rep]) {
    await page.goto(`${base}/reviews/trend`);
    await expect(page.getByText(/, 2 reviews\./)).toBeVisible();
    await expect(page.getByRole('figure', { name: 'Deals prepared in full' })).toContainText('now.');
  }
}

async function nextReview({ base, cro, rep }: Team): Promise<void> {
  await rep.goto(`${base}/reviews`);
  await expect(rep.getByRole('list', { name: 'My open actions' })).toContainText(TASK);
  await next(rep).getByRole('link', { name: 'To the waiting room' }).click();
  await cro.goto(`${base}/reviews`);
  await next(cro).getByRole('link', { name: 'To the room' }).click();
  await cro.getByRole('button', { name: 'Open the review' }).click();
  // What was parked comes first.
  await expect(agenda(cro).getByRole('button').first()).toContainText(DEALS[3]);
  for (const name of [DEALS[3], DEALS[0]]) {
    await show({ cro, rep }, name);
    for (const page of [cro, rep])
      await expect(page.getByRole('region', { name: 'Last promise' })).toContainText(PROMISE);
  }
}
