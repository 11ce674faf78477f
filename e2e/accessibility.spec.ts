import { axeFinds } from './support/axe';
import { MAIN_PAGES, openFirstDeal, uploadByRequest } from './support/pages';
import { complaintsOf, openWhole } from './support/quiet';
import { DEMO, demoPerson, expect, test } from './support/session';

const base = `/t/${DEMO.slug}`;

// A list of one stage or kind has every part of the whole one, and fewer rows to look through.
const SHORTER = new Map([
  ['pipeline', 'pipeline?stage=hardware_po_received'],
  ['revenue/movements', 'revenue/movements?kind=churn'],
]);
const LISTED = MAIN_PAGES.map((path) => SHORTER.get(path) ?? path);

// One visit proves both: each page is opened once for them. What lies at the end of a long list is in security-headers.spec.ts.
for (const path of [...LISTED, 'dashboard/nnarr', 'audit/zombie', 'deals/new']) {
  test(`the browser reports no breach of the policy and no error on ${path}, and axe finds nothing, in light and dark`, async ({
    pageOf,
  }) => {
    const page = await pageOf(demoPerson('CRO'));
    const complaints = await complaintsOf(page);
    await openWhole(page, `${base}/${path}`);
    expect(complaints()).toEqual([]);
    await page.evaluate(() => window.scrollTo(0, 0));
    expect(await axeFinds(page)).toEqual([]);
  });
}

test('axe finds nothing on a deal', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await openFirstDeal(page, DEMO.slug, '?stage=hardware_po_received');
  expect(await axeFinds(page)).toEqual([]);
});

test('axe finds nothing on the dialogs of a deal', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await openFirstDeal(page, DEMO.slug, '?stage=hardware_po_received');
  for (const name of ['Move stage', 'Record evidence']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await axeFinds(page, '[role=dialog]'), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('axe finds nothing on the mapping of an import', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`${base}/imports`);
  const file = 'Id,Deal,Customer,Amount,Close date\n1,Site,Holt,10,01/02/2026\n';
  await page.goto(await uploadByRequest(page, DEMO.slug, 'deals', file));
  await expect(page.getByRole('heading', { name: 'The file cannot tell' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

for (const path of ['/sign-in', '/password', '/dev/ui']) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    expect(await axeFinds(page)).toEqual([]);
  });
}

test('the skip link leads past the navigation', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`${base}/forecast`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('every stop of the Tab key shows where it is', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'), { reducedMotion: 'reduce' });
  await page.goto(`${base}/pipeline`);
  for (let stop = 0; stop < 45; stop++) {
    await page.keyboard.press('Tab');
    const shown = await page.evaluate(focusShown);
    if (!shown.inPage) break;
    expect.soft(shown.ring, shown.html).toBe(true);
  }
});

/** Runs in the page: has the focused element, or a box around it, an outline or a ring? */
function focusShown(): { inPage: boolean; ring: boolean; html: string } {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { inPage: false, ring: false, html: '' };
  let ring = false;
  for (let box: Element | null = focused, up = 0; box && up < 4; box = box.parentElement, up++) {
    for (const style of [getComputedStyle(box), getComputedStyle(box, '::after')]) {
      const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
      ring ||= outlined || (up === 0 && style.boxShadow !== 'none');
    }
  }
  return { inPage: true, ring, html: focused.outerHTML.slice(0, 160) };
}
