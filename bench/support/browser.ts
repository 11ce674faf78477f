import { chromium, type Page } from '@playwright/test';
import { systemBrowser } from '../../scripts/gate/browser.ts';

/** Work in a browser of its own that holds a cookie, "name=value". */
export async function withBrowser<T>(
  cookie: string,
  origin: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const at = cookie.indexOf('=');
  const browser = await chromium.launch({
    executablePath: systemBrowser(),
    // Chromium's sandbox refuses to run as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin }]);
    return await work(await context.newPage());
  } finally {
    await browser.close();
  }
}
