import { useRef } from 'react';
import { conflictOf, theirsText } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';

type Words = Parameters<typeof theirsText>[2];

/**
 * Two edits at once in a small form: it says what somebody else has saved, and the next press saves on top of what the person has read.
 * `standing` is the version that the page shows; null where there is none yet.
 */
export function useOnTop(standing: number | null) {
  const read = useRef(0);
  return {
    /** The version to send. */
    version: () => Math.max(read.current, standing ?? 0),
    /** A refusal as the form shows it; `words` names the fields of a conflict and shows their values. */
    told: (refusal: Refusal, mine: Record<string, unknown>, words: Words) => {
      const conflict = conflictOf(refusal);
      if (!conflict) return refusal;
      read.current = conflict.version;
      const { message } = refusal;
      return { message, remedy: `${theirsText(conflict, mine, words)} Press again to keep yours.` };
    },
  };
}
