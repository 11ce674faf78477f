import type { Page } from '@playwright/test';
import { DEMO, demoPerson, expect, test } from './support/session';

const base = `/t/${DEMO.slug}`;

/** How light the page's ground is, 0 to 255. */
function lightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) throw new Error('No canvas');
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, opaque] = canvas.getImageData(0, 0, 1, 1).data;
    if (opaque !== 255) throw new Error('The page has no ground of its own');
    return (red + green + blue) / 3;
  });
}

test('the chosen theme holds on the next page and after a reload, from the first paint', async ({
  pageOf,
}) => {
  const person = demoPerson('CEO');
  const page = await pageOf(person, { colorScheme: 'light' });
  await page.goto(`${base}/dashboard`);
  expect(await lightness(page)).toBeGreaterThan(200);
  await page.getByRole('button', { name: new RegExp(person.name) }).click();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(() => lightness(page)).toBeLessThan(60);
  await page.goto(`${base}/forecast`);
  expect(await lightness(page)).toBeLessThan(60);
  const html = await (await page.request.get(`${base}/forecast`)).text();
  expect(/<html[^>]*>/.exec(html)?.[0]).toContain('data-theme="dark"');
});

test('a page follows the system until somebody chooses', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CEO'), { colorScheme: 'dark' });
  await page.goto(`${base}/dashboard`);
  expect(await lightness(page)).toBeLessThan(60);
});

test('paper gets the figures without the frame, on white', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'), { colorScheme: 'dark' });
  await page.goto(`${base}/dashboard`);
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await expect(page.getByRole('complementary')).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('article').first()).toBeVisible();
  expect(await lightness(page)).toBeGreaterThan(200);
});

test('the rail stays as narrow as it was left', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CEO'));
  await page.goto(`${base}/dashboard`);
  const wide = (await page.getByRole('complementary').boundingBox())?.width ?? 0;
  await page.getByRole('button', { name: 'Collapse' }).click();
  await page.goto(`${base}/forecast`);
  expect((await page.getByRole('complementary').boundingBox())?.width ?? 0).toBeLessThan(wide / 2);
});
