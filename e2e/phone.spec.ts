import type { Page } from '@playwright/test';
import { makeCompany } from './support/own-company';
import { dealRows, WALKS, openFirstDeal } from './support/pages';
import { DEMO, demoPerson, expect, origin, test } from './support/session';

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
  // A table that has come to life draws only what is in sight; how many there are it says itself.
  const table = cro.getByRole('table', { name: 'Deals', exact: true });
  await expect(table).toHaveAttribute('aria-rowcount', /^\d+$/);
  const own = Number(await table.getAttribute('aria-rowcount')) - 1;
  const page = await pageOf(rep, PHONE);
  await page.goto(base);
  await expect(page).toHaveURL(`${base}/pipeline`);
  await expect(dealRows(page)).toHaveCount(own);
  const answer = await page.goto(foreign);
  expect(answer?.status()).toBe(404);
});

test('a rep records evidence with a thumb', async ({ pageOf }) => {
  // Of its own: the figures of the demo's company stand still while others read them.
  const company = await makeCompany('On a phone');
  const page = await pageOf(company.person('REP'), PHONE);
  const line = { stream: 'hardware', description: 'Gauges', units: 10, amountMinor: '120000' };
  const made = await page.request.post(`/api/t/${company.slug}/deals`, {
    data: { name: 'Tank telemetry', customer: 'Baltic Chem', contact: 'Ada', lines: [line] },
    headers: { Origin: origin() },
  });
  expect(made.status(), await made.text()).toBe(201);
  await page.goto(`/t/${company.slug}`);
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

// Of a phone, and of the narrowest one that there is.
const WIDTHS = [390, 320];
const softly = expect.configure({ soft: true });

for (const { area, paths } of WALKS) {
  test(`nothing of ${area} is wider than a screen of ${WIDTHS.join(' or ')} pixels`, async ({ pageOf }) => {
    await expectNarrow(
      await pageOf(demoPerson('CRO'), PHONE),
      paths.map((path) => `${base}/${path}`),
    );
  });
}

test(`no deal and nothing outside a company is wider than a screen of ${WIDTHS.join(' or ')} pixels`, async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'), PHONE);
  const deal = await openFirstDeal(page, DEMO.slug);
  const company = ['audit/zombie', 'deals/new'].map((path) => `${base}/${path}`);
  await expectNarrow(page, [...company, deal, '/companies', '/account', '/sign-out']);
});

/** Opens each page once and makes the screen narrower, as turning a phone does: at no width may it be scrolled sideways. */
async function expectNarrow(page: Page, addresses: readonly string[]) {
  for (const address of addresses) {
    await page.setViewportSize({ width: WIDTHS[0] ?? 0, height: 800 });
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      // A chart measures its place only after the screen has changed.
      await softly.poll(() => sideways(page), `${address} at ${width}`).toBe(0);
    }
  }
}
