import type { Locator, Page } from '@playwright/test';
import { DEMO, demoPerson, expect, test } from './support/session';

const base = `/t/${DEMO.slug}`;

/** "−$1,234,567.00" in cents. */
function cents(text: string): bigint {
  const digits = text.replaceAll(/[^0-9]/g, '');
  return /[−-]/.test(text) ? -BigInt(digits) : BigInt(digits);
}

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

/** The rows of a chart's table twin, as texts, all read at one moment: rows of a range may still come. */
async function twinOf(figure: Locator): Promise<string[][]> {
  await figure.getByText('Show as table').click();
  const rows = figure.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)),
  );
}

/** The exact values of the amounts inside. */
async function amounts(inside: Locator): Promise<bigint[]> {
  const values = await inside
    .locator('data')
    .evaluateAll((found) => found.map((one) => one.getAttribute('value')));
  return values.map((value) => cents(value ?? ''));
}

/** The amounts of rows, cell by cell, all read at one moment; a cell without one is none. */
async function cells(rows: Locator): Promise<bigint[][]> {
  const values = await rows.evaluateAll((found) =>
    found.map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.querySelector('data')?.getAttribute('value') ?? ''),
    ),
  );
  return values.map((row) => row.map(cents));
}

test('the parts of each quarter add up to its bar, in the chart’s table and in the page’s', async ({
  pageOf,
}) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`${base}/forecast`);
  const rows = await twinOf(page.getByRole('figure', { name: 'Forecast by quarter and stream' }));
  const labels = [...new Set(rows.map(([label]) => label))];
  expect(labels.length).toBeGreaterThan(2);
  for (const label of labels) {
    const own = rows.filter(([period]) => period === label);
    const parts = own.filter(([, part]) => part?.includes(','));
    const sum = own.find(([, part]) => part === 'Sum')?.[2] ?? '';
    expect.soft(total(parts.map(([, , text]) => cents(text ?? ''))), label).toBe(cents(sum));
  }
  const groups = await page.getByRole('main').locator('table tbody:has(th[scope=rowgroup])').all();
  expect(groups).toHaveLength(5);
  for (const group of groups) {
    const [sums = [], ...lines] = await cells(group.locator('tr'));
    expect(sums.length).toBeGreaterThan(2);
    sums.forEach((sum, place) => expect.soft(total(lines.map((line) => line[place] ?? 0n))).toBe(sum));
  }
});

test('the bridge leads from the opening to the closing revenue', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`${base}/dashboard`);
  const steps = await twinOf(page.getByRole('figure', { name: /^ARR/ }));
  const found = steps.map(([, text]) => cents(text ?? ''));
  const closing = found.pop();
  expect(total(found)).toBe(closing);
  // What exchange rates did lies between opening and closing, and is no part of net new ARR.
  const [, ...moved] = steps.slice(0, -1).filter(([step]) => step !== 'FX');
  const nnarr = await amounts(page.getByRole('article').filter({ hasText: 'NNARR' }));
  expect(total(moved.map(([, text]) => cents(text ?? '')))).toBe(nnarr[0]);
});

test('the rows behind a figure add up to it', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`${base}/pipeline`);
  const stages = page.getByRole('table', { name: 'Open deals by stage' });
  const rows = await stages.locator('tbody tr').all();
  const [all = 0n] = await amounts(stages.locator('tfoot tr'));
  const each = await Promise.all(rows.map(async (row) => (await amounts(row))[0] ?? 0n));
  expect(total(each)).toBe(all);
  const streams = page.getByRole('main').locator('dl').first();
  expect(total(await amounts(streams))).toBe(all);
});

/** Adds up layout shifts from the first paint on. */
async function countShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** As on a slow line: what is laid out in another typeface until then stays where it is. */
async function typefaceLate(page: Page): Promise<void> {
  await page.route('**/*.woff2', async (route) => {
    await page.waitForTimeout(1_000);
    await route.continue();
  });
}

for (const path of ['dashboard', 'forecast']) {
  test(`nothing moves on the ${path} when the charts arrive, and the typeface late`, async ({ pageOf }) => {
    const page = await pageOf(demoPerson('CRO'));
    await countShifts(page);
    await typefaceLate(page);
    await page.goto(`${base}/${path}`);
    const stages = page.locator('.chart-stage');
    await expect(stages.first()).toBeVisible();
    for (const stage of await stages.all()) {
      await stage.scrollIntoViewIfNeeded();
      // A picture whose columns are links stays as it is.
      await expect(stage).not.toHaveAttribute('data-live', 'false');
    }
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
  });
}
