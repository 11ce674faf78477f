/** Arrow keys walk the cards: up and down in a stage, left and right to the nearest one of the next stage that has any. */
export function neighbourOf(card: HTMLElement, key: string): HTMLElement | null {
  const column = card.closest<HTMLElement>('[data-column]');
  const board = column?.parentElement;
  if (!column || !board) return null;
  const cards = cardsIn(column);
  const place = cards.indexOf(card);
  if (key === 'ArrowDown') return cards[place + 1] ?? null;
  if (key === 'ArrowUp') return cards[place - 1] ?? null;
  if (key === 'Home') return cards[0] ?? null;
  if (key === 'End') return cards.at(-1) ?? null;
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')];
  const here = columns.indexOf(column);
  const beside = key === 'ArrowRight' ? columns.slice(here + 1) : columns.slice(0, here).reverse();
  const next = beside.map(cardsIn).find((found) => found.length > 0);
  return next?.[Math.min(place, next.length - 1)] ?? null;
}

function cardsIn(column: HTMLElement): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>('[data-card]')];
}

export const WALKING: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** The link of a card takes the focus for it. */
export function focusCard(board: HTMLElement | null, id: string): void {
  board?.querySelector<HTMLElement>(`[data-card="${id}"] [data-card-link]`)?.focus();
}
