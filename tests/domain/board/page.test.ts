import { describe, expect, it } from 'vitest';
import { canonicalPage, parsePage } from '@/domain/board/page';
import { samplePage } from '../../support/sample-board-page';

describe('the text of a board page', () => {
  it('is the same whatever the order in which its parts were put together, and reads back as the same page', () => {
    const page = samplePage();
    const turned = Object.fromEntries(Object.entries(page).reverse());
    expect(canonicalPage(turned as typeof page)).toBe(canonicalPage(page));
    expect(parsePage(canonicalPage(page))).toEqual(page);
  });

  it('refuses a fraction, which has no one text', () => {
    const page = samplePage();
    const [first] = page.agenda;
    if (!first) throw new Error('the sample has an agenda');
    expect(() => canonicalPage({ ...page, agenda: [{ ...first, minutes: 7.5 }] })).toThrow(
      'page.agenda.0.minutes',
    );
  });
});
