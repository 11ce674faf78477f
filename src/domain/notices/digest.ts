import type { DigestKind } from './digest-periods';

/** One line of a digest. `path` lies inside the company ("/desk"); null: there is nothing to open. */
export type DigestLine = { text: string; detail?: string; path: string | null };

/** What a digest says, before anybody draws it. */
export type Digest = {
  kind: DigestKind;
  /** "2026-W47" or "2026-10". */
  period: string;
  /** "16 – 22 Nov 2026", "October 2026". */
  when: string;
  company: string;
  name: string;
  /** The five that matter most: first what needs the reader, then what changed. */
  first: DigestLine[];
  needs: DigestLine[];
  changes: DigestLine[];
};

const FIRST_LINES = 5;
/** So many of the first lines at most are work, as long as something changed. */
const FIRST_NEEDS = 3;

/** Puts the five first lines on top; whatever is left stands below under its heading. Nothing is said twice. */
export function arrange(
  needs: readonly DigestLine[],
  changes: readonly DigestLine[],
): Pick<Digest, 'first' | 'needs' | 'changes'> {
  const work = Math.max(FIRST_NEEDS, FIRST_LINES - changes.length);
  const topNeeds = needs.slice(0, work);
  const topChanges = changes.slice(0, FIRST_LINES - topNeeds.length);
  return {
    first: [...topNeeds, ...topChanges],
    needs: needs.slice(topNeeds.length),
    changes: changes.slice(topChanges.length),
  };
}
