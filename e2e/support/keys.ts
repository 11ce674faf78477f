import { expect, type Page } from '@playwright/test';

/**
 * Waits until the page lives: the server paints what can be pressed before the browser's code is there. `goto` waits for that code;
 * whoever is sent to a page by what he pressed sees it earlier.
 */
export async function alive(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Search and commands' });
  await expect(button).toHaveAttribute('aria-keyshortcuts', /Control\+K/);
}

/**
 * Waits until the page hears its single keys: the palette offers the action, so its key is bound as well. A button that shows says
 * less, since the server paints it before the browser's code is there.
 */
export async function keysHeard(page: Page, action: string): Promise<void> {
  await alive(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(action);
  await expect(palette.getByRole('option', { name: action })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
}
