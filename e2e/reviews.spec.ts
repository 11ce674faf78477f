import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { dealRows } from './support/pages';
import { DEMO, demoPerson, expect, test } from './support/session';

const base = `/t/${DEMO.slug}/reviews`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const LAPTOP = { viewport: { width: 1440, height: 900 } } as const;
const MEASURES = [
  'Claimed commit that evidence carried',
  'Promises kept',
  'Close dates pushed',
  'Deals knocked down',
  'Deals prepared in full',
];

/** How far the page can be scrolled sideways, in pixels. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}

for (const [screen, options] of [
  ['a laptop', LAPTOP],
  ['a phone', PHONE],
] as const) {
  test(`the CRO finds the next review, who is ready, and what the last ones came to, on ${screen}`, async ({
    pageOf,
  }) => {
    const page = await pageOf(demoPerson('CRO'), options);
    await page.goto(base);
    const next = page.getByRole('region', { name: 'Next review' });
    await expect(next.getByText('1 of 2 reps ready')).toBeVisible();
    await expect(next.getByRole('list', { name: 'Preparations' })).toContainText('answered');
    await expect(next.getByRole('link', { name: 'To the room' })).toBeVisible();
    const past = page.getByRole('table', { name: 'Reviews that are over' }).locator('tbody tr');
    await expect(past).toHaveCount(9);
    await expect(past.filter({ hasText: 'Skipped: ' })).toHaveCount(1);
    expect(await sideways(page)).toBe(0);
  });

  test(`the CRO reads the team’s trend and opens the deals behind it, on ${screen}`, async ({ pageOf }) => {
    const page = await pageOf(demoPerson('CRO'), options);
    await page.goto(`${base}/trend`);
    await expect(page.getByText('For coaching, not for scoring')).toBeVisible();
    for (const name of MEASURES) await expect(page.getByRole('figure', { name })).toBeVisible();
    await expect(page.getByRole('figure', { name: 'Promises kept' })).toContainText(/then, .* now\./);
    await page.getByRole('link', { name: 'The deals behind it: Promises kept' }).click();
    const behind = page.getByRole('table', { name: 'Promises kept: the deals' });
    await expect(behind.locator('tbody tr').first()).toBeVisible();
    await page.getByRole('table', { name: 'Rep by rep' }).getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Honesty trend of ');
    expect(await sideways(page)).toBe(0);
  });
}

test('a rep finds his own trend, and no way to another’s', async ({ pageOf }) => {
  const cro = await pageOf(demoPerson('CRO'));
  await cro.goto(`${base}/trend`);
  const reps = cro.getByRole('table', { name: 'Rep by rep' }).getByRole('link');
  const addresses = await reps.evaluateAll((links) =>
    links.map((link) => [link.textContent, link.getAttribute('href')] as const),
  );
  const rep = demoPerson('REP');
  const other = addresses.find(([name]) => name !== rep.name)?.[1];
  const page = await pageOf(rep, PHONE);
  await page.goto(base);
  await expect(page.getByRole('link', { name: /Prepare my deals|Look at my preparation/ })).toBeVisible();
  await page.getByRole('link', { name: 'Honesty trend', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My honesty trend');
  await expect(page.getByText('Only you, your CRO and your CEO see it.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Rep by rep' })).toHaveCount(0);
  expect(await sideways(page)).toBe(0);
  const answer = await page.goto(other ?? '');
  expect(answer?.status()).toBe(404);
});

test('the CEO reads it all and changes nothing', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CEO'));
  await page.goto(base);
  await expect(page.getByRole('region', { name: 'Next review' })).toBeVisible();
  for (const name of ['Skip it', 'Call a review now'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await page.goto(`${base}/trend`);
  await expect(page.getByRole('table', { name: 'Rep by rep' }).getByRole('row')).toHaveCount(3);
});

test('an action is ticked off, and back again', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(base);
  const mine = page.getByRole('list', { name: 'My open actions' });
  await expect(mine).toBeVisible();
  const before = await mine.getByRole('listitem').count();
  // A click and no check: the row goes with what it was ticked for.
  await mine.getByRole('checkbox').first().click();
  await expect(mine.getByRole('listitem')).toHaveCount(before - 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(mine.getByRole('listitem')).toHaveCount(before);
});

test('a deal tells of its reviews, and what changed since the last one', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`${base}/trend?behind=promises`);
  await page
    .getByRole('table', { name: 'Promises kept: the deals' })
    .locator('tbody')
    .getByRole('link')
    .first()
    .click();
  await expect(
    page.getByRole('table', { name: 'In the weekly review' }).locator('tbody tr').first(),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Changes since the review of / })).toBeVisible();
  await page.getByRole('link', { name: '30 days' }).click();
  await expect(page.getByRole('heading', { name: /^Changes since \d/ })).toBeVisible();
});

test('delivery finds no reviews, and none on a deal', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('DELIVERY'));
  const answer = await page.goto(base);
  expect(answer?.status()).toBe(404);
  await page.goto(`/t/${DEMO.slug}/pipeline`);
  await dealRows(page).first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'In the weekly review' })).toHaveCount(0);
});

for (const role of ['CRO', 'REP'])
  test(`axe finds nothing on the trend of a ${role} with its rows open`, async ({ pageOf }) => {
    const page = await pageOf(demoPerson(role));
    await page.goto(`${base}/trend?behind=commit`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
  });
