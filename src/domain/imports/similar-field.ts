import Fuse from 'fuse.js';
import { FIELDS, fieldOf } from './fields';
import { fits } from './fits';
import { headerWords } from './header-key';
import type { ColumnStatistics, ImportKind } from './types';

type Named = { field: string; name: string };

const INDEXES = new Map<ImportKind, Fuse<Named>>();

/**
 * The nearest free field by likeness of names (Fuse, score 0.4 at most), with a word that begins alike and values that fit. Good
 * for typing slips and half-known words ("Ammount", "Verbal commit on"); never more than a suggestion.
 */
export function similarField(
  kind: ImportKind,
  column: ColumnStatistics,
  taken: ReadonlySet<string>,
): Named | null {
  const words = headerWords(column.name).slice(0, 60);
  for (const { item, score } of indexOf(kind).search(words)) {
    const field = fieldOf(kind, item.field);
    if (
      !field ||
      taken.has(field.id) ||
      (score ?? 1) > 0.4 ||
      !beginAlike(words, item.name) ||
      !fits(field, column, 0.8)
    )
      continue;
    return item;
  }
  return null;
}

function beginAlike(a: string, b: string): boolean {
  const beginnings = new Set(a.split(' ').map((word) => word.slice(0, 2)));
  return b.split(' ').some((word) => beginnings.has(word.slice(0, 2)));
}

function indexOf(kind: ImportKind): Fuse<Named> {
  const built = INDEXES.get(kind);
  if (built) return built;
  const names = FIELDS[kind].flatMap((field) =>
    [headerWords(field.label), ...field.aliases].map((name) => ({ field: field.id, name })),
  );
  const index = new Fuse(names, { keys: ['name'], threshold: 0.4, includeScore: true });
  INDEXES.set(kind, index);
  return index;
}
