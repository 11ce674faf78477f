import { expect, type Page } from '@playwright/test';

/** What the browser complains of on a page: errors, and breaches of the policy. Answers what was told since it was last asked. */
export async function complaintsOf(page: Page): Promise<() => string[]> {
  const told: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      told.push(message.text());
  });
  page.on('pageerror', (error) => told.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return () => told.splice(0);
}

/** Opens a page and looks at all of it, until the browser has nothing left to do. */
export async function openWhole(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 })));
}
