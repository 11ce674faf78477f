import type { KeptZombie, MonthDiscipline } from '@/domain/board/discipline';

/** Rows of one page. */
const SHOWN = 50;

/** What a row of the list is known by. */
export function keptKey({ dealId, on, how }: KeptZombie): string {
  return `${dealId} ${on} ${how}`;
}

/** Deals that were kept open in any of the months, the latest first, a page of them: the first one, or what comes after a row. */
export function keptPage(
  months: readonly Pick<MonthDiscipline, 'zombies'>[],
  after: string | null,
): { rows: KeptZombie[]; total: number; next: string | null; isFirst: boolean } {
  const all = months.flatMap(({ zombies }) => zombies.kept.toReversed());
  // A row that is gone leads to the beginning.
  const from = after === null ? 0 : all.findLastIndex((kept) => keptKey(kept) === after) + 1;
  const rows = all.slice(from, from + SHOWN);
  const last = rows.at(-1);
  const next = last && from + SHOWN < all.length ? keptKey(last) : null;
  return { rows, total: all.length, next, isFirst: from === 0 };
}
