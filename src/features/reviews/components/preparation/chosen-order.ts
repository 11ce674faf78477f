import { TOP_DEALS } from '@/domain/reviews/review';

/** A deal one place up (−1) or down (1); the same order where there is no such place. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const next = ids.filter((other) => other !== id);
  next.splice(to, 0, id);
  return next;
}

/** Another deal in the place of one; nobody stands there twice. */
export function swapped(ids: readonly string[], out: string, into: string): string[] {
  return ids.includes(into) ? [...ids] : ids.map((id) => (id === out ? into : id));
}

/** One more at the end, while there is room among the five. */
export function added(ids: readonly string[], id: string): string[] {
  return ids.includes(id) || ids.length >= TOP_DEALS ? [...ids] : [...ids, id];
}

/** The one before or after in the list; the first where none is open. */
export function neighbour(ids: readonly string[], open: string | null, by: -1 | 1): string | null {
  if (open === null) return ids[0] ?? null;
  return ids[ids.indexOf(open) + by] ?? null;
}
