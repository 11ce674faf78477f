import type { ImportOutcome } from './types';

/** What the source says about the end of a deal, from up to four columns. */
export type OutcomeWords = {
  isWon: boolean | null;
  isClosed: boolean | null;
  status: ImportOutcome | null;
  stage: ImportOutcome | null;
};

/**
 * Open, won or lost. Flags win over the status word and that over the stage word: stages are renamed by everybody, flags by
 * nobody. Closed and not won is lost; closed without any word of which is `null`, a question for the row.
 */
export function outcomeOf({ isWon, isClosed, status, stage }: OutcomeWords): ImportOutcome | null {
  if (isWon === true) return 'won';
  if (isClosed === false) return status === 'won' || status === 'lost' ? status : 'open';
  if (isClosed === true) {
    if (isWon === false) return 'lost';
    const word = status ?? stage;
    return word === 'open' ? null : word;
  }
  if (isWon === false && (status ?? stage) === 'won') return 'open';
  return status ?? stage ?? 'open';
}
