import type { Page } from '@playwright/test';
import { dealRows, MAIN_PAGES, openFirstDeal } from './support/pages';
import { DEMO, demoPerson, expect, test } from './support/session';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const base = `/t/${DEMO.slug}`;

/** How far the page can be scrolled sideways, in pixels. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}

test('a rep sees his own deals only, and another rep’s deal is not there', async ({ pageOf }) => {
  const rep = demoPerson('REP');
  const cro = await pageOf(demoPerson('CRO'));
  await cro.goto(`${base}/pipeline`);
  const reps = cro.getByLabel('Rep', { exact: true });
  const idOf = (name: string) => reps.locator('option', { hasText: name }).getAttribute('value');
  const [ownId, otherId] = [await idOf(rep.name), await idOf(demoPerson('REP', 1).name)];
  const foreign = await openFirstDeal(cro, DEMO.slug, `?rep=${otherId}`);
  await cro.goto(`${base}/pipeline?rep=${ownId}`);
  const own = await dealRows(cro).count();
  const page = await pageOf(rep, PHONE);
  await page.goto(base);
  await expect(page).toHaveURL(`${base}/pipeline`);
  await expect(dealRows(page)).toHaveCount(own);
  const answer = await page.goto(foreign);
  expect(answer?.status()).toBe(404);
});

test('a rep records evidence with a thumb', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('REP'), PHONE);
  await page.goto(base);
  await expect(page.getByRole('complementary')).toBeHidden();
  const bar = page.getByRole('navigation', { name: 'Main, phone' });
  expect(await bar.getByRole('link').allInnerTexts()).toEqual(['Forecast', 'Pipeline', 'Review', 'Desk']);
  for (const box of await Promise.all(
    (await bar.getByRole('link').all()).map((link) => link.boundingBox()),
  )) {
    expect.soft(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await dealRows(page).first().getByRole('link').tap();
  await page.getByRole('button', { name: 'Record evidence' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Record evidence' });
  await dialog.getByLabel('What').selectOption('Hardware quote');
  await dialog.getByLabel('Quote number').fill('Q-PHONE-1');
  await dialog.getByLabel('Sent on').fill('2026-10-01');
  await dialog.getByLabel('Amount').fill('1200');
  expect(await sideways(page)).toBe(0);
  await dialog.getByRole('button', { name: 'Record', exact: true }).tap();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: 'Evidence' })).toContainText('Q-PHONE-1');
});

for (const width of [390, 320]) {
  test(`nothing is wider than a screen of ${width} pixels`, async ({ pageOf }) => {
    const page = await pageOf(demoPerson('CRO'), { ...PHONE, viewport: { width, height: 800 } });
    const deal = await openFirstDeal(page, DEMO.slug);
    const paths = [
      ...MAIN_PAGES.map((path) => `${base}/${path}`),
      deal,
      `${base}/audit/zombie`,
      `${base}/deals/new`,
    ];
    for (const address of [...paths, '/companies', '/account', '/sign-out']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect.soft(await sideways(page), address).toBe(0);
    }
  });
}
