import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds, as text: rule and elements; of the whole page, or only inside what a CSS selector names.
 * In the dark only colours can differ, so only they are looked at again.
 */
export async function axeFinds(page: Page, within = 'html'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await repainted(page, 'light');
  // Only what is wrong is asked for in full: of what is right axe would describe every element, and most of its time went there.
  const looking = () =>
    new AxeBuilder({ page })
      .setLegacyMode()
      .include(within)
      .options({ resultTypes: ['violations'] });
  const light = await looking().withTags(RULES).analyze();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await repainted(page, 'dark');
  const dark = await looking().withRules(['color-contrast']).analyze();
  const text = (theme: string, found: typeof light.violations) =>
    found.map(
      ({ id, nodes }) =>
        `${theme} ${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`,
    );
  return [...text('light', light.violations), ...text('dark', dark.violations)];
}

/**
 * Waits until the page has heard of the scheme and every colour on its way to it has arrived: before that axe may read one colour of each.
 * On a busy machine neither a number of frames nor the length of a transition says when that is; the page itself does.
 */
async function repainted(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(async (wanted) => {
    const finite = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
    while (!matchMedia(`(prefers-color-scheme: ${wanted})`).matches) await frame();
    do {
      await frame();
      // Spinners never end; what does is told to be where it is going.
      for (const animation of finite()) animation.finish();
      await frame();
    } while (finite().some(({ playState }) => playState === 'running'));
  }, scheme);
}
