import type { Page } from '@playwright/test';
import { DEMO, demoPerson, expect, signInByRequest, test } from './support/session';

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a wrong password and an unknown e-mail get the same answer, and what was typed stays', async ({
  page,
}) => {
  const { email } = demoPerson('DELIVERY');
  await page.goto('/sign-in');
  await signIn(page, email, 'not the right words');
  const refusal = page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /\w/ });
  const told = await refusal.innerText();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.reload();
  await signIn(page, 'nobody.at.all@nowhere.example', 'not the right words');
  await expect(refusal).toHaveText(told, { useInnerText: true });
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the right password leads to the company, or to the page that was asked for', async ({
  page,
  context,
}) => {
  const { email, password } = demoPerson('CEO');
  await page.goto('/');
  await signIn(page, email, password);
  await expect(page).toHaveURL(`/t/${DEMO.slug}/home`);
  await expect(page.getByRole('heading', { level: 1, name: DEMO.company })).toBeVisible();
  await context.clearCookies();
  await page.goto(`/t/${DEMO.slug}/pipeline?sort=amount`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, email, password);
  await expect(page).toHaveURL(`/t/${DEMO.slug}/pipeline?sort=amount`);
});

test('a foreign address as the next page is not followed', async ({ page }) => {
  const { email, password } = demoPerson('VIEWER');
  await page.goto('/sign-in?next=https://elsewhere.example/');
  await signIn(page, email, password);
  await expect(page).toHaveURL(`/t/${DEMO.slug}/dashboard`);
});

test('a member of several companies switches between them', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto('/companies');
  await expect(page).toHaveURL('/portfolio');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(3);
  await page
    .getByRole('heading', { name: /Frostline/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(`/t/${DEMO.slug}/dashboard`);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Frostline/ })
    .click();
  await page.getByRole('link', { name: /Ampère/ }).click();
  await expect(page).toHaveURL(`/t/${DEMO.other}/dashboard`);
});

test('signing out ends the session on the server, not only in the browser', async ({ page, context }) => {
  await signInByRequest(context, demoPerson('DELIVERY'));
  const kept = await context.cookies();
  await page.goto(`/t/${DEMO.slug}/pipeline`);
  await page.getByRole('button', { name: /Luis Ortega/ }).click();
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto(`/t/${DEMO.slug}/pipeline`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('a session that is ended from another browser is over at the next click', async ({ browser }) => {
  const person = demoPerson('REP', 1);
  const here = await browser.newContext();
  const there = await browser.newContext({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await signInByRequest(here, person);
  await signInByRequest(there, person);
  const far = await there.newPage();
  await far.goto(`/t/${DEMO.slug}/pipeline`);
  await expect(far.getByRole('heading', { name: 'Pipeline', exact: true })).toBeVisible();
  const near = await here.newPage();
  await near.goto('/account');
  const foreign = near.getByRole('listitem').filter({ hasText: 'Firefox' });
  await foreign.getByRole('button', { name: 'Sign out there' }).click();
  await expect(foreign).toHaveCount(0);
  await far
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: 'Forecast' })
    .click();
  await expect(far).toHaveURL(/\/sign-in/);
  await Promise.all([here.close(), there.close()]);
});
