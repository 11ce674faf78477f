import type { Page } from '@playwright/test';
import { monthOf } from '@/domain/board/months';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { planBoard } from '@/features/board/commands-plan';
import { today } from '@/platform/clock/clock';
import { closePool } from '@/platform/db/pool';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { DEMO, demoPerson, expect, test } from './support/session';

// The CEO's part: what waits for him is done where it stands, the team sees it, and nothing of it changes a number.
test.describe.configure({ mode: 'serial' });

const ZONE = 'Europe/Berlin';
const ASKED = 'Tell both reps that a verbal yes counts 20 %';
let company: OwnCompany;
/** The month that is over. */
let month: { key: string; name: string };

test.beforeAll(async () => {
  company = await makeCompany('Ceo');
  month = monthOf(periodOf(today(ZONE)) - 1);
  try {
    const caller = { kind: 'operator' as const, tenantSlug: company.slug };
    const planned = await planBoard(caller, { month: month.key, heldOn: today(ZONE) });
    expect(planned.ok).toBe(true);
  } finally {
    await closePool();
  }
});

const at = (rest: string) => `/t/${company.slug}/${rest}`;
const lineOf = (page: Page, text: string | RegExp) =>
  page.getByRole('list', { name: 'What waits for you' }).getByRole('listitem').filter({ hasText: text });

test('the CRO asks the CEO, and sees that it waits', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('board/discipline'));
  await page.getByRole('button', { name: 'Ask the CEO' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask the CEO' });
  await dialog.getByLabel('What do you ask for?').fill(ASKED);
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('table', { name: 'Requests to the CEO' }).getByRole('row', { name: ASKED });
  await row.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('dialog', { name: 'Withdraw the request?' })).toContainText(ASKED);
  await page.keyboard.press('Escape');
  await expect(row).toContainText('Waits');
  expect((await page.goto(at('home')))?.status()).toBe(404);
});

test('the CEO begins at home and endorses, answers and says that he comes', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(at(''));
  await expect(page).toHaveURL(at('home'));
  await expect(page.getByText('4 things, each done here in one press.')).toBeVisible();

  await lineOf(page, 'Endorse version 1').getByRole('button', { name: 'Endorse', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Endorse version 1' }).click();
  await expect(lineOf(page, 'Endorse version 1')).toHaveCount(0);

  await lineOf(page, 'Board review of').getByRole('button', { name: 'I come' }).click();
  await expect(lineOf(page, 'Board review of')).toHaveCount(0);

  await lineOf(page, ASKED).getByRole('button', { name: 'No', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Say no' });
  await dialog.getByLabel('Why not').fill('I tell them myself in January');
  await dialog.getByRole('button', { name: 'Say no' }).click();
  await expect(lineOf(page, ASKED)).toHaveCount(0);
  await expect(page.getByText('1 thing, done here in one press.')).toBeVisible();
});

test('the CEO closes the month from home, and nothing waits any more', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(at('home'));
  await lineOf(page, `Close ${month.name}`).getByRole('button', { name: 'Close the month' }).click();
  const dialog = page.getByRole('dialog', { name: `Close ${month.name}` });
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  await expect(page.getByText('All done')).toBeVisible();
  await page.goto(at(`board/${month.key}`));
  await expect(page.getByText('endorsed by Ida Brandt')).toBeVisible();
});

test('the whole team sees who endorsed the model, and the CRO what the CEO said', async ({ pageOf }) => {
  const rep = await pageOf(company.person('REP'));
  await rep.goto(at('forecast'));
  await expect(rep.getByText(/^endorsed by Ida Brandt, .*, version 1$/)).toBeVisible();
  expect((await rep.goto(at('board/discipline')))?.status()).toBe(404);
  const cro = await pageOf(company.person('CRO'));
  await cro.goto(at('board/discipline'));
  const row = cro.getByRole('table', { name: 'Requests to the CEO' }).getByRole('row', { name: ASKED });
  await expect(row).toContainText('I tell them myself in January');
});

/** What changes a number or a rule, by the words on its button or link. */
const CHANGES =
  /^(Edit|Change|Correct|New (version|deal|contract)|Record|Clean up|Import a file|Set target|Move stage)\b/;

for (const path of [
  'forecast',
  'dashboard',
  'revenue',
  'pipeline',
  'settings',
  'settings/thresholds',
  'settings/kpis',
])
  test(`the CEO finds nothing on ${path} that changes a number`, async ({ pageOf }) => {
    const page = await pageOf(demoPerson('CEO'));
    await page.goto(`/t/${DEMO.slug}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const main = page.getByRole('main');
    await expect(main.getByRole('button', { name: CHANGES })).toHaveCount(0);
    await expect(main.getByRole('link', { name: CHANGES })).toHaveCount(0);
  });

test('axe finds nothing on the CEO’s home, in light and dark', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CEO'));
  await page.goto(`/t/${DEMO.slug}/home`);
  await expect(page.getByRole('list', { name: 'What waits for you' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});
