import type { Locator, Page } from '@playwright/test';
import { expect } from './session';

// Where things stand on the screens of a review.

/** The card of a deal in the preparation, opened. */
export async function cardOf(page: Page, name: string): Promise<Locator> {
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, level: 2 }) });
  const head = card.getByRole('button', { name }).first();
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  return card;
}

export const stepOf = (card: Locator) => card.getByLabel('What exactly, with what, by which day');
export const saved = (card: Locator) => expect(card.getByText('Saved', { exact: true })).toBeVisible();

/** The deal that a room shows. */
export const deal = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true });
/** A key of the bar below it. */
export const key = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Decide' }).getByRole('button', { name });
export const agenda = (page: Page) => page.getByRole('navigation', { name: 'Agenda' });

/** How far a page can be scrolled sideways, in pixels. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}
