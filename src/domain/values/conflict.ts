import type { Refusal } from './result';

/**
 * What a 'conflict' refusal carries of two edits at once, as plain JSON: the row's fields as they stand now (`theirs`) and as they stood
 * in the version that the second writer had open (`seen`; null where that version is not kept). Fields have the names of the input.
 */
export type ConflictDetails = {
  /** The version to send with what is saved on top. */
  version: number;
  changedBy: string | null;
  /** Instant of the last change. */
  changedAt: string | null;
  theirs: Record<string, unknown>;
  seen: Record<string, unknown> | null;
};

/** The details of a refusal that shows both values; null for any other refusal. */
export function conflictOf(refusal: Pick<Refusal, 'code' | 'details'>): ConflictDetails | null {
  const details = refusal.details as Partial<ConflictDetails> | undefined;
  if (refusal.code !== 'conflict' || typeof details?.version !== 'number' || !details.theirs) return null;
  return {
    version: details.version,
    changedBy: details.changedBy ?? null,
    changedAt: details.changedAt ?? null,
    theirs: details.theirs,
    seen: details.seen ?? null,
  };
}

/**
 * `both`: each changed the field, to different values: the person chooses. `mine` and `theirs`: only one did, so nothing is lost by
 * keeping it. Where the version that was open is not known, every difference is `both`.
 */
export type FieldConflict = {
  field: string;
  mine: unknown;
  theirs: unknown;
  changed: 'both' | 'mine' | 'theirs';
};

/** Field by field what was typed against what stands; fields that are equal are left out, theirs that were not in the form come last. */
export function compareEdits(conflict: ConflictDetails, mine: Record<string, unknown>): FieldConflict[] {
  const { theirs, seen } = conflict;
  const typed = Object.keys(mine).flatMap((field): FieldConflict[] => {
    if (mine[field] === undefined || !(field in theirs) || same(mine[field], theirs[field])) return [];
    const [a, b] = [mine[field], theirs[field]];
    if (seen === null) return [{ field, mine: a, theirs: b, changed: 'both' }];
    const changed = same(a, seen[field]) ? 'theirs' : same(b, seen[field]) ? 'mine' : 'both';
    return [{ field, mine: a, theirs: b, changed }];
  });
  const others = Object.keys(seen ?? {}).filter(
    (field) => mine[field] === undefined && field in theirs && !same(theirs[field], seen?.[field]),
  );
  return [
    ...typed,
    ...others.map((field): FieldConflict => ({
      field,
      mine: seen?.[field],
      theirs: theirs[field],
      changed: 'theirs',
    })),
  ];
}

/** What somebody else saved, where it differs from what was typed, in one sentence for a small form; `words` names the fields and shows values. */
export function theirsText(
  conflict: ConflictDetails,
  mine: Record<string, unknown>,
  words: Readonly<Record<string, { label: string; show?: (value: unknown) => string }>>,
): string {
  const told = compareEdits(conflict, mine).flatMap(({ field, theirs }) => {
    const word = words[field];
    if (!word) return [];
    const text = word.show ? word.show(theirs) : asText(theirs);
    return [`${word.label}: ${text === '' ? 'nothing' : text}`];
  });
  return told.length === 0 ? 'It says the same as yours.' : `It says now: ${told.join('; ')}.`;
}

/** What is saved on top of theirs: the fields that stay mine. Those left to them are not sent, so they stay as they are. */
export function keptFields(
  mine: Record<string, unknown>,
  rows: readonly FieldConflict[],
  choice: Readonly<Record<string, 'mine' | 'theirs'>>,
): Record<string, unknown> {
  const kept = rows.filter(
    ({ field, changed }) => changed === 'mine' || (changed === 'both' && choice[field] === 'mine'),
  );
  return Object.fromEntries(kept.map(({ field }) => [field, mine[field]]));
}

/** As JSON compares them: an amount is text there, nothing typed and nothing stored are the same. */
function same(a: unknown, b: unknown): boolean {
  return asText(a) === asText(b);
}

function asText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
