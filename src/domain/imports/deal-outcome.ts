import { FURTHEST_WITHOUT_PO, STAGE_POSITION } from './stages';
import type { ImportOutcome, ImportStage, StageMeaning } from './types';

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

/** What the row proves, in the order of the stages; each later one needs all earlier ones that apply. */
export type Proof = {
  po: boolean;
  shipped: boolean;
  activated: boolean;
  completed: boolean;
  hasHardware: boolean;
};

/** The furthest stage that the row's evidence carries; null before the PO, where the source's word is taken. */
export function provenStage(proof: Proof): ImportStage | null {
  if (!proof.po) return null;
  if (proof.hasHardware && !proof.shipped) return 'hardware_po_received';
  if (!proof.activated) return proof.hasHardware ? 'hardware_shipped' : 'hardware_po_received';
  return proof.completed ? 'services_completed' : 'software_activated';
}

/** Our stage of a row: what is proven, else the source's word up to Hardware Quote Sent. */
export function stageOf(
  outcome: ImportOutcome,
  meaning: StageMeaning | null,
  proven: ImportStage | null,
): ImportStage {
  if (outcome === 'lost') return 'closed_lost';
  if (proven !== null) return proven;
  if (outcome === 'won') return FURTHEST_WITHOUT_PO;
  const word = meaning?.stage ?? 'lead';
  if (word === 'closed_lost') return 'lead';
  return STAGE_POSITION[word] > STAGE_POSITION[FURTHEST_WITHOUT_PO] ? FURTHEST_WITHOUT_PO : word;
}
