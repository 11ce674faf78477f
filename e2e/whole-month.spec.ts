import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { recordContract } from '@/features/contracts/commands';
import { atInstant } from '@/platform/clock/clock';
import { closePool } from '@/platform/db/pool';
import { must } from '../tests/support/operations-answers';
import { makeCompany } from './support/own-company';
import { agenda, key, saved, stepOf } from './support/review-screens';
import { expect, test } from './support/session';
import type { SignIn } from './support/sign-ins';
import { onDay, type ToldDay } from './support/told-day';

// One month of a company, from its first import to the closed page of the board. Each day has a server whose clock stands there.

const FIRST_DAY = '2026-11-12T08:00:00Z';
const REVIEW_DAY = '2026-11-17T08:00:00Z';
const BOARD_DAY = '2026-12-01T08:00:00Z';
const AFTERWARDS = '2026-12-03T08:00:00Z';
const MONTH = 'November 2026';
const SENTENCE = 'Two new cold stores; one site left us over its price.';
const DECISION = 'No quote leaves the house below the floor.';

// What does not come within a quarter of a minute does not come: a story of minutes must not wait to its end to say so.
test.use({ actionTimeout: 15_000 });

type Team = { base: string; slug: string; cro: SignIn; ceo: SignIn; rep: SignIn };

test('a month goes round: company, import, clean-up, endorsement, review, and the closed page of the board', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const slug = `whole-month-${Date.now().toString(36)}`;
  const cro = (await atInstant(FIRST_DAY, () => makeCompany('Month before'))).person('CRO');
  const team: Team = {
    base: `/t/${slug}`,
    slug,
    cro,
    ceo: personOf('CEO', 'Mara Lind', slug),
    rep: personOf('REP', 'Tom Achterberg', slug),
  };
  await onDay(browser, FIRST_DAY, async (day) => {
    const page = await day.pageOf(cro);
    await test.step('a CRO makes the company', () => make(page, team));
    await test.step('the pipeline comes in from the CRM', () => importDeals(page, team));
    await test.step('and the subscriptions', () => importContracts(page, team));
    await test.step('the zombies are closed', () => cleanUp(page, team));
    await test.step('the people join', () => invite(day, page, team));
    await test.step('CRO and CEO sign the table', () => sign(day, page, team));
  });
  await onDay(browser, REVIEW_DAY, async (day) => {
    const [leads, rep] = [await day.pageOf(cro), await day.pageOf(team.rep)];
    await test.step('the rep prepares his deals', () => prepare(leads, rep, team));
    await test.step('the review is held and closed, and with it the guided start', () => review(leads, team));
    await test.step('the month is planned, and the CEO will come', () => plan(day, leads, team));
  });
  let closed = '';
  await onDay(browser, BOARD_DAY, async (day) => {
    const [leads, ceo] = [await day.pageOf(cro), await day.pageOf(team.ceo)];
    await test.step('the hour is held', () => hold(leads, team));
    closed = await test.step('the CEO closes the month', () => close(ceo, leads, team));
    await test.step('it goes out as a file and by a link', () => share(day, leads, team));
  });
  await test.step('a contract of the month turns up late', () => correct(team));
  await onDay(browser, AFTERWARDS, async (day) => {
    const ceo = await day.pageOf(team.ceo);
    await test.step('the closed page stays; the correction stands in the next month', () =>
      readAgain(ceo, team, closed));
  });
});

function personOf(role: string, name: string, slug: string): SignIn {
  return {
    role,
    tenant: slug,
    name,
    email: `${role.toLowerCase()}@${slug}.example`,
    password: 'quiet orchard ladder',
  };
}

async function make(page: Page, { base, slug }: Team): Promise<void> {
  await page.goto('/portfolio/new');
  await page.getByLabel('Name').fill('Whole month');
  await page.getByLabel('Address').fill(slug);
  await page.getByRole('button', { name: 'Create company' }).click();
  await expect(page).toHaveURL(new RegExp(`${base}/start`));
  await expect(page.getByRole('listitem').filter({ hasText: 'Import the pipeline, next' })).toBeVisible();
}

async function upload(page: Page, base: string, kind: string, file: string): Promise<void> {
  await page.goto(`${base}/imports/new?kind=${kind}`);
  const path = fileURLToPath(new URL(`fixtures/${file}`, import.meta.url));
  await page.getByLabel('CSV file').setInputFiles(path);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: file })).toBeVisible();
}

async function importDeals(page: Page, { base }: Team): Promise<void> {
  await upload(page, base, 'deals', 'pipeline-salesforce.csv');
  await page.getByLabel('The file was exported on').fill('2026-11-12');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByLabel(/can be read day first or month first/).selectOption('Day first (31/12/2026)');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Import 60 rows' }).click();
  await expect(page.getByRole('link', { name: 'See the audit' })).toBeVisible();
}

async function importContracts(page: Page, { base }: Team): Promise<void> {
  await upload(page, base, 'contracts', 'subscriptions.csv');
  await page.getByLabel('Which stream do these contracts belong to?').selectOption('software');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Import 9 rows' }).click();
  await expect(page.getByRole('link', { name: 'See the KPIs' })).toBeVisible();
}

async function cleanUp(page: Page, { base }: Team): Promise<void> {
  await page.goto(`${base}/audit`);
  await expect(page.getByText(/^38 open deals worth/)).toBeVisible();
  await page.getByRole('button', { name: 'Clean up 6 deals' }).click();
  await expect(page.getByText(/^32 open deals worth/)).toBeVisible();
}

async function invite(day: ToldDay, page: Page, { base, ceo, rep }: Team): Promise<void> {
  for (const person of [ceo, rep]) {
    await page.goto(`${base}/members`);
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a person' });
    await dialog.getByLabel('Name').fill(person.name);
    await dialog.getByLabel('E-mail').fill(person.email);
    await dialog.getByLabel('Role').selectOption(person.role);
    if (person === rep) await dialog.getByLabel('Deals of').selectOption({ label: person.name });
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = await dialog.getByText(/\/invitation\//).textContent();
    const guest = await day.stranger();
    await guest.goto(new URL(link?.trim() ?? '').pathname);
    await guest.getByLabel('Password').fill(person.password);
    await guest.getByRole('button', { name: 'Accept and sign in' }).click();
    await expect(guest.getByRole('button', { name: `Account of ${person.name}` })).toBeVisible();
    if (person === rep) await expect(guest.getByRole('link', { name: 'Open 19' })).toBeVisible();
  }
}

async function sign(day: ToldDay, page: Page, { base, ceo }: Team): Promise<void> {
  for (const signer of [page, await day.pageOf(ceo)]) {
    await signer.goto(`${base}/settings`);
    await signer.getByRole('button', { name: /^(Sign|Endorse)$/ }).click();
    await signer
      .getByRole('dialog')
      .getByRole('button', { name: /version 1/ })
      .click();
    const role = signer === page ? 'CRO' : 'CEO';
    await expect(signer.getByRole('group', { name: `Signature of the ${role}` })).toContainText(
      '12 Nov 2026',
    );
  }
}

const nextReview = (page: Page) => page.getByRole('region', { name: 'Next review' });

async function prepare(cro: Page, rep: Page, { base }: Team): Promise<void> {
  await cro.goto(`${base}/reviews`);
  await cro.getByRole('button', { name: 'Call a review now' }).click();
  await expect(nextReview(cro)).toContainText('reps');
  await rep.goto(`${base}/reviews`);
  await nextReview(rep).getByRole('link', { name: 'Prepare my deals' }).click();
  const ready = rep.getByRole('region', { name: 'Ready' });
  await expect(ready).toContainText('0 of 5 ready');
  const cards = rep
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: rep.getByRole('heading', { level: 2 }) });
  for (let place = 0; place < 5; place += 1) {
    const card = cards.nth(place);
    const head = card.getByRole('heading', { level: 2 }).getByRole('button');
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    await stepOf(card).fill('Send the signed order form to Ada by Friday');
    await stepOf(card).blur();
    await saved(card);
    await card.getByLabel('Nothing yet').check();
    await card.getByLabel('Budget approval pending').check();
    await saved(card);
    await expect(ready).toContainText(`${place + 1} of 5 ready`);
  }
  await ready.getByRole('button', { name: 'I am ready' }).click();
  await expect(ready).toContainText('You are ready since');
}

async function review(cro: Page, { base }: Team): Promise<void> {
  await cro.goto(`${base}/reviews`);
  await cro.getByRole('region', { name: 'Next review' }).getByRole('link', { name: 'To the room' }).click();
  await cro.getByRole('button', { name: 'Open the review' }).click();
  await expect(cro.getByText('You lead')).toBeVisible();
  const first = agenda(cro).getByRole('button').first();
  await first.click();
  await key(cro, 'Held').click();
  await expect(first).toContainText('Held');
  await cro.getByRole('button', { name: 'Close the review' }).click();
  await cro
    .getByRole('dialog', { name: 'Close the review' })
    .getByRole('button', { name: 'Close for good' })
    .click();
  await expect(cro.getByRole('heading', { level: 1, name: /^Review of/ })).toBeVisible();
  await cro.goto(`${base}/start`);
  await expect(cro.getByText('Whole month is on its way: everything here is done.')).toBeVisible();
}

async function plan(day: ToldDay, cro: Page, { base, ceo }: Team): Promise<void> {
  await cro.goto(`${base}/board/2026-11`);
  await cro.getByRole('button', { name: 'Plan the review' }).click();
  const dialog = cro.getByRole('dialog', { name: `Plan the review of ${MONTH}` });
  await dialog.getByLabel('Day of the review').fill('2026-12-01');
  await dialog.getByRole('button', { name: 'Plan' }).click();
  await expect(cro.getByText('The review is on 1 Dec 2026.')).toBeVisible();
  const page = await day.pageOf(ceo);
  await page.goto(`${base}/home`);
  await page.getByRole('button', { name: /^I come/ }).click();
  await expect(page.getByRole('button', { name: /^I come/ })).toHaveCount(0);
  await page.goto(`${base}/board/2026-11`);
  await expect(page.getByText('Mara Lind, CEO: said yes')).toBeVisible();
}

async function hold(cro: Page, { base, ceo }: Team): Promise<void> {
  await cro.goto(`${base}/board/2026-11`);
  await cro.getByRole('button', { name: 'Begin the hour' }).click();
  await cro
    .getByRole('button', { name: /^Start / })
    .first()
    .click();
  await expect(cro.getByRole('button', { name: 'Pause' })).toBeVisible();
  await cro
    .getByRole('button', { name: /^Say something about/ })
    .first()
    .click();
  await cro.getByLabel(/^One sentence about/).fill(SENTENCE);
  await cro.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(cro.getByRole('paragraph').filter({ hasText: SENTENCE })).toBeVisible();
  await cro.getByRole('button', { name: 'Add a decision' }).click();
  const dialog = cro.getByRole('dialog');
  await dialog.getByLabel('What is decided').fill(DECISION);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(cro.getByRole('paragraph').filter({ hasText: DECISION })).toBeVisible();
  await cro.getByRole('button', { name: `Was there ${ceo.name}` }).click();
  await expect(cro.getByText(`${ceo.name}, CEO: was there`)).toBeVisible();
}

const checksum = (page: Page) => page.getByText(/[0-9a-f]{64}/);

/** Answers the closed page's text. */
async function close(ceo: Page, cro: Page, { base }: Team): Promise<string> {
  await ceo.goto(`${base}/board/2026-11`);
  await ceo.getByRole('button', { name: 'Close the month' }).click();
  const dialog = ceo.getByRole('dialog', { name: `Close ${MONTH}` });
  await expect(dialog).toContainText('What is frozen');
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  await expect(checksum(ceo)).toBeVisible();
  await cro.goto(`${base}/board/2026-11`);
  await expect(cro.getByRole('button', { name: 'Close the month' })).toHaveCount(0);
  return ceo.getByRole('article').first().innerText();
}

async function share(day: ToldDay, cro: Page, { base }: Team): Promise<void> {
  await cro.getByRole('button', { name: 'New link' }).click();
  const dialog = cro.getByRole('dialog');
  await dialog.getByLabel('For whom').fill('The investors');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const address = await cro.getByLabel('The link for The investors').inputValue();
  const stranger = await day.stranger();
  await stranger.goto(new URL(address).pathname);
  await expect(stranger.getByText(SENTENCE)).toBeVisible();
  await expect(stranger.getByRole('link')).toHaveCount(0);
  for (const format of ['pdf', 'pptx'])
    expect((await cro.request.get(`/api${base}/board-page/2026-11?format=${format}&paper=a4`)).ok()).toBe(
      true,
    );
}

/** Told by a command: it is what the page must stand, not how it is typed. */
async function correct({ slug }: Team): Promise<void> {
  try {
    const price = { amountMinor: '120000', periodMonths: 1 };
    const contract = {
      customer: 'Larch Energy',
      stream: 'software' as const,
      startOn: '2026-11-02',
      ...price,
    };
    const operator = { kind: 'operator' as const, tenantSlug: slug };
    must(await atInstant(AFTERWARDS, () => recordContract(operator, contract)));
  } finally {
    await closePool();
  }
}

async function readAgain(ceo: Page, { base }: Team, closed: string): Promise<void> {
  await ceo.goto(`${base}/board/2026-11`);
  await expect(checksum(ceo)).toBeVisible();
  expect(await ceo.getByRole('article').first().innerText()).toBe(closed);
  await ceo.goto(`${base}/board/2026-12`);
  await expect(ceo.getByText(/Corrections/).first()).toBeVisible();
}
