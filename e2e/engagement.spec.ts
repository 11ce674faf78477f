import type { Locator, Page } from '@playwright/test';
import { addDays } from '@/domain/values/calendar-date';
import { today } from '@/platform/clock/clock';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { demoPerson, DEMO, expect, test } from './support/session';

// Ninety days of one company: begun, planned, and judged. Each step stands on the one before.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany('Ninety days');
});

const at = (rest = '') => `/t/${company.slug}/engagement${rest}`;
const plan = (page: Page): Locator => page.getByRole('table', { name: 'Steps of the programme' });

test('the CRO is told that it is not known whether it is time, and answers what no figure says', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at('/readiness'));
  await expect(page.getByText('Nothing says premature, but not everything is shown')).toBeVisible();
  await page.getByRole('button', { name: /^Answer: Is the company before/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Is the company before/ });
  await dialog.getByLabel('What it rests on').fill('Two pilots, nobody pays');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByText('A fractional CRO is premature: there is no recurring revenue yet.'),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /Two pilots, nobody pays/ })).toContainText('Nora Lindqvist');
  expect(await axeFinds(page)).toEqual([]);
});

test('the first day freezes the baseline and lays out three months, step by step', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at());
  await page.getByRole('button', { name: 'Set the first day' }).click();
  const dialog = page.getByRole('dialog', { name: 'First day of the engagement' });
  await dialog.getByLabel('First day').fill(addDays(today('Europe/Berlin'), -89));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Day 90 of 90: reinforcement.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'KPIs on the first day' })).toContainText('Net new ARR');
  await expect(plan(page).getByRole('row')).toHaveCount(13);
  await plan(page)
    .getByRole('button', { name: /^Done: Import the CRM/ })
    .click();
  await expect(page.getByText('1 of 12 steps done.')).toBeVisible();
  await page.getByRole('dialog', { name: 'Done', exact: true }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('0 of 12 steps done.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a step' }).click();
  const step = page.getByRole('dialog', { name: 'Add a step' });
  await step.getByLabel('Step', { exact: true }).fill('Read the losses aloud');
  await step.getByRole('button', { name: 'Save' }).click();
  await expect(plan(page).getByRole('row', { name: /Read the losses aloud/ })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

test('the verdict is spoken once; the CEO reads it and has no button', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(at());
  await page.getByRole('button', { name: 'Speak the verdict', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Speak the verdict' })
    .getByRole('button', { name: 'Speak it' })
    .click();
  await expect(page.getByRole('heading', { name: 'The verdict of day 90' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Speak the verdict', exact: true })).toHaveCount(0);
  const ceo = await pageOf(company.person('CEO'));
  await ceo.goto(at());
  await expect(ceo.getByText('No verdict: the year before the first day is too short')).toBeVisible();
  await expect(ceo.getByText(/^Spoken by Nora Lindqvist/)).toBeVisible();
  await expect(plan(ceo)).toBeVisible();
  await expect(ceo.getByRole('button', { name: /^(Done|Change|Remove|Add a step|Correct)/ })).toHaveCount(0);
});

test('a company with a history shows its months beside the year before, on a phone too', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'), { viewport: { width: 390, height: 844 } });
  await page.goto(`/t/${DEMO.other}/engagement`);
  await expect(page.getByRole('heading', { name: 'The verdict of day 90' })).toBeVisible();
  await expect(page.getByText(/^The fit is (right|wrong)/)).toBeVisible();
  await expect(page.getByRole('figure', { name: /Net new ARR, by thirty days/ })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(await axeFinds(page)).toEqual([]);
});
