import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What is read on the screen, without markup. */
export function wordsOf(element: ReactElement): string {
  return renderToStaticMarkup(element)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
